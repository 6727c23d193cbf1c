"""Reads content/ and composes what a strategy is into what a document says."""
