"""Qt item models, the one door to threads, the change feed, and words for codes."""
