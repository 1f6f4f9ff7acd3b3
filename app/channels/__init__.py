"""The outside world that is not the database."""
