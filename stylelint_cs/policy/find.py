"""Where brand folders lie: by name in this repository or among the shipped ones, or by path under the root."""

from __future__ import annotations

import os
from pathlib import Path

from stylelint_cs import resources
from stylelint_cs.model import Problem, StylelintError
from stylelint_cs.problems import suggest
from stylelint_cs.translation import said, together

BRAND_FILE = "brand.yaml"
BRAND_FOLDER = "brand_rules"
BASE = "_base"
_ROOT_MARKS = ("stylelint-cs.yaml", ".git")


def shown(path: Path) -> str:
    """The path as reports show it: relative to the working directory, with ``/``.

    What ships elsewhere and what lies on another drive is shown whole.
    """
    here = Path.cwd()
    normal = Path(os.path.normpath(here / path))
    if normal.is_relative_to(here):
        return normal.relative_to(here).as_posix()
    try:
        return normal.as_posix() if _ships(normal) else Path(os.path.relpath(normal, here)).as_posix()
    except ValueError:
        return normal.as_posix()


def _ships(path: Path) -> bool:
    return any(path.is_relative_to(folder) for folder in (resources.brand_dir(), resources.pack_dir()))


def find_root(start: Path) -> Path | None:
    """The nearest folder, from ``start`` upwards, that holds ``stylelint-cs.yaml`` or ``.git``."""
    start = start.resolve()
    return next((each for each in (start, *start.parents) if any((each / mark).exists() for mark in _ROOT_MARKS)), None)


def inside(path: Path, bound: Path) -> None:
    """Raise StylelintError when ``path`` leads out of ``bound``, through a link or ``..``."""
    try:
        real = path.resolve()
    except (OSError, RuntimeError):
        real = path
    if not real.is_relative_to(bound.resolve()):
        raise StylelintError(
            [
                Problem(
                    said("{path} lies outside {bound}", path=shown(path), bound=shown(bound)),
                    said("Keep it inside the repository."),
                )
            ]
        )


def bound_of(real: Path, root: Path) -> Path:
    """The folder out of which no link of the brand in ``real`` may lead."""
    bounds = (root.resolve(), resources.brand_dir().resolve())
    return next((bound for bound in bounds if real.is_relative_to(bound)), real)


def locate(brand: str | Path, root: Path | None) -> tuple[Path, Path]:
    """The folder of the brand that the command line or a caller names, and the root for what it names itself.

    A text is a name first and a path else; a Path is a path. Raises StylelintError when there is no such brand.
    """
    named = isinstance(brand, str) and is_name(brand)
    if named:
        base = root or find_root(Path.cwd()) or Path.cwd()
        folder = by_name(str(brand), base)
        if folder is not None:
            return folder, base
    path = Path(brand)
    folder = path.parent if path.name == BRAND_FILE else path
    if not (folder / BRAND_FILE).exists():
        raise StylelintError([_missing(str(brand), folder, named, root or Path.cwd())])
    return folder, root or find_root(folder) or folder.resolve().parent


def _missing(brand: str, folder: Path, named: bool, root: Path) -> Problem:
    looked = shown(folder / BRAND_FILE)
    if named:
        near = suggest(brand, brand_names(root))
        return Problem(
            said("there is no brand {brand!r}", brand=brand),
            together(near, said("A path to a folder with brand.yaml will do too.")),
        )
    if folder.is_file():
        return Problem(
            said("{brand!r} is no brand folder", brand=brand), said("Name the folder that holds brand.yaml.")
        )
    return Problem(
        said("there is no {looked}", looked=looked), said("Name a folder with brand.yaml, or a brand by its name.")
    )


def is_name(text: str) -> bool:
    """Whether a text is a brand's name and no path."""
    return bool(text) and not any(char in text for char in "/\\:") and text not in (".", "..") and text[0] != "~"


def by_name(name: str, root: Path) -> Path | None:
    """The folder of a brand by name: this repository's ``brand_rules/`` first, then the shipped ones."""
    for base in (root / BRAND_FOLDER, resources.brand_dir()):
        if (base / name / BRAND_FILE).is_file():
            return base / name
    return None


def brand_names(root: Path) -> tuple[str, ...]:
    """The names of all brands that can be extended or chosen by name."""
    found = {
        path.parent.name
        for base in (root / BRAND_FOLDER, resources.brand_dir())
        for path in base.glob(f"*/{BRAND_FILE}")
    }
    return tuple(sorted(found - {BASE}))


def extended(text: str, folder: Path, root: Path) -> Path:
    """The folder that an ``extends`` entry of the brand in ``folder`` names.

    Raises StylelintError (without a place): no such brand, a path that leads outside the root, a URL.
    """
    if "://" in text or text.startswith("file:"):
        raise _refused(
            said("'extends' takes no URL: {text!r}", text=text[:80]),
            said("Name a brand, or a relative path with a slash."),
        )
    outside = _refused(
        said("{text!r} lies outside {root}", text=text[:80], root=shown(root)),
        said("Write a brand's name, or a relative path that stays inside the repository; ~ and $ are not expanded."),
    )
    if is_name(text):
        found = by_name(text, root)
        if found is None:
            raise _refused(
                said("there is no brand {text!r} to extend", text=text[:80]), suggest(text, brand_names(root))
            )
        if not any(found.resolve().is_relative_to(base.resolve()) for base in (root, resources.brand_dir())):
            raise outside
        return found
    if text[0] in "~$/" or "\\" in text or "\0" in text or ":" in text:
        raise outside
    path = folder / text
    path = path.parent if path.name == BRAND_FILE else path
    if not path.resolve().is_relative_to(root.resolve()):
        raise outside
    if not (path / BRAND_FILE).is_file():
        if path.is_file():
            raise _refused(
                said("{text!r} is a file, not a brand folder", text=text[:80]),
                said("Name the folder that holds brand.yaml."),
            )
        raise _refused(
            said("{text!r} is a directory without brand.yaml", text=text[:80])
            if path.is_dir()
            else said("{text!r} is missing, so there is no brand.yaml", text=text[:80]),
            said("Looked for {path}.", path=shown(path / BRAND_FILE)),
        )
    return path


def _refused(message: str, mend: str) -> StylelintError:
    return StylelintError([Problem(message, mend)])
