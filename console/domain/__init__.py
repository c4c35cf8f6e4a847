"""What things are: frozen dataclasses and pure functions. No Qt, no SQL, no files, no clock."""
