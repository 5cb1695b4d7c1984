"""The preview server under attack: it answers its own address, shows nothing but pages, says nothing, and lives on."""

import asyncio
import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import pytest
from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect

from ladderbook import preview
from tests.on_disk import write

HIDDEN: Final = "Not for you"
PAGE: Final = "<!doctype html><html><body><h1>Oak House</h1></body></html>"


class Server:
    """A preview of a small folder, in a thread of its own."""

    def __init__(self, folder: Path) -> None:
        self.showing = preview.Showing(folder, frozenset({"localhost", "127.0.0.1", "::1"}))
        self.loop = asyncio.new_event_loop()
        self.port = 0
        self.ready = threading.Event()
        self.thread = threading.Thread(target=self._run)
        self.thread.start()
        assert self.ready.wait(10)

    def _run(self) -> None:
        asyncio.set_event_loop(self.loop)
        self.loop.run_until_complete(self._listen())
        self.loop.run_forever()
        self.loop.close()

    async def _listen(self) -> None:
        self.http = preview.server(self.showing)
        self.port, sockets = preview._listen("127.0.0.1", 0)
        self.http.add_sockets(sockets)
        self.ready.set()

    def close(self) -> None:
        self.inside(self._close())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()

    async def _close(self) -> None:
        self.http.stop()
        await self.http.close_all_connections()

    def inside(self, work: Any) -> Any:
        """Something done in the thread of the server."""
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(20)

    def raw(self, request: bytes, patience: float = 5) -> bytes:
        """What comes back for some bytes, until the server ends the talk or says no more."""
        found = b""
        with socket.create_connection(("127.0.0.1", self.port), patience) as connection, suppress(OSError):
            connection.sendall(request)
            for piece in iter(lambda: connection.recv(65536), b""):
                found += piece
        return found

    def get(self, path: str, *headers: str, host: str = "localhost", verb: str = "GET") -> bytes:
        lines = (f"{verb} {path} HTTP/1.1", *([f"Host: {host}"] if host else []), "Connection: close", *headers, "", "")
        return self.raw("\r\n".join(lines).encode("latin-1"))

    @property
    def alive(self) -> bool:
        return b"Oak House" in self.get("/oak/index.html")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    base = tmp_path_factory.mktemp("base")
    write(base, {"secret.txt": HIDDEN, "more/secret.txt": HIDDEN, "output-2/secret.txt": HIDDEN})
    output = write(base / "output", {"index.html": PAGE, "oak/index.html": PAGE, ".hidden": HIDDEN, "oak/.x": HIDDEN})
    (output / "out.txt").symlink_to(base / "secret.txt")
    (output / "more").symlink_to(base / "more")
    started = Server(output)
    yield started
    started.close()


@pytest.fixture(autouse=True)
def _lives_on_and_says_nothing(server: Server, capfd: pytest.CaptureFixture[str]) -> Iterator[None]:
    """After every attack the server shows its page, and the terminal is as it was."""
    capfd.readouterr()
    yield
    assert server.alive
    assert capfd.readouterr() == ("", "")


def status(answer: bytes) -> int:
    """The status; 0 where the connection was closed without a word."""
    return int(answer.split(b" ", 2)[1]) if answer else 0


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "localhost:8000", "[::1]:8000", "LOCALHOST"])
def test_its_own_names(server: Server, host: str) -> None:
    assert status(server.get("/", host=host)) == 200


HOSTS: Final = (
    "", "evil.example", "localhost.evil.example", "evil.example:8000", "localhost@evil.example",
    "evil.example#localhost",
    "127.0.0.1.evil.example", "127.0.0.2", "10.0.0.1", "[::1", "[fe80::1]", "localhost evil.example",
    "localhost,evil.example",
    "\x1b[31mlocalhost", "a" * 5_000, "2130706433", "0x7f.1", "localhost\\@evil.example", "[::ffff:10.0.0.1]",
)  # fmt: skip


