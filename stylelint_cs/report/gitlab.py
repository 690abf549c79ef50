"""GitLab's code quality report: a JSON list, shown in merge requests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from hashlib import sha256

from stylelint_cs.model import Finding, Level, Report
from stylelint_cs.report.base import UNFINISHED, Catalogue, Style, advice, unfinished
from stylelint_cs.report.json import dumps
from stylelint_cs.type_hints import Any

SEVERITIES: Mapping[Level, str] = {
    Level.ERROR: "major",
    Level.WARNING: "minor",
    Level.INFO: "info",
    Level.OFF: "info",
}
"""``critical`` and ``blocker`` are left to what breaks the software; the latter also to a check that broke off."""


def render(report: Report, catalogue: Catalogue, style: Style) -> Iterator[str]:
    """One issue a line. Paths are relative to the working directory, which must be the root of the project."""
    seen: Counter[tuple[str, str]] = Counter()
    lead = "["
    for issue in _issues(report, seen, style):
        yield f"{lead}\n {dumps(issue)}"
        lead = ","
    yield "\n]\n" if lead == "," else "[]\n"


def _issues(report: Report, seen: Counter[tuple[str, str]], style: Style) -> Iterator[dict[str, Any]]:
    for item in unfinished(report):
        name = sha256(f"{UNFINISHED}\0{item.path}\0{item.text}".encode("utf-8", "surrogatepass")).hexdigest()
        yield _issue(UNFINISHED, item.text, _unique(name, item.path, seen), "blocker", _place(item.path, item.line))
    for finding in report.findings:
        yield _issue(
            finding.rule,
            f"{finding.title}: {advice(finding, style.language)}",
            _unique(finding.fingerprint, finding.path, seen),
            SEVERITIES[finding.level],
            _location(finding),
        )


def _issue(rule: str, text: str, name: str, severity: str, location: dict[str, Any]) -> dict[str, Any]:
    return {
        "description": " ".join(text.split()),
        "check_name": rule,
        "fingerprint": name,
        "severity": severity,
        "location": location,
    }


def _unique(name: str, path: str, seen: Counter[tuple[str, str]]) -> str:
    """The fingerprint; of several findings with the same one (a message in two files) GitLab would show the first."""
    is_first = not seen[name, ""]
    seen[name, ""] += 1
    seen[name, path] += 1
    if is_first:
        return name
    return sha256(f"{name}\0{path}\0{seen[name, path]}".encode("utf-8", "surrogatepass")).hexdigest()


def _place(path: str, line: int) -> dict[str, Any]:
    return {"path": path or UNFINISHED, "lines": {"begin": line}}


def _location(finding: Finding) -> dict[str, Any]:
    return {"path": finding.path, "lines": {"begin": finding.start.line, "end": finding.end.line}}
