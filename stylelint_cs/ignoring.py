"""What ``.gitignore`` files leave out, at every level, the way git reads them."""

from __future__ import annotations

from pathlib import Path, PurePath

import pathspec

from stylelint_cs.named_tuple import NamedTuple

GITIGNORE = ".gitignore"
_MOST_BYTES = 1_000_000


class _Layer(NamedTuple):
    folder: Path
    spec: pathspec.GitIgnoreSpec


class Ignoring(NamedTuple):
    """The ignore files that hold in a folder, the outermost first."""

    layers: tuple[_Layer, ...] = ()

    def below(self, folder: Path) -> Ignoring:
        """With the ignore file of ``folder``, if it has one that can be read."""
        layer = _layer(folder)
        return Ignoring((*self.layers, layer)) if layer is not None else self

    def ignores(self, path: Path, *, is_folder: bool) -> bool:
        """Whether a file or folder is left out: the innermost ignore file that speaks of it decides."""
        for layer in reversed(self.layers):
            name = PurePath(path).relative_to(layer.folder).as_posix()
            verdict = layer.spec.check_file(f"{name}/" if is_folder else name).include
            if verdict is not None:
                return verdict
        return False


def ignoring_above(folder: Path) -> Ignoring:
    """The ignore files that hold for ``folder`` from above: those from the git repository's top down."""
    top = next((each for each in (folder, *folder.parents) if (each / ".git").exists()), None)
    if top is None or top == folder:
        return Ignoring()
    above = [each for each in folder.parents if each == top or top in each.parents]
    found = Ignoring()
    for each in reversed(above):
        found = found.below(each)
    return found


def _layer(folder: Path) -> _Layer | None:
    path = folder / GITIGNORE
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > _MOST_BYTES:
            return None
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    return _Layer(folder, pathspec.GitIgnoreSpec.from_lines(line for line in lines if _is_pattern(line)))


def _is_pattern(line: str) -> bool:
    """Git passes over a line that is no pattern, and so does this."""
    try:
        pathspec.GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True
