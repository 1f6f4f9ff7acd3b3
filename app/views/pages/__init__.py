"""Pages of a customer's card; pages do not know each other."""
