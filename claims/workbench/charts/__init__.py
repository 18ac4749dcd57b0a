"""The desk in figures: what is counted, and the bars it is drawn with."""
