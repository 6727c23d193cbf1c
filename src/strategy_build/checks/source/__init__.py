"""Rules on the parsed content, one module a family."""
