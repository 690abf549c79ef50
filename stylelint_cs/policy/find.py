"""Where brand folders lie: by name in this repository or among the shipped ones, or by path under the root."""

from __future__ import annotations

import os
from contextlib import suppress

from stylelint_cs import resources
from stylelint_cs.file_paths import lies_in, upwards, with_slashes
from stylelint_cs.model import Problem, StylelintError
from stylelint_cs.problems import suggest
from stylelint_cs.translation import said, together
from stylelint_cs.type_hints import StrPath

BRAND_FILE = "brand.yaml"
BRAND_FOLDER = "brand_rules"
BASE = "_base"
_ROOT_MARKS = ("stylelint-cs.yaml", ".git")


def shown(path: StrPath) -> str:
    """The path as reports show it: relative to the working directory, with ``/``.

    What ships elsewhere and what lies on another drive is shown whole.
    """
    here = os.getcwd()
    normal = os.path.normpath(os.path.join(here, path))
    if lies_in(normal, here) or not _ships(normal):
        with suppress(ValueError):
            normal = os.path.relpath(normal, here)
    return with_slashes(normal)


def _ships(path: str) -> bool:
    return any(lies_in(path, folder) for folder in (resources.brand_dir(), resources.pack_dir()))


def find_root(start: StrPath) -> str | None:
    """The nearest folder, from ``start`` upwards, that holds ``stylelint-cs.yaml`` or ``.git``."""
    return next((folder for folder in upwards(os.path.realpath(start)) if _is_root(folder)), None)


def _is_root(folder: str) -> bool:
    return any(os.path.exists(os.path.join(folder, mark)) for mark in _ROOT_MARKS)


def inside(path: StrPath, bound: StrPath) -> None:
    """Raise StylelintError when ``path`` leads out of ``bound``, through a link or ``..``."""
    if not lies_in(os.path.realpath(path), os.path.realpath(bound)):
        raise StylelintError(
            [
                Problem(
                    said("{path} lies outside {bound}", path=shown(path), bound=shown(bound)),
                    said("Keep it inside the repository."),
                )
            ]
        )


def bound_of(real: str, root: str) -> str:
    """The folder out of which no link of the brand in ``real`` (links followed) may lead."""
    bounds = (os.path.realpath(root), os.path.realpath(resources.brand_dir()))
    return next((bound for bound in bounds if lies_in(real, bound)), real)


def locate(brand: StrPath, root: str | None) -> tuple[str, str]:
    """The folder of the brand that the command line or a caller names, and the root for what it names itself.

    A text is a name first and a path else; a path object is a path. Raises StylelintError when there is no such brand.
    """
    named = isinstance(brand, str) and is_name(brand)
    if named:
        base = root or find_root(os.getcwd()) or os.getcwd()
        folder = by_name(str(brand), base)
        if folder is not None:
            return folder, base
    folder = _folder_of(os.fspath(brand))
    if not os.path.exists(os.path.join(folder, BRAND_FILE)):
        raise StylelintError([_missing(str(brand), folder, named, root or os.getcwd())])
    return folder, root or find_root(folder) or os.path.dirname(os.path.realpath(folder))


def _folder_of(path: str) -> str:
    """The folder that a path means, which may be its brand.yaml."""
    folder, name = os.path.split(path)
    return (folder or os.curdir) if name == BRAND_FILE else path


def _missing(brand: str, folder: str, named: bool, root: str) -> Problem:
    looked = shown(os.path.join(folder, BRAND_FILE))
    if named:
        near = suggest(brand, brand_names(root))
        return Problem(
            said("there is no brand {brand!r}", brand=brand),
            together(near, said("A path to a folder with brand.yaml will do too.")),
        )
    if os.path.isfile(folder):
        return Problem(
            said("{brand!r} is no brand folder", brand=brand), said("Name the folder that holds brand.yaml.")
        )
    return Problem(
        said("there is no {looked}", looked=looked), said("Name a folder with brand.yaml, or a brand by its name.")
    )


def is_name(text: str) -> bool:
    """Whether a text is a brand's name and no path."""
    return bool(text) and not any(char in text for char in "/\\:") and text not in (".", "..") and text[0] != "~"


def by_name(name: str, root: str) -> str | None:
    """The folder of a brand by name: this repository's ``brand_rules/`` first, then the shipped ones."""
    folders = (os.path.join(base, name) for base in _bases(root))
    return next((folder for folder in folders if os.path.isfile(os.path.join(folder, BRAND_FILE))), None)


def _bases(root: str) -> tuple[str, str]:
    return os.path.join(root, BRAND_FOLDER), resources.brand_dir()


def brand_names(root: str) -> tuple[str, ...]:
    """The names of all brands that can be extended or chosen by name."""
    from pathlib import Path

    found = {path.parent.name for base in _bases(root) for path in Path(base).glob(f"*/{BRAND_FILE}")}
    return tuple(sorted(found - {BASE}))


def extended(text: str, folder: str, root: str) -> str:
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
        if not any(lies_in(os.path.realpath(found), os.path.realpath(base)) for base in (root, resources.brand_dir())):
            raise outside
        return found
    if text[0] in "~$/" or "\\" in text or "\0" in text or ":" in text:
        raise outside
    path = _folder_of(os.path.join(folder, text))
    if not lies_in(os.path.realpath(path), os.path.realpath(root)):
        raise outside
    if not os.path.isfile(os.path.join(path, BRAND_FILE)):
        if os.path.isfile(path):
            raise _refused(
                said("{text!r} is a file, not a brand folder", text=text[:80]),
                said("Name the folder that holds brand.yaml."),
            )
        raise _refused(
            said("{text!r} is a directory without brand.yaml", text=text[:80])
            if os.path.isdir(path)
            else said("{text!r} is missing, so there is no brand.yaml", text=text[:80]),
            said("Looked for {path}.", path=shown(os.path.join(path, BRAND_FILE))),
        )
    return path


def _refused(message: str, mend: str) -> StylelintError:
    return StylelintError([Problem(message, mend)])
