"""Zoom analytics: the programs around the dbt project (demo data, loading, publishing)."""
