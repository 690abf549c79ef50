"""``--diff``: ``git apply`` and ``patch`` make of every file what ``--fix`` makes of it, however it is called."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from stylelint_cs.cli.difference import difference
from stylelint_cs.mending import Mended

FILES = {
    "plain.md": (b"a\nkindly\nb\n", b"a\nplease\nb\n"),
    "a b/c d.md": (b"kindly", b"please"),
    "end .md": (b"kindly\n", b"please\n"),
    'q"uo\te\\.md': (b"kindly\n", b"please\n"),
    "\u0643\u0631/\u03ba\u03b1\u03bb\u03ae \u03bc\u03ad\u03c1\u03b1.md": (
        "\u03b1\nkindly\n".encode(),
        "\u03b1\nplease\n".encode(),
    ),
    "turn\u202e.md": (b"kindly\n", b"please\n"),
    "-dash.md": (b"kindly\n", b"please\n"),
    "bom.md": (b"\xef\xbb\xbfkindly\na\n", b"\xef\xbb\xbfplease\na\n"),
    "bom2.md": (b"\xef\xbb\xbfa\nkindly\n", b"\xef\xbb\xbfa\nplease\n"),
    "crlf.md": (b"a\r\nkindly\r\n", b"a\r\nplease\r\n"),
}


@pytest.mark.parametrize("command", [["git", "apply"], ["patch", "--binary", "-s", "-p1", "-i"]], ids=["git", "patch"])
def test_patch_tools_take_it(tmp_path: Path, command: list[str]) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    mended = [Mended(number, name, *FILES[name], (), 1) for number, name in enumerate(FILES)]
    for name, (before, _) in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(before)
    written = tmp_path / "x.diff"
    written.write_text("".join(difference(mended)), encoding="utf-8", newline="")
    assert "\u202e" not in written.read_text(encoding="utf-8")
    done = subprocess.run([*command, str(written)], cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert {name: (tmp_path / name).read_bytes() for name in FILES} == {
        name: after for name, (_, after) in FILES.items()
    }


def test_what_steers_a_terminal_is_for_reading_only() -> None:
    shown = "".join(difference([Mended(0, "a.md", "a\u202eb kindly".encode(), "a\u202eb please".encode(), (), 1)]))
    assert "-a<U+202E>b kindly\n" in shown
