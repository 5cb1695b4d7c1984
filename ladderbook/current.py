"""Which handbooks are still current: the sources as they are now, beside the record of the last build."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from ladderbook import manifest
from ladderbook.files import Foldered
from ladderbook.manifest import Known, Manifest
from ladderbook.scan import Scan
from ladderbook.turns import next_turn


class Sources:
    """A site's folders by a digest of their content. What did not change since the last build is not read for it."""

    def __init__(self, files: Foldered, found: Scan, looked_at: int, last: Manifest) -> None:
        self._files = files
        self._last = last
        self._engine = manifest.engine()
        self._signatures = manifest.signatures(found, looked_at)
        self._digests: dict[str, str] = {}
        self._turns: dict[tuple[str, date], date] = {}

    def is_current(self, agency: str, output: Path, day: date) -> bool:
        """Whether the published handbook of an agency is what a build on that day would make of these sources."""
        known = self._last.agencies.get(agency)
        if known is None or self._last.engine != self._engine or not known.holds_on(day.isoformat()):
            return False
        return known.key == self.key(known.folders) and (output / agency / "index.html").is_file()

    def key(self, folders: Iterable[str]) -> str:
        """One digest of the content of several folders."""
        return _digest("\n".join(f"{folder} {self._digest(folder)}" for folder in sorted(folders)).encode())

    def known(self, folders: Iterable[str], day: date, pages: int, warnings: int, advice: int) -> Known:
        """What to remember of a handbook that was made from these folders on a day."""
        named = tuple(sorted(folders))
        before = min(self._turn(folder, day) for folder in named)
        return Known(named, self.key(named), day.isoformat(), before.isoformat(), pages, warnings, advice)

    def record(self, agencies: Mapping[str, Known]) -> Manifest:
        """The record to keep. A folder whose content nobody looked at is left out: it counts as changed."""
        last = self._last.folders if self._last.engine == self._engine else {}
        digests = {name: digest for name, (seen, digest) in last.items() if self._same(name, seen)}
        digests |= {name: digest for name, digest in self._digests.items() if name in self._signatures}
        folders = {name: (self._signatures[name], digest) for name, digest in digests.items()}
        return Manifest(self._engine, folders, agencies)

    def _digest(self, folder: str) -> str:
        if folder not in self._digests:
            seen, digest = self._last.folders.get(folder, ("", ""))
            self._digests[folder] = digest if self._same(folder, seen) else self._read(folder)
        return self._digests[folder]

    def _same(self, folder: str, seen: str) -> bool:
        """Whether a folder has the signature it had; one too young to have one is never the same."""
        return seen != "" and seen == self._signatures.get(folder)

    def _read(self, folder: str) -> str:
        named = (f"{name} {_digest(self._files[name])}" for name in self._files.below(folder))
        return _digest("\n".join(named).encode("utf-8", "surrogateescape"))

    def _turn(self, folder: str, day: date) -> date:
        """The next day on which the texts of a folder may mean something else; layouts name no days."""
        if not folder.startswith(("ladders/", "content/")):
            return date.max
        if (folder, day) not in self._turns:
            texts = (self._files[name] for name in self._files.below(folder))
            self._turns[folder, day] = next_turn(texts, day)
        return self._turns[folder, day]


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
