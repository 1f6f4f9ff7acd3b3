"""Encryption to servers outside: who they are is always asked."""

from __future__ import annotations

import ssl
from pathlib import Path

from app.domain.faults import EnvironmentFault, Trouble


def tls_context(ca_file: Path | None) -> ssl.SSLContext:
    """Verifies certificate and name, by the system's authorities or those of a file. Raises EnvironmentFault (tls)."""
    try:
        context = ssl.create_default_context(cafile=None if ca_file is None else str(ca_file))
    except (OSError, ssl.SSLError) as error:
        raise EnvironmentFault(Trouble.TLS, f"no authorities: {type(error).__name__}", code="ca_file") from None
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
