"""Several agencies at once: a plain function over a list, on every core, results in the order of the list."""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeVar

T = TypeVar("T")
WORTH_IT: Final = 4
"""Below this number of agencies starting a worker costs more than it saves."""


class WorkerDied(OSError):
    """A worker was killed, as a system does that runs out of memory; the message names the agency."""


_WORK: dict[str, Callable[[str], object]] = {}


def in_order(do: Callable[[str], T], names: Sequence[str], jobs: int = 0) -> Iterator[T]:
    """`do` of every name. `jobs` 0 means as many as there are cores, where that pays and the system can fork."""
    wanted = jobs or (os.cpu_count() or 1 if len(names) >= WORTH_IT else 1)
    if wanted < 2 or len(names) < 2 or not hasattr(os, "fork"):
        yield from map(do, names)
        return
    yield from _forked(do, names, min(wanted, len(names)))


def _forked(do: Callable[[str], T], names: Sequence[str], jobs: int) -> Iterator[T]:
    """Forked after everything is loaded; `do` reaches the workers by the fork, so that it need not be pickled."""
    import multiprocessing  # noqa: PLC0415 - not paid for by the build of one agency
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - the same
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - the same

    _WORK["do"] = do
    fork = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(jobs, mp_context=fork, initializer=_leave_interrupts_to_the_parent) as pool:
        waiting = [(name, pool.submit(_work, name)) for name in names]
        for name, result in waiting:
            try:
                yield result.result()  # type: ignore[misc]
            except BrokenProcessPool:
                raise WorkerDied(
                    f"the worker building {name} was ended from outside (is there enough memory?)"
                ) from None
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _work(name: str) -> object:
    return _WORK["do"](name)
