"""The site around the publications: first page, word list, page for wrong addresses, look, manifest."""
