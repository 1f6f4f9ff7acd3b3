"""One function per thing a clerk does; a service owns its transaction and returns frozen values."""
