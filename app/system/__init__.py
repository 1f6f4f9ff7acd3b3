"""What the machine gives: folders, settings, secrets, the log, the clock, the environment."""
