"""What the desk's lists are made of: search, counts, order, pages and exports. Reads only."""
