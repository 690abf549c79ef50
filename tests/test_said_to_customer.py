"""What a pack says of quotations and phone numbers: who speaks, and what a number looks like."""

from __future__ import annotations

from pathlib import Path

import pytest

from stylelint_cs.model import StylelintError
from stylelint_cs.packs.schema import load_pack_layer
from stylelint_cs.text.contacts import phones
from tests.conftest import small_pack, view


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Press “Yeah, go” now", ["“Yeah, go”"]),
        ("press the button called «Go»", ["«Go»"]),
        ("press «Go», “Wait” or 'Stop' and we say “wait”", ["«Go»", "“Wait”", "'Stop'"]),
        ('the "Go" button says "go"', ['"Go"']),
        ("the “Go” and the “Stop” button", ["“Stop”"]),
        ("Go” button", []),
        ("press “Go", []),
        ("Pressing “Go” is no pressing matter", []),
        ("We said “go”", []),
        ("press go", []),
    ],
)
def test_a_name_in_quotation_marks_addresses_nobody(text: str, named: list[str]) -> None:
    seen = view(text, small_pack(naming=["press", "button"]))
    assert [text[slice(*span)] for span in seen.named] == named
    assert all(not seen.is_said_to_customer(span) and not seen.is_quoted(span) for span in seen.named)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Call 210 9876543.", ["2109876543"]),
        ("Call 210-98.76 543 or 69 1234 5678", ["2109876543", "6912345678"]),
        ("Call +30 210 9876543", ["302109876543"]),
        ("Order 2109876543 was sent", []),
        ("210 987654, 310 9876543", []),
        ("Call 800-12-345", ["80012345"]),
        ("Call 80012-345", []),
    ],
)
def test_numbers_of_a_country_have_its_shapes(text: str, found: list[str]) -> None:
    pack = small_pack(phones=["2xxxxxxxxx", "69xxxxxxxx", "800-xx-xxx"])
    assert [phone.digits for phone in phones(view(text, pack))] == found


@pytest.mark.parametrize(("shape", "accepted"), [("2xx-xxx", True), ("1", True), ("2-", False), ("+30 2", False)])
def test_a_shape_is_written_in_digits(tmp_path: Path, shape: str, accepted: bool) -> None:
    layer = tmp_path / "xx" / "language.yaml"
    layer.parent.mkdir()
    layer.write_text(f'locale: xx\nscript: Latn\nphones: ["{shape}"]\n', encoding="utf-8")
    if accepted:
        assert load_pack_layer(layer)["phones"] == (shape,)
    else:
        with pytest.raises(StylelintError, match="a shape of phone numbers"):
            load_pack_layer(layer)
