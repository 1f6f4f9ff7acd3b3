"""The command line of okienko, beside the window."""
