"""The KPIs in the terminal: the catalogue, and the values of one KPI with a small plot."""
