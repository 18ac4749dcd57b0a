"""Quotations and reported statements: marks, cues, extents, speakers."""
