"""The baseline: findings that were there before the brand voice came, kept by what they say and not by where.

It is JSON with one entry a line, sorted, so that two people's changes seldom meet. An entry holds for as many
findings of its fingerprint as its ``count`` says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from stylelint_cs.decoding import decode, read_bytes
from stylelint_cs.frozen import Frozen
from stylelint_cs.limits import DEFAULT_LIMITS
from stylelint_cs.model import Finding, Problem, SourceText, Span, StylelintError
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.nodes import List, Map, Node, Text
from stylelint_cs.problems import Problems
from stylelint_cs.report.json import dumps
from stylelint_cs.translation import said, said_of, together
from stylelint_cs.triage import RULES, STALE, about, numbered
from stylelint_cs.type_hints import StrPath

DEFAULT_NAME = "stylelint-cs.baseline.json"
VERSION = "1"
_MEND = said("Take back the last version of the file, or write it anew: stylelint-cs baseline create")


class Entry(Frozen):
    """One entry: what was found, how often, and where the entry stands in the file (``None``: not yet)."""

    fingerprint: str
    rule: str
    locale: str | None
    message: str | None
    match: str
    count: int
    at: Span | None = None


class Baseline(NamedTuple):
    """A baseline as it was read; entries by fingerprint."""

    source: SourceText
    entries: Mapping[str, Entry]

    def covers(self, finding: Finding, seen: int) -> bool:
        """Whether the finding was there before; ``seen`` findings of its fingerprint came before it."""
        entry = self.entries.get(finding.fingerprint)
        return entry is not None and seen < entry.count

    def stale(self, found: Counter[str], ran: Collection[str], mandatory: Collection[str]) -> tuple[Finding, ...]:
        """A finding for each entry that holds for more than was found; ``found`` counts by fingerprint.

        An entry of a rule that did not run may be needed when it does.
        """
        extra = []
        for entry in self.entries.values():
            if entry.rule not in ran or entry.at is None:
                continue
            number = found[entry.fingerprint]
            if entry.rule in mandatory:
                extra.append(
                    about(
                        STALE,
                        self.source,
                        entry.at,
                        said("{rule} is mandatory: no baseline holds for it.", rule=entry.rule),
                    )
                )
            elif number < entry.count:
                explanation = said("{rule} does not find this any more.", rule=entry.rule)
                if number:
                    explanation = said_of(
                        number,
                        "{rule} finds this {count} times, not {accepted}.",
                        "{rule} finds this {count} times, not {accepted}.",
                        rule=entry.rule,
                        accepted=entry.count,
                    )
                advice = together(explanation, said("Run: stylelint-cs baseline prune"))
                extra.append(about(STALE, self.source, entry.at, advice))
        return numbered(extra)


def may_stand(finding: Finding, mandatory: Collection[str]) -> bool:
    """Whether a baseline may hold a finding: not for mandatory rules, and not for findings about exceptions."""
    return finding.rule not in mandatory and finding.rule not in RULES


def entries_of(findings: Iterable[Finding], mandatory: Collection[str]) -> dict[str, Entry]:
    """The entries that hold for exactly these findings."""
    found: dict[str, Entry] = {}
    for finding in findings:
        if may_stand(finding, mandatory):
            known = found.get(finding.fingerprint)
            found[finding.fingerprint] = Entry(
                finding.fingerprint,
                finding.rule,
                finding.locale,
                finding.message_id,
                finding.match,
                known.count + 1 if known is not None else 1,
            )
    return found


def render(entries: Iterable[Entry]) -> str:
    """The file, entries in order of locale, message and rule."""
    lines = [
        dumps(
            {
                "rule": entry.rule,
                "locale": entry.locale,
                "message": entry.message,
                "match": entry.match,
                "count": entry.count,
                "fingerprint": entry.fingerprint,
            }
        )
        for entry in sorted(entries, key=_order)
    ]
    listed = "".join(f"\n  {line}{',' if index < len(lines) else ''}" for index, line in enumerate(lines, 1))
    return f'{{"version": {VERSION},\n "findings": [{listed}\n ]}}\n'


def _order(entry: Entry) -> tuple[str, str, str, str, str]:
    return entry.locale or "", entry.message or "", entry.rule, entry.match, entry.fingerprint


def read(path: StrPath, shown: str) -> Baseline:
    """Read a baseline. Raises StylelintError with every problem, each at its line and column."""
    source = decode(read_bytes(path, shown, DEFAULT_LIMITS.file_bytes), shown)
    problems = Problems()
    from stylelint_cs.sources import json

    root = json.parse(source, DEFAULT_LIMITS, problems)
    entries: dict[str, Entry] = {}
    if not isinstance(root, Map) or _plain(root.get("version")) != VERSION:
        found = root.get("version") if isinstance(root, Map) else None
        problems.at(
            source, (found or root).start, said("this is no baseline of version {version}", version=VERSION), _MEND
        )
    else:
        listed = root.get("findings")
        if not isinstance(listed, List):
            problems.at(source, (listed or root).start, said("'findings' must be a list"), _MEND)
        for item in listed.items if isinstance(listed, List) else ():
            entry = _entry(item, source, problems)
            if entry is not None:
                known = entries.get(entry.fingerprint)
                if known is None or known.count < entry.count:
                    entries[entry.fingerprint] = entry
    problems.raise_if_any()
    return Baseline(source, entries)


def _entry(node: Node, source: SourceText, problems: Problems) -> Entry | None:
    if not isinstance(node, Map):
        problems.at(source, node.start, said("an entry must be an object"), _MEND)
        return None
    texts = {name: _text(node, name, source, problems) for name in ("fingerprint", "rule", "match")}
    optional = {name: _text(node, name, source, problems, optional=True) for name in ("locale", "message")}
    count = node.get("count")
    number = _plain(count)
    if number is None or not number.isdecimal() or len(number) > 9 or int(number) < 1:
        problems.at(source, (count or node).start, said("'count' must be a number from 1 on"), _MEND)
        return None
    fingerprint, rule, match = texts.values()
    if fingerprint is None or rule is None or match is None:
        return None
    at = Span(node.start, node.end)
    return Entry(fingerprint, rule, optional["locale"], optional["message"], match, int(number), at)


def _text(node: Map, name: str, source: SourceText, problems: Problems, *, optional: bool = False) -> str | None:
    value = node.get(name)
    if optional and (value is None or (isinstance(value, Text) and value.null)):
        return None
    if isinstance(value, Text) and not value.plain:
        return value.value
    problems.at(source, (value or node).start, said("{name!r} must be a text", name=name), _MEND)
    return None


def _plain(node: Node | None) -> str | None:
    return node.value if isinstance(node, Text) and node.plain and not node.null else None


def missing(shown: str) -> StylelintError:
    """What to say when there is no such file."""
    return StylelintError(
        [Problem(said("there is no baseline {path}", path=shown), said("Write one: stylelint-cs baseline create"))]
    )
