"""The benchmark: time of the project, time of the engine alone, and the ratios between them."""
