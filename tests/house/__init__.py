"""Rules of the house that no ready tool knows, checked over the source itself."""
