"""The preview server: the published handbooks on this machine's own address, shown again after each save.

livereload's socket and script, guarded: only the loopback address unless asked, only our own Host and Origin, no
hidden files, no forced reload from other sites, nothing a request holds is written to the terminal. While the sources
are wrong the last good pages stay, with the problems over them. Built files never contain any of this.
"""

import asyncio
import ipaddress
import json
import mimetypes
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from html import escape
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import click
from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from tornado import web
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets

from ladderbook import outcome
from ladderbook.build import Order, Report, build
from ladderbook.watching import Look, look

Say = Callable[[str], None]
TICK: Final = 0.1
"""Seconds between two looks at the sources; a build waits for a look that finds nothing new."""
PORTS: Final = 10
REQUEST_BYTES: Final = 32_768
_STRICT: Final = b"connect-src 'none'"
_STYLE: Final = """
#ladderbook-preview { position: fixed; inset: auto 0 0 0; max-height: 60vh; overflow: auto; z-index: 9;
  padding: 1rem 1.25rem; background: #2b1111; color: #fff; border-top: 4px solid #ff8a70;
  font: 400 0.875rem/1.5 ui-monospace, monospace; }
#ladderbook-preview pre { white-space: pre-wrap; margin: 0; background: none; color: inherit; }
"""


@dataclass(slots=True)
class Showing:
    """What the server shows now: the folder, and the problems of the last build."""

    folder: Path
    hosts: frozenset[str]
    verbose: bool = False
    trouble: str = ""
    sockets: set["Socket"] = field(default_factory=set)


class Guarded(web.RequestHandler):
    """Answers only requests that name this server: another site cannot read it through a name of its own."""

    showing: Showing

    def initialize(self, showing: Showing) -> None:
        self.showing = showing

    def prepare(self) -> None:
        if not own_host(self.request.headers.get("Host", ""), self.showing.hosts):
            raise web.HTTPError(403)

    def set_default_headers(self) -> None:
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.clear_header("Server")

    def write_error(self, status_code: int, **_: Any) -> None:
        words = {403: "This preview answers only to its own address.", 404: "There is no such page."}
        self.finish(_page(words.get(status_code, "This did not work."), self.showing.trouble))


class Pages(Guarded):
    """The files of the output folder; a page gets the script that reloads it, and the problems there are."""

    def head(self, path: str) -> None:
        self.get(path)

    def get(self, path: str) -> None:
        found = find(self.showing.folder, path)
        if found is None:
            raise web.HTTPError(404)
        if found.is_dir():
            self.redirect(f"/{path}/" if path else "/")
            return
        data = found.read_bytes()
        kind = mimetypes.guess_type(found.name)[0] or "application/octet-stream"
        self.set_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.finish(with_preview(data, self.showing.trouble) if kind == "text/html" else data)


class Style(Guarded):
    def get(self) -> None:
        self.set_header("Content-Type", "text/css; charset=utf-8")
        self.finish(_STYLE)


class Script(Guarded, LiveReloadJSHandler):  # type: ignore[misc]
    """livereload's own script."""


class Socket(Guarded, LiveReloadHandler):  # type: ignore[misc]
    """livereload's socket, for pages of this server only; a message that is not livereload's is ignored.

    `prepare` comes first: tornado asks `check_origin` only where Origin and Host differ, and a site that points its own
    name at this machine sends the same in both.
    """

    def check_origin(self, origin: str) -> bool:
        host = self.request.headers.get("Host", "")
        return own_host(host, self.showing.hosts) and urlsplit(origin).netloc == host

    def on_message(self, message: str | bytes) -> None:
        try:
            command = json.loads(message)["command"]
        except (ValueError, KeyError, TypeError, RecursionError):
            return
        if command in ("hello", "info"):
            super().on_message(message)
            self.showing.sockets.add(self)

    def on_close(self) -> None:
        super().on_close()
        self.showing.sockets.discard(self)

    def show_again(self) -> None:
        self.send_message({"command": "reload", "path": "*", "liveCSS": False, "liveImg": False})


