"""One function per verb of the user; each owns its transaction."""
