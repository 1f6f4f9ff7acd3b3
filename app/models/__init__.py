"""Qt item models, the one door to threads, the change feed, and words for codes."""

from app.models.binding import drop_import_hook

drop_import_hook()
