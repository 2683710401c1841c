"""Publishing the warehouse: one file per role, whole, tested, holding what its readers may see,
replaced in one step.
"""
