"""The braille of a publication: for embossers, for braille displays, for braille readers' programs."""
