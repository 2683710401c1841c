"""Building the warehouse: dbt, run in this process, with progress that a person can follow."""
