"""What the desk has itself: the full text of its documents, and its reference data."""
