"""A progress line for a terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.status import Status


@contextmanager
def bar() -> Iterator[Callable[[str], None]]:
    """Counts the agencies that are done; gone when the build is over."""
    console = Console(stderr=True)
    done = 0
    with Status("Reading ...", console=console) as status:

        def step(agency: str) -> None:
            nonlocal done
            done += 1
            status.update(f"{done} done: {agency}")

        yield step
