"""The plain text of a publication."""
