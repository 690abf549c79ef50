"""A table in pieces holds what the whole one held, and reads no more of it than it is asked for."""

from __future__ import annotations

import marshal
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stylelint_cs import resources
from stylelint_cs.cache import sources
from stylelint_cs.packs.loader import FILE
from stylelint_cs.pieces import COUNT, Pieces, cut

WORDS = st.text(st.characters(), max_size=12)
PLAIN = st.one_of(st.integers(), st.tuples(WORDS, st.booleans(), st.none()))


@given(st.dictionaries(WORDS, PLAIN), st.lists(WORDS))
def test_every_word_is_found_and_no_other(table: dict[str, object], others: list[str]) -> None:
    kept = Pieces(marshal.loads(marshal.dumps(cut(table.items()))))
    assert {word: kept.get(word) for word in table} == table
    assert all(kept.get(word) is None for word in others if word not in table)
    assert dict(pair for piece in kept.plain for pair in marshal.loads(piece).items()) == table


def test_only_the_piece_of_a_word_is_read() -> None:
    plain = list(cut((str(number), number) for number in range(6_000)))
    assert len(plain) == COUNT
    assert max(map(len, plain)) < 5 * min(map(len, plain))
    held = next(piece for piece in plain if marshal.loads(piece).get("1066"))
    kept = Pieces(tuple(piece if piece is held else b"no piece" for piece in plain))
    assert kept.get("1066") == 1066


def test_what_ships_is_told_by_size_and_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped, own = tmp_path / "shipped" / "a.yaml", tmp_path / "own" / "a.yaml"
    monkeypatch.setattr(sources, "_shipped", lambda: (f"{shipped.parent}{os.sep}",))
    for path in (shipped, own):
        path.parent.mkdir()
        path.write_text("locale: en\n", encoding="utf-8")
    before = [sources.stamp(str(path)) for path in (shipped, own)]
    for path in (shipped, own):
        os.utime(path, ns=(1, 1))
    after = [sources.stamp(str(path)) for path in (shipped, own)]
    assert (before[0] != after[0], before[1] != after[1]) == (True, False)
    shipped.write_text("locale: en # more\n", encoding="utf-8")
    os.utime(shipped, ns=(1, 1))
    assert sources.stamp(str(shipped)) != after[0]


def test_the_shipped_folders_are_known_as_shipped() -> None:
    for path in (Path(resources.pack_dir()) / "sw" / FILE, Path(resources.brand_dir()) / "house" / "sw.yaml"):
        assert sources.stamp(str(path)) != sources.hashed(path.read_bytes())
