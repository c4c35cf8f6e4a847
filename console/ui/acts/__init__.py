"""What the commands do, one file a menu. Each function takes the window; a service does the writing."""
