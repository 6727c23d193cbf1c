"""The site around the publications: first page, word list, choice of files, zip, feed, look, manifest."""
