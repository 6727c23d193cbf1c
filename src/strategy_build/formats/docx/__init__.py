"""The Word file of a publication: real headings, lists and tables, for screen readers and for editing."""
