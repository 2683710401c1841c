"""Publishing the warehouse: one file per role with what its readers may see, from a tested build,
replaced in one step.
"""
