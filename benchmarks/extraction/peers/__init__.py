"""Other systems for the same tasks, each brought to the scorers' format. Installed by ``requirements/peers.txt``."""
