"""What a strategy is and what a document says: frozen data that needs the standard library only."""
