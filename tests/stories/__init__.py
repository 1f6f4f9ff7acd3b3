"""Stories: the whole program in its real window, on a real server, moved by keys alone."""
