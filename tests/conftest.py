"""Fixtures: the shipped packs, packs written for one test, and views of a text."""

from __future__ import annotations

import os
import shutil
import socket
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from stylelint_cs import resources
from stylelint_cs.cache.folder import VARIABLE
from stylelint_cs.model import Message, Meta, OffsetMap, SourceText, Span
from stylelint_cs.packs.loader import PackSet
from stylelint_cs.packs.pack import Pack
from stylelint_cs.text.view import View

# A change must not turn red by chance: a run tries the cases of the run before. ``--hypothesis-profile=long`` tries
# new ones, and more.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("long", max_examples=2000, deadline=None)
settings.load_profile("same")


def pytest_configure(config: pytest.Config) -> None:
    """One cache for the session, in this process and in those that it starts; the tester's own is not touched.

    The tool speaks English in tests, whatever the tester reads.
    """
    for name in ("LANGUAGE", "LC_MESSAGES", "LANG"):
        os.environ.pop(name, None)
    os.environ["LC_ALL"] = "C.UTF-8"
    if "PYTEST_XDIST_WORKER" not in os.environ:
        folder = tempfile.mkdtemp(prefix="stylelint-cs-")
        os.environ[VARIABLE] = folder
        config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))


@pytest.fixture(scope="session")
def packs() -> PackSet:
    """The packs that ship."""
    return PackSet([resources.pack_dir()])


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test may open a connection: nothing in the tool needs one."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a test tried to open a network connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache of this test's own."""
    here = tmp_path / "cache"
    monkeypatch.setenv(VARIABLE, str(here))
    return here


def kept_files(cache: Path) -> list[Path]:
    """What lies in a cache."""
    return sorted(cache.glob("*.kept"))


def message(text: str, locale: str | None = "en", **meta: Any) -> Message:
    """A message that stands alone in a file."""
    quotes = tuple(Span(*span) for span in meta.pop("quotes", ()))
    return Message(
        text, locale, None, SourceText.of("<test>", text), OffsetMap.identity(len(text)), Meta(**meta), quotes=quotes
    )


def view(text: str, pack: Pack, **meta: Any) -> View:
    """The view of a text in a pack."""
    return View(message(text, pack.locale, **meta), pack)


def small_pack(locale: str = "xx", **data: Any) -> Pack:
    """A pack with only the given facts."""
    return Pack(locale, ("root", locale), {"script": "Latn", **data})


MakePack = Callable[..., Pack]
Data = Mapping[str, Any]
ROOT = Path(__file__).resolve().parent.parent
