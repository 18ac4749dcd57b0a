"""What is compared with what: reads claims, articles and sources, and runs the pure checks on them. Writes nothing."""
