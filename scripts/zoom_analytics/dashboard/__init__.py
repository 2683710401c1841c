"""The dashboard: one HTML file with everything in it, written from the published analyst file."""
