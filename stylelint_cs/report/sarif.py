"""SARIF 2.1.0 (OASIS standard), as code scanning services take it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import quote

from stylelint_cs import __version__
from stylelint_cs.model import Finding, Fix, Level, Position, Report
from stylelint_cs.report.base import Catalogue, RuleInfo, Style, advice
from stylelint_cs.report.json import dumps
from stylelint_cs.translation import in_language, msgid, said, translated
from stylelint_cs.type_hints import Any

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_LEVELS: Mapping[Level, str] = {
    Level.ERROR: "error",
    Level.WARNING: "warning",
    Level.INFO: "note",
    Level.OFF: "none",
}


def render(report: Report, catalogue: Catalogue, style: Style) -> Iterator[str]:
    """One run with the rules that the brand voices declare and one result a finding."""
    rules = _rules(report, catalogue)
    order = {rule.id: index for index, rule in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "stylelint-cs",
                "version": __version__,
                "rules": [_descriptor(rule, style.language) for rule in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report)],
        "results": [_result(finding, order[finding.rule], style.language) for finding in report.findings],
    }
    yield dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _rules(report: Report, catalogue: Catalogue) -> list[RuleInfo]:
    """Every rule of the run, and those of findings that no brand voice declares (stale exceptions)."""
    found = {
        finding.rule: RuleInfo(finding.rule, finding.title, finding.explanation, finding.level, "")
        for finding in report.findings
    }
    return sorted({**found, **catalogue}.values())


def _descriptor(rule: RuleInfo, language: str) -> dict[str, Any]:
    why = rule.why or rule.title
    more = said("Read more: {command}", command=f"stylelint-cs explain {rule.id}")
    descriptor: dict[str, Any] = {
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": why},
        "help": {"text": f"{rule.title}. {why}\n{in_language(more, language)}"},
        "defaultConfiguration": {"level": _LEVELS[rule.level], "enabled": rule.level != Level.OFF},
    }
    if rule.url:
        descriptor["helpUri"] = rule.url
    return descriptor


def _invocation(report: Report) -> dict[str, Any]:
    unfinished = report.summary.incomplete
    invocation: dict[str, Any] = {"executionSuccessful": not unfinished}
    if unfinished:
        invocation["toolExecutionNotifications"] = [
            {"level": "error", "message": {"text": problem}} for problem in unfinished
        ]
    return invocation


def _result(finding: Finding, rule_index: int, language: str) -> dict[str, Any]:
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": artifact_uri(finding.path)},
            "region": _region(finding.start, finding.end),
        }
    }
    if finding.message_id is not None or finding.key is not None:
        location["logicalLocations"] = [
            {
                "name": finding.message_id or finding.key,
                "fullyQualifiedName": finding.key or finding.message_id,
            }
        ]
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "level": _LEVELS[finding.level],
        "message": {"text": advice(finding, language)},
        "locations": [location],
        "partialFingerprints": {"stylelintCs/v1": finding.fingerprint},
        "properties": {"locale": finding.locale, "suggestions": list(finding.suggestions)},
    }
    if finding.fix:
        result["fixes"] = [_fix(finding.fix, finding.path, language)]
    return result


def _fix(fix: Fix, path: str, language: str) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(edit.start, edit.end), "insertedContent": {"text": edit.text}} for edit in fix.edits
    ]
    what = msgid("Safe correction") if fix.safe else msgid("Correction to be read before it is applied")
    return {
        "description": {"text": translated(what, language)},
        "artifactChanges": [{"artifactLocation": {"uri": artifact_uri(path)}, "replacements": replacements}],
    }


def _region(start: Position, end: Position) -> dict[str, int]:
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }


def artifact_uri(path: str) -> str:
    """A path of a report as a URI reference (RFC 3986): relative stays so, absolute becomes ``file:``."""
    uri = quote(path.encode("utf-8", "surrogateescape"), safe="/~!$&'()*+;=@")
    return f"file://{uri}" if path.startswith("/") else uri