@pytest.mark.parametrize("host", HOSTS)
def test_another_name_is_not_answered(server: Server, host: str) -> None:
    answer = server.get("/oak/index.html", host=host)
    assert status(answer) in (0, 400, 403)
    assert b"Oak House" not in answer


def test_two_names_are_not_answered(server: Server) -> None:
    answer = server.get("/oak/index.html", "Host: evil.example")
    assert status(answer) in (0, 400, 403)


PATHS: Final = (
    "/../secret.txt", "/oak/../../secret.txt", "/%2e%2e/secret.txt", "/%2e%2e%2fsecret.txt", "/..%2fsecret.txt",
    "/..%5csecret.txt",
    "/%5c..%5csecret.txt", "/..\\secret.txt", "/..;/secret.txt", "/%252e%252e/secret.txt", "/%c0%ae%c0%ae/secret.txt",
    "/%uff0e%uff0e/secret.txt", "/....//secret.txt", "/./.././secret.txt", "//secret.txt", "/../output-2/secret.txt",
    "/%2e%2e/output-2/secret.txt", "/oak/%2e%2e/%2e%2e/secret.txt", "/out.txt", "/more/secret.txt", "/.hidden",
    "/oak/.x", "/%2ehidden", "/oak/..",
    "//etc/hostname", "/%2fetc/hostname", "/file:///etc/hostname", "/C:/Windows/win.ini", "/oak/index.html::$DATA",
    "/oak/index.html%00.txt", "/%00", "/" + "a" * 300, "/" + "a/" * 2_000, "/%ff%fe", "/%0d%0aSet-Cookie:%20a=b",
    "/?x=%0d%0a%1b[31m",
    "http://evil.example/../secret.txt", "*", "/livereload.js/../../secret.txt", "/forcereload", "/%E2%80%AE",
)  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_nothing_outside_and_nothing_hidden(server: Server, path: str) -> None:
    answer = server.get(path)
    assert HIDDEN.encode() not in answer
    assert b"root:" not in answer
    assert b"Set-Cookie" not in answer
    assert status(answer) in (0, 200, 301, 302, 400, 403, 404)
    if status(answer) == 200:
        assert b"Oak House" in answer
    location = [line for line in answer.split(b"\r\n") if line.lower().startswith(b"location:")]
    assert all(
        line.split(b": ")[1].startswith(b"/") and not line.split(b": ")[1].startswith(b"//") for line in location
    )


@pytest.mark.parametrize("verb", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "BREW", "get"])
def test_it_is_only_read(server: Server, verb: str) -> None:
    answer = server.get("/oak/index.html", "Content-Length: 0", verb=verb)
    assert status(answer) in (0, 400, 403, 405)
    assert b"Access-Control" not in answer


GET: Final = b"GET / HTTP/1.1\r\nHost: localhost\r\n"
POST: Final = b"POST / HTTP/1.1\r\nHost: localhost\r\n"
BOMBS: Final = {
    "no HTTP": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" * 100,
    "an empty line": b"\r\n\r\n",
    "a header of ten million bytes": GET + b"X: " + b"a" * 10_000_000 + b"\r\n\r\n",
    "a hundred thousand headers": GET + b"" + b"X: a\r\n" * 100_000 + b"\r\n",
    "an address of a million bytes": b"GET /" + b"a" * 1_000_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "a body of 50 million bytes": POST + b"Content-Length: 50000000\r\n\r\n" + b"a" * 50_000_000,
    "a length that is none": POST + b"Content-Length: -1\r\n\r\n",
    "two lengths": POST + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\na",
    "a length and pieces": POST + b"Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "a piece without an end": POST + b"Transfer-Encoding: chunked\r\n\r\nffffffffffff\r\n",
    "a folded header": GET + b"X: a\r\n b\r\n\r\n",
    "a header without a name": GET + b": a\r\n\r\n",
    "an escape sequence": b"GET /\x1b[31m HTTP/1.1\r\nHost: localhost\r\nUser-Agent: \x1b[2J\r\n\r\n",
    "bytes that are no text": b"GET /\xff\xfe HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "a version that is none": b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
    "a form that is none": POST + b"Content-Type: multipart/form-data; boundary=\r\nContent-Length: 2\r\n\r\n--",
}


