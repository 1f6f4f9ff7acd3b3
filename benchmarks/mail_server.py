"""An SMTP server on loopback that takes everything and keeps nothing; prints its port. Run as a process of its own."""

from __future__ import annotations

import asyncio

from aiosmtpd.smtp import SMTP, Envelope, Session


class Taker:
    """Counts what it takes, as queue numbers do."""

    def __init__(self) -> None:
        self.taken = 0

    async def handle_DATA(self, _server: SMTP, _session: Session, _envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        """Take an e-mail over."""
        self.taken += 1
        return f"250 2.0.0 Ok: queued as {self.taken:08X}"


async def serve() -> None:
    """Until the process is ended."""
    taker = Taker()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(taker, hostname="bench", loop=loop), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve())
