"""Rules on what was made, one module a format."""
