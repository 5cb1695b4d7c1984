"""The places a handbook is opened from: a disk, a server's root, below an address, a folder with an awkward name."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Final
from urllib.parse import quote

AWKWARD: Final = "sp ace é #1 100%"
Place = Callable[[Path, Path], AbstractContextManager[str]]
"""Given the handbooks and an empty folder: the address of the handbooks, which ends in a slash."""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *words: object) -> None:  # noqa: A002 - the name is the base class's
        pass


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """A static server on this machine; its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as http:
        thread = Thread(target=http.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{http.server_port}/"
        finally:
            http.shutdown()
            thread.join()


@contextmanager
def from_disk(handbooks: Path, _: Path) -> Iterator[str]:
    yield f"{handbooks.as_uri()}/"


@contextmanager
def from_an_awkward_folder(handbooks: Path, empty: Path) -> Iterator[str]:
    yield f"{shutil.copytree(handbooks, empty / AWKWARD).as_uri()}/"


@contextmanager
def from_a_server(handbooks: Path, _: Path) -> Iterator[str]:
    with server(handbooks) as address:
        yield address


@contextmanager
def from_below_an_address(handbooks: Path, empty: Path) -> Iterator[str]:
    shutil.copytree(handbooks, empty / "a" / "b")
    with server(empty) as address:
        yield f"{address}a/b/"


@contextmanager
def from_an_awkward_address(handbooks: Path, empty: Path) -> Iterator[str]:
    shutil.copytree(handbooks, empty / AWKWARD)
    with server(empty) as address:
        yield f"{address}{quote(AWKWARD)}/"


PLACES: Final[tuple[Place, ...]] = (
    from_disk,
    from_an_awkward_folder,
    from_a_server,
    from_below_an_address,
    from_an_awkward_address,
)
