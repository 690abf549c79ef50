"""Every kind on its cases, ``tests/cases/<kind>.yaml``: brands written for the case, the packs that ship."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from stylelint_cs.engine import Linter, LintOptions
from stylelint_cs.kinds import KINDS
from stylelint_cs.model import Turn
from stylelint_cs.packs.loader import PackSet
from tests.brands import load
from tests.conftest import message

CASES = Path(__file__).parent / "cases"


MESSAGE_KINDS = sorted(name for name in KINDS if KINDS.scope(name) == "message")
"""The rest look at many messages; their cases are the examples of the house and the repositories of other tests."""


def cases() -> Iterator[Any]:
    for kind in MESSAGE_KINDS:
        for case in yaml.safe_load((CASES / f"{kind}.yaml").read_text(encoding="utf-8")):
            yield pytest.param(case, id=f"{kind}: {case['name']}")


def test_every_case_file_belongs_to_a_kind() -> None:
    assert sorted(path.stem for path in CASES.glob("*.yaml")) == MESSAGE_KINDS


@pytest.mark.parametrize("case", list(cases()))
def test_case(case: dict[str, Any], tmp_path: Path, packs: PackSet) -> None:
    locale = case.get("locale", "en")
    brand = {"brand": "acme", "locales": [locale], **case.get("brand", {})}
    voice = {"locale": locale, **case.get("voice", {})}
    files = {"b/brand.yaml": yaml.safe_dump(brand), f"b/{locale}.yaml": yaml.safe_dump(voice)}
    policy = load(tmp_path, files, "b")
    linter = Linter(policy, packs, LintOptions(case.get("today", "2026-11-22")))
    meta = {key: tuple(value) if isinstance(value, list) else value for key, value in case.get("meta", {}).items()}
    if "history" in meta:
        meta["history"] = tuple(Turn(**turn) for turn in meta["history"])
    text = case["text"]
    findings = linter.check_message(replace(message(text, locale, **meta), key=case.get("key")))
    assert [(finding.rule, finding.match) for finding in findings] == [
        (found["rule"], found["match"]) for found in case["found"]
    ]
    for finding, found in zip(findings, case["found"], strict=True):
        assert finding.text_span is not None
        assert text[slice(*finding.text_span)] == finding.match
        assert found.get("level", finding.level.word) == finding.level.word
        assert found.get("explanation", finding.explanation) == finding.explanation
        assert tuple(found.get("suggestions", finding.suggestions)) == finding.suggestions
        if "fix" in found:
            assert finding.fix is not None
            assert (finding.fix.safe, [edit.text for edit in finding.fix.edits]) == tuple(found["fix"])
