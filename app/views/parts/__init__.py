"""Small widgets that every page is made of; their look is in ``resources/themes/okienko.qss``."""
