"""What the machine gives: folders, typed settings, secrets, the log, the clock, the environment.
"""
