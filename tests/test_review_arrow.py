"""Messages in Arrow batches have the findings that they have anywhere else."""

from __future__ import annotations

import pytest

from stylelint_cs import check_text

pyarrow = pytest.importorskip("pyarrow")


def test_a_batch_has_the_findings_of_its_messages() -> None:
    from stylelint_cs.review.arrow import lint_batches

    rows = [
        {"id": "a", "locale": "en", "text": "It's your own fault.", "role": "agent"},
        {"id": "b", "locale": "sw", "text": "Tunathamini sana wateja wetu."},
        {"id": "c", "locale": "en", "text": ""},
        {"id": "d", "locale": "en", "text": "It's your own fault.", "role": "customer"},
    ]
    batch = pyarrow.RecordBatch.from_pylist(rows)
    (found,) = lint_batches([batch], today="2026-11-22")
    expected = [
        (row["id"], finding.rule, finding.match)
        for row in rows[:2]
        for finding in check_text(row["text"], locale=row["locale"], today="2026-11-22")
    ]
    assert [(item["id"], item["rule"], item["match"]) for item in found.to_pylist()] == expected
    assert {item[1] for item in expected} >= {"blame", "canned-phrase"}
