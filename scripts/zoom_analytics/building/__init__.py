"""Building the warehouse: runs dbt in this process and shows its progress."""