@pytest.mark.parametrize("request_", BOMBS.values(), ids=BOMBS)
def test_what_is_no_fair_request(server: Server, request_: bytes) -> None:
    start = time.monotonic()
    assert HIDDEN.encode() not in server.raw(request_, 0.3)
    assert time.monotonic() - start < 5


def test_a_hundred_slow_visitors_keep_nobody_else_waiting(server: Server) -> None:
    slow = [socket.create_connection(("127.0.0.1", server.port), 5) for _ in range(100)]
    for number, connection in enumerate(slow):
        connection.sendall(b"GET / HTTP/1.1\r\nHost: localh"[: 5 + number % 25])
    start = time.monotonic()
    assert server.alive
    assert time.monotonic() - start < 1
    for connection in slow:
        connection.close()


def knocked(server: Server, origin: str, host: str) -> int:
    """The status that a page of some origin gets which wants to listen to the reloading socket."""
    wants = ("Upgrade: websocket", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==")
    lines = ("GET /livereload HTTP/1.1", f"Host: {host}", "Connection: Upgrade", *wants, f"Origin: {origin}", "", "")
    return status(server.raw("\r\n".join(lines).encode(), 0.1))


def said(server: Server, *messages: str | bytes) -> str | None:
    """What the reloading socket answers to a page of its own that sends some messages; None where it ends the talk."""

    async def talked() -> str | bytes | None:
        address = f"127.0.0.1:{server.port}"
        request = HTTPRequest(f"ws://{address}/livereload", headers={"Origin": f"http://{address}"})
        connection = await websocket_connect(request)
        for message in (*messages, json.dumps({"command": "hello", "protocols": []})):
            await connection.write_message(message, binary=isinstance(message, bytes))
        answer = await asyncio.wait_for(connection.read_message(), 10)
        connection.close()
        return answer

    answer: str | None = server.inside(talked())
    return answer


ORIGINS: Final = (
    "http://evil.example", "https://localhost", "null", "http://localhost", "http://localhost.evil.example",
    "http://127.0.0.1", "file://", "http://127.0.0.1:1", "http://evil.example#127.0.0.1", "http://a@127.0.0.1:{port}",
)  # fmt: skip


@pytest.mark.parametrize("origin", ORIGINS)
def test_a_page_of_another_site_cannot_listen(server: Server, origin: str) -> None:
    address = f"127.0.0.1:{server.port}"
    assert knocked(server, f"http://{address}", address) == 101
    assert knocked(server, origin.format(port=server.port), address) == 403


def test_a_page_of_another_site_cannot_listen_under_its_own_name(server: Server) -> None:
    assert knocked(server, "http://evil.example", "evil.example") == 403


MESSAGES: Final = {
    "no JSON": "{",
    "nothing": "",
    "a number": "7",
    "a list": '["command"]',
    "a command that is none": '{"command": ["hello"]}',
    "another command": '{"command": "reload", "path": "*"}',
    "an unknown command": '{"command": "url", "url": "http://evil.example/\\u001b[31m"}',
    "lists within lists": "[" * 100_000,
    "bytes that are no text": b"\xff\xfe",
    "a number of 20,000 digits": "9" * 20_000,
    "a million characters": '{"command": "' + "a" * 1_000_000 + '"}',
}


@pytest.mark.parametrize("message", MESSAGES.values(), ids=MESSAGES)
def test_a_message_that_is_none_is_ignored(server: Server, message: str | bytes) -> None:
    answer = said(server, message)
    assert answer is None or '"hello"' in answer


def test_problems_are_shown_as_text_over_a_page(server: Server) -> None:
    server.showing.trouble = "</pre><script>alert(1)</script>"
    try:
        assert b"<script>alert" not in server.get("/oak/index.html")
    finally:
        server.showing.trouble = ""
