"""``python -m benchmarks``: measures everything.

What is measured is named inside of the guard: a process that a measured import starts loads this module once more, and none
of that belongs to the import's time.
"""

from __future__ import annotations

import sys

if __name__ == "__main__":
    from benchmarks.everything import main

    sys.exit(main())
