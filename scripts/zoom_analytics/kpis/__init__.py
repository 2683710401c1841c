"""The KPIs in the terminal: what there is, and the values of one with a small plot."""
