"""The web page of a publication, and the frame that all pages of the site share."""
