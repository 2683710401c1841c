"""The benchmark: what the engine itself would need, what we need, and the ratios between them."""
