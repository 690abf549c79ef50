"""Where sentences end, and where a marker's words stand at the beginning of one."""

from __future__ import annotations

import pytest

from stylelint_cs.phrases.surroundings import stands_at
from tests.conftest import small_pack, view

PACK = small_pack(sentence_ends=".?!", abbreviations=["no."])


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It works. Thanks!", ["It works.", " Thanks!"]),
        ("Item no. 5 costs 2.5. It works.", ["Item no. 5 costs 2.5.", " It works."]),
        ("1. Open it.\n2. Wait. Close it.", ["1. Open it.", "\n2. Wait.", " Close it."]),
        (" - 12. Open it", [" - 12. Open it"]),
        ("We have 5. You have 12.", ["We have 5.", " You have 12."]),
        ("Paid 1200500. Thanks", ["Paid 1200500.", " Thanks"]),
        ("4829. Thanks", ["4829.", " Thanks"]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    seen = view(text, PACK)
    assert [part for part in (seen.folded[slice(*span)] for span in seen.sentences) if part.strip()] == [
        part.casefold() for part in sentences if part.strip()
    ]


@pytest.mark.parametrize(
    ("text", "word", "starts"),
    [
        ("1. Open it", "open", True),
        ("Do this:\n2) Open it", "open", True),
        ("We have 5. Open it", "open", True),
        ("We have 5) open it", "open", False),
        ("5 open shops", "open", False),
        ("Please open it", "open", False),
    ],
)
def test_the_number_of_an_item_is_not_what_is_said(text: str, word: str, starts: bool) -> None:
    seen = view(text, PACK)
    at = [token.text for token in seen.tokens].index(word)
    assert stands_at("sentence_start", seen, at, at) is starts
