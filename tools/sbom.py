"""What the program is made of, as a CycloneDX list (JSON): each package that a site installs, and the vendored script.

`make sbom` writes `sbom.json`. Names and versions come from `requirements/site.txt`, licences and what needs what from
the installed packages, digests from `VENDORED.md`. Nothing in the list tells of a machine, a day or a registry.
"""

import json
import re
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any, Final

from ladderbook import __version__

ROOT: Final = Path(__file__).parent.parent
VENDOR: Final = ROOT / "layouts/shared/assets/js/vendor"
_PINNED: Final = re.compile(r"^([a-z0-9][a-z0-9._-]*)==([^ ;\\]+)", re.MULTILINE)
_NEEDS: Final = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]*")
_VENDORED: Final = re.compile(r"^\| `(\S+)` \| \[(\w+)\]\S+ .*?\| (\d[\d.]*), .*?\| (\w+),", re.MULTILINE)


def bill() -> dict[str, Any]:
    """The whole list."""
    pinned = dict(_PINNED.findall((ROOT / "requirements/site.txt").read_text(encoding="utf-8")))
    packages = {name: version for name, version in sorted(pinned.items()) if _installed(name)}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": _ours()},
        "components": [*(_package(name, packages[name]) for name in packages), *_vendored()],
        "dependencies": [
            {"ref": "ladderbook", "dependsOn": [_ref(name, packages[name]) for name in _direct(packages)]},
            *({"ref": _ref(name, packages[name]), "dependsOn": _needs(name, packages)} for name in packages),
        ],
    }


def _ours() -> dict[str, Any]:
    return {"type": "application", "bom-ref": "ladderbook", "name": "ladderbook", "version": __version__,
            "licenses": [{"license": {"id": "MIT"}}]}  # fmt: skip


def _installed(name: str) -> bool:
    """Whether a package is installed here: some are for other systems."""
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True


def _package(name: str, version: str) -> dict[str, Any]:
    there = distribution(name)
    if there.version != version:
        sys.exit(f"{name} {there.version} is installed, {version} is pinned. Set up anew: make clean site")
    licence = there.metadata.get("License-Expression") or there.metadata.get("License") or ""
    told = {"expression": licence} if there.metadata.get("License-Expression") else {"license": {"name": licence}}
    named = [told] if licence and "\n" not in licence else []
    ref = _ref(name, version)
    return {"type": "library", "bom-ref": ref, "name": name, "version": version, "purl": ref,
            "licenses": named or [{"license": {"name": _classified(name)}}]}  # fmt: skip


def _classified(name: str) -> str:
    """The licence in a package's classifiers, where it has no field of its own."""
    found = [one for one in distribution(name).metadata.get_all("Classifier") or () if one.startswith("License ::")]
    return found[-1].rpartition(" :: ")[2] if found else "see the package"


def _vendored() -> list[dict[str, Any]]:
    """Scripts of others that lie in the repository, with the digest that a test holds them against."""
    page = (VENDOR / "VENDORED.md").read_text(encoding="utf-8")
    return [
        {"type": "library", "bom-ref": f"pkg:npm/{name.lower()}@{version}", "name": name.lower(), "version": version,
         "purl": f"pkg:npm/{name.lower()}@{version}", "licenses": [{"license": {"id": licence}}],
         "hashes": [{"alg": "SHA-256", "content": re.search(rf"^\| `{file}` \| `(.{{64}})`", page, re.MULTILINE)[1]}]}
        for file, name, version, licence in _VENDORED.findall(page)
    ]  # fmt: skip


def _direct(packages: dict[str, str]) -> list[str]:
    """What the program itself asks for, as `pyproject.toml` says."""
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    return sorted(set(_names(listed)) & set(packages))


def _needs(name: str, packages: dict[str, str]) -> list[str]:
    asked = [need for need in distribution(name).requires or () if "extra ==" not in need]
    return [_ref(one, packages[one]) for one in sorted(set(_names(asked)) & set(packages))]


def _names(needs: list[str]) -> list[str]:
    return [found[0].lower().replace("_", "-") for need in needs if (found := _NEEDS.match(need))]


def _ref(name: str, version: str) -> str:
    return f"pkg:pypi/{name}@{version}"


if __name__ == "__main__":
    sys.stdout.write(json.dumps(bill(), indent=2) + "\n")
