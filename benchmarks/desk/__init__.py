"""How long the pages of the desk take over 100,000 claims, and what they send."""
