"""Doing one thing to many claims: chosen in the list, confirmed on a page of its own, done claim by claim."""
