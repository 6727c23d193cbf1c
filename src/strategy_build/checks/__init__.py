"""Looks at sources and artefacts with other eyes than those that made them."""
