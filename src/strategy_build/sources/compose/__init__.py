"""Turns what a strategy is (values, actions, questions) into what a document says, once for all formats."""
