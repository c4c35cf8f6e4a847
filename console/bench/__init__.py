"""What the bench command measures, one file a subject."""
