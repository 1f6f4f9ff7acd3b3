"""A network of 20 ms: bytes between a TCP port of this machine and the server's socket, each way held back half of it."""

from __future__ import annotations

import socket
import threading
from collections import deque
from collections.abc import Callable
from time import monotonic, sleep


class DelayedServer:
    """Listens on the loopback address; ``delay_s`` is the time of a round trip."""

    def __init__(self, connect: Callable[[], socket.socket], delay_s: float) -> None:
        self._connect = connect
        self._half = delay_s / 2
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Take no more connections."""
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            server = self._connect()
            for source, target in ((client, server), (server, client)):
                queue: deque[tuple[float, bytes]] = deque()
                filled = threading.Condition()
                threading.Thread(target=self._read, args=(source, queue, filled), daemon=True).start()
                threading.Thread(target=self._write, args=(target, queue, filled), daemon=True).start()

    def _read(self, source: socket.socket, queue: deque[tuple[float, bytes]], filled: threading.Condition) -> None:
        while True:
            try:
                data = source.recv(65536)
            except OSError:
                data = b""
            with filled:
                queue.append((monotonic() + self._half, data))
                filled.notify()
            if not data:
                return

    @staticmethod
    def _write(target: socket.socket, queue: deque[tuple[float, bytes]], filled: threading.Condition) -> None:
        while True:
            with filled:
                filled.wait_for(lambda: bool(queue))
                due, data = queue.popleft()
            sleep(max(0.0, due - monotonic()))
            if not data:
                target.close()
                return
            try:
                target.sendall(data)
            except OSError:
                return
