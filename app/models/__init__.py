"""Qt item models, the one door to threads, the change feed, and words for codes."""

import gc

from app.models.binding import drop_import_hook

drop_import_hook()
gc.disable()  # loading makes no garbage; from here on ``collector.Collector`` collects, and enables it again at its end
