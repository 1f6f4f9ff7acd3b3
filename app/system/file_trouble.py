"""Why a file can't be read or written, in Polish: the system's own words are English on most desks and servers."""

from __future__ import annotations

import errno
from typing import Final

_WORDS: Final = {
    errno.ENOENT: "nie ma takiego pliku",
    errno.EISDIR: "to katalog, nie plik",
    errno.ENOTDIR: "nie ma takiego katalogu",
    errno.EACCES: "brak uprawnień",
    errno.EPERM: "brak uprawnień",
    errno.EROFS: "dysk jest tylko do odczytu",
    errno.ENOSPC: "na dysku nie ma miejsca",
    errno.EIO: "błąd dysku",
    errno.ENAMETOOLONG: "nazwa jest za długa",
    errno.EMFILE: "za dużo otwartych plików",
    errno.ETIMEDOUT: "dysk sieciowy nie odpowiada",
    errno.EHOSTDOWN: "dysk sieciowy nie odpowiada",
}


def why(error: OSError) -> str:
    """A few words for a sentence; what is rarer keeps the system's own."""
    return _WORDS.get(error.errno or 0) or error.strerror or type(error).__name__
