"""The EPUB 3.3 book of a publication."""
