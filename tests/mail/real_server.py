"""A real SMTP server (aiosmtpd) on a free loopback port, in a thread of its own."""

import asyncio
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from aiosmtpd.handlers import Message
from aiosmtpd.smtp import SMTP


class Mailbox(Message):
    """Keeps what it is given."""

    def __init__(self) -> None:
        super().__init__()
        self.mails: list[str] = []

    def handle_message(self, message: Any) -> None:
        """Keep the text of a message."""
        self.mails.append(message.get_payload())


@contextmanager
def running(mailbox: Mailbox, ssl_context: ssl.SSLContext | None = None, **settings: Any) -> Iterator[int]:
    """Run a server and yield its port; `ssl_context` means TLS from the first byte."""
    loop = asyncio.new_event_loop()
    loop.set_exception_handler(lambda *_: None)  # clients that hang up are what the tests are about
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    async def start() -> asyncio.Server:
        return await loop.create_server(
            lambda: SMTP(mailbox, loop=loop, hostname="mail.example", **settings),
            "127.0.0.1",
            0,
            ssl=ssl_context,
        )

    async def stop(server: asyncio.Server) -> None:
        server.close()
        tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    server = asyncio.run_coroutine_threadsafe(start(), loop).result(10)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        asyncio.run_coroutine_threadsafe(stop(server), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()