def own_host(host: str, hosts: frozenset[str]) -> bool:
    """Whether a Host header names this server: one of its names, or an address (which no other site can point here)."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    if name in hosts:
        return True
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return "0.0.0.0" in hosts or "::" in hosts  # noqa: S104 - compared, not bound


def find(folder: Path, path: str) -> Path | None:
    """The file a request may see: inside the folder, not hidden; a folder shows its index."""
    parts = [part for part in path.split("/") if part]
    if any(part.startswith(".") or "\\" in part or "\0" in part or ":" in part for part in parts):
        return None
    found = folder.joinpath(*parts)
    try:
        if found.is_dir() and (path.endswith("/") or not path):
            found = found / "index.html"
        inside = found.exists() and found.resolve().is_relative_to(folder.resolve())
    except OSError:
        return None  # no file can have so long a name
    return found if inside else None


def with_preview(html: bytes, trouble: str) -> bytes:
    """A page with the reloading script and, if there are any, the problems."""
    added = '<script src="/livereload.js"></script>'
    if trouble:
        added = f'<link rel="stylesheet" href="/preview.css">{_overlay(trouble)}{added}'
    loosened = html.replace(_STRICT, b"connect-src 'self'", 1)
    return loosened.replace(b"</body>", added.encode() + b"</body>", 1)


def _overlay(trouble: str) -> str:
    return (
        '<section id="ladderbook-preview" role="alert" aria-label="Problems in the sources">'
        f'<pre tabindex="0">{escape(trouble)}</pre></section>'
    )


def _page(words: str, trouble: str) -> bytes:
    head = '<!doctype html><html lang="en"><head><title>Preview</title></head>'
    return with_preview(f"{head}<body><h1>{escape(words)}</h1></body></html>".encode(), trouble)


def serve(order: Order, host: str, port: int, *, opens: bool, verbose: bool, say: Say) -> None:
    """Serves the output folder until interrupted."""
    assert order.output is not None  # noqa: S101 - serve always has one
    showing = Showing(order.output, frozenset({"localhost", "127.0.0.1", "::1", host}), verbose)
    asyncio.run(_serve(replace(order, keep_going=True), showing, host, port, opens=opens, say=say))


async def _serve(order: Order, showing: Showing, host: str, port: int, *, opens: bool, say: Say) -> None:
    seen = await asyncio.to_thread(look, order.root)
    await _build(order, showing, say)
    address, sockets = _listen(host, port)
    server(showing).add_sockets(sockets)
    shown = f"http://{'localhost' if host == '127.0.0.1' else host}:{address}/"
    say(f"Preview at {shown} (Ctrl-C stops it)")
    if host not in ("127.0.0.1", "localhost", "::1"):
        say("Everyone on this network can read it while it runs.")
    if opens:
        webbrowser.open(shown)
    await _watch(order, showing, seen, say)


def server(showing: Showing) -> HTTPServer:
    """The server, which reads no more of a request than a page ever asks with."""
    return HTTPServer(application(showing), max_header_size=REQUEST_BYTES, max_body_size=REQUEST_BYTES)


def application(showing: Showing) -> web.Application:
    """The addresses of the preview."""
    given = {"showing": showing}
    return web.Application(
        [
            (r"/livereload", Socket, given),
            (r"/livereload\.js", Script, given),
            (r"/preview\.css", Style, given),
            (r"/(.*)", Pages, given),
        ],
        log_function=lambda _: None,
    )


def _listen(host: str, port: int) -> tuple[int, list[Any]]:
    """The port asked for, or the next one that is free."""
    for attempt in range(port, port + PORTS):
        try:
            sockets = bind_sockets(attempt, host)
        except OSError:
            if attempt == port + PORTS - 1 or port == 0:
                raise
        else:
            return sockets[0].getsockname()[1], sockets
    raise OSError(f"no free port from {port} on")


async def _watch(order: Order, showing: Showing, seen: Look, say: Say) -> None:
    """Builds when the sources changed and have come to rest."""
    built = seen
    while True:
        await asyncio.sleep(TICK)
        now = await asyncio.to_thread(look, order.root)
        if now == seen and now != built:
            built = now
            await _build(order, showing, say)
            for socket in tuple(showing.sockets):
                socket.show_again()
        seen = now


async def _build(order: Order, showing: Showing, say: Say) -> None:
    """One build, beside the server; what is wrong is said and shown."""
    try:
        found = await asyncio.to_thread(build, order)
    except Exception as error:
        showing.trouble = f"The build failed: {error}"
        say(click.style(showing.trouble, fg="red"))
        return
    told = list(outcome.problems(found, order, verbose=showing.verbose))
    showing.trouble = "" if found.good else click.unstyle("\n".join(told))
    for line in told:
        say(line)
    say(_outcome(found))


def _outcome(found: Report) -> str:
    if found.good:
        return f"Built {len(found.published)} ({found.pages} pages)."
    return f"The last good pages stay: {', '.join(found.failed) or 'all'}."
