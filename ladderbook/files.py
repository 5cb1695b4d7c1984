"""Files in memory or on a disk, by path: what every stage reads its sources from."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping

Tree = Mapping[str, bytes]
"""Files: relative path with forward slashes, and content."""


class Foldered(Mapping[str, bytes]):
    """Files that know their folders, so that looking into one does not mean looking at all."""

    @abstractmethod
    def below(self, folder: str) -> list[str]:
        """The files of a folder and of the folders in it, by name."""

    @abstractmethod
    def folders(self, parent: str) -> list[str]:
        """The names of the folders in a folder that hold a file, at any depth."""


class Noting(Foldered):
    """Other files, noting which folders were looked into: what was made of them depends on no other."""

    def __init__(self, files: Foldered) -> None:
        self._files = files
        self.noted: set[str] = set()

    def below(self, folder: str) -> list[str]:
        self.noted.add(folder)
        return self._files.below(folder)

    def folders(self, parent: str) -> list[str]:
        return self._files.folders(parent)

    def __getitem__(self, name: str) -> bytes:
        return self._files[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def below(files: Tree, folder: str) -> list[str]:
    """The files of a folder and of the folders in it, by name."""
    if isinstance(files, Foldered):
        return files.below(folder)
    return sorted(name for name in files if name.startswith(f"{folder}/"))


def folders(files: Tree, parent: str) -> list[str]:
    """The names of the folders in a folder that hold a file, at any depth."""
    if isinstance(files, Foldered):
        return files.folders(parent)
    depth = parent.count("/") + 1
    return sorted({parts[depth] for name in below(files, parent) if len(parts := name.split("/")) > depth + 1})
