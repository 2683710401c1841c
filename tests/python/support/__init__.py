"""What tests stand on: warehouses to build and ask, deliveries, readers of what came of them."""
