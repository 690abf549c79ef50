"""The report as one HTML file that needs nothing else: for a support manager, from a build or an e-mail.

It reads without its script; that only shows the filter boxes and hides what they leave out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from urllib.parse import urlencode

from stylelint_cs.model import Finding, Level, Report, Summary
from stylelint_cs.report.base import Catalogue, Style
from stylelint_cs.report.cells import snippet
from stylelint_cs.report.html_coverage import matrix
from stylelint_cs.report.html_parts import SCRIPT, STYLE, Words, table
from stylelint_cs.report.page import direction, isolated, page, sentence, text
from stylelint_cs.report.redaction import shown_line
from stylelint_cs.translation import msgid, said_of, translated

_LEVELS = (Level.ERROR, Level.WARNING, Level.INFO)
_SINGULARS = {Level.ERROR: msgid("Error"), Level.WARNING: msgid("Warning"), Level.INFO: msgid("Note")}
_PLURALS = {Level.ERROR: msgid("Errors"), Level.WARNING: msgid("Warnings"), Level.INFO: msgid("Notes")}
_CELLS = 220
"""Terminal cells of a line that a finding shows."""
_FILES_OPEN = 30
"""Rows up to which the table of files is open at once: what follows it is what people look for."""


def render(report: Report, catalogue: Catalogue, style: Style) -> Iterator[str]:
    """The whole page."""
    yield document(report, catalogue, style)


def document(report: Report, catalogue: Catalogue, style: Style) -> str:
    """The whole page; coverage matrices stand between the counts and the findings."""
    said = Words(style.language)
    title = said("Style report")
    body = [f"<h1>{title}</h1>", *_unfinished(report.summary, said), _counts(report.summary, said)]
    parts = list(_parts(report, style, said))
    if len(parts) > 1:
        links = "".join(f'<li><a href="#{name}">{said(label)}</a></li>' for name, label, _ in parts)
        body.append(f"<nav><ul>{links}</ul></nav>")
    for name, label, inner in parts:
        body += [f'<section id="{name}"><h2>{said(label)}</h2>', *inner, "</section>"]
    if report.findings:
        body.append(SCRIPT)
    return page(translated("Style report", style.language), body, style.language, style.direction, STYLE)


def _parts(report: Report, style: Style, said: Words) -> Iterator[tuple[str, str, Iterable[str]]]:
    """The sections of the page: name of the anchor, heading (English), and what stands below it."""
    if report.findings:
        yield "by-rule", msgid("By rule"), _by_rule(report, said)
        yield "by-locale", msgid("By locale"), _by_locale(report, said)
        yield "by-file", msgid("By file"), _by_file(report, said)
    for number, coverage in enumerate(style.coverage, 1):
        yield f"coverage-{number}", msgid("Coverage"), matrix(coverage, said)
    yield "findings", msgid("Findings"), _findings(report, style, said)
    if report.summary.skipped:
        yield "skipped", msgid("Not checked"), _skipped(report.summary, said)


def _unfinished(summary: Summary, said: Words) -> Iterator[str]:
    if summary.incomplete:
        problems = "".join(f"<pre>{isolated_lines(problem)}</pre>" for problem in summary.incomplete)
        yield f'<section class="dont"><h2>{said("The check could not be finished")}</h2>{problems}</section>'


def isolated_lines(value: str) -> str:
    """A text of several lines, each in its own direction of writing."""
    return "\n".join(isolated(line) for line in value.split("\n"))


def _counts(summary: Summary, said: Words) -> str:
    always = [
        ("error", msgid("Errors"), summary.error),
        ("warning", msgid("Warnings"), summary.warning),
        ("info", msgid("Notes"), summary.info),
        ("", msgid("Messages"), summary.messages),
        ("", msgid("Files"), summary.files),
    ]
    rest = [
        ("", msgid("Suppressed"), summary.suppressed),
        ("", msgid("Waived"), summary.waived),
        ("", msgid("In the baseline"), summary.baselined),
        ("", msgid("Fixed"), summary.fixed),
    ]
    shown = always + [item for item in rest if item[2]]
    items = "".join(f'<li class="{name}"><b>{count:,}</b>{said(label)}</li>' for name, label, count in shown)
    return f'<ul class="counts">{items}</ul>'


def _by_rule(report: Report, said: Words) -> Iterator[str]:
    counts = Counter(finding.rule for finding in report.findings)
    worst: dict[str, Finding] = {}
    for finding in report.findings:
        if finding.rule not in worst or finding.level > worst[finding.rule].level:
            worst[finding.rule] = finding
    most = max(counts.values())
    rows = []
    for rule, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        level = worst[rule].level.word
        bar = f'<span class="bar {level}" style="inline-size:{8 * count / most:.2f}rem"></span>'
        title = isolated(worst[rule].title)
        rows.append((_asking("rule", rule), _level(worst[rule].level, said), title, f"{count:,}", bar))
    yield table((said("Rule"), said("Level"), said("What it asks"), said("Findings"), ""), rows, numbers={3})


def _asking(name: str, value: str) -> str:
    """A link that leaves only the findings in which a field has this value."""
    return f'<code><a href="#findings" data-ask="{text(urlencode({name: value}))}">{text(value)}</a></code>'


def _by_locale(report: Report, said: Words) -> Iterator[str]:
    names = sorted({finding.locale or "" for finding in report.findings})
    rows = [
        (_asking("locale", name) if name else "–", *_level_counts(report.findings, "locale", name or None))
        for name in names
    ]
    yield table((said("Locale"), *_level_heads(said)), rows, numbers={1, 2, 3, 4})


def _by_file(report: Report, said: Words) -> Iterator[str]:
    rows = []
    for number, (path, findings) in enumerate(groupby(report.findings, key=lambda finding: finding.path)):
        rows.append((f'<a href="#file-{number}">{isolated(path)}</a>', *_level_counts(findings)))
    shown = table((said("File"), *_level_heads(said)), rows, numbers={1, 2, 3, 4})
    if len(rows) > _FILES_OPEN:
        count = said(said_of(len(rows), "{count:,} file", "{count:,} files"))
        shown = f"<details><summary>{count}</summary>{shown}</details>"
    yield shown


def _level_heads(said: Words) -> tuple[str, ...]:
    return (*(said(_PLURALS[level]) for level in _LEVELS), said("All"))


def _level_counts(findings: Iterable[Finding], field: str = "", value: str | None = None) -> tuple[str, ...]:
    counts = Counter(item.level for item in findings if not field or getattr(item, field) == value)
    return (*(f"{counts[level]:,}" for level in _LEVELS), f"{counts.total():,}")


def _findings(report: Report, style: Style, said: Words) -> Iterator[str]:
    if not report.findings:
        words = msgid("No findings so far") if report.summary.incomplete else msgid("No findings")
        yield f'<p class="{"" if report.summary.incomplete else "do"}">{said(words)}</p>'
        return
    yield _filter(report, said)
    for number, (path, findings) in enumerate(groupby(report.findings, key=lambda finding: finding.path)):
        yield f'<details class="file" id="file-{number}" open><summary>{isolated(path)}</summary>'
        for finding in findings:
            yield _finding(finding, style, said)
        yield "</details>"


def _filter(report: Report, said: Words) -> str:
    levels = [level for level in _LEVELS if any(item.level is level for item in report.findings)]
    boxes = [
        ("level", msgid("Level"), [(level.word, said(_PLURALS[level])) for level in levels]),
        ("rule", msgid("Rule"), _options(item.rule for item in report.findings)),
        ("locale", msgid("Locale"), _options(item.locale or "" for item in report.findings)),
        ("file", msgid("File"), _options(item.path for item in report.findings)),
    ]
    selects = "".join(
        f'<label>{said(label)}<select name="{name}"><option value="">{said("All")}</option>'
        + "".join(f'<option value="{value}">{shown}</option>' for value, shown in options)
        + "</select></label>"
        for name, label, options in boxes
    )
    search = f'<label>{said("Search")}<input type="search" name="search" autocomplete="off" dir="auto"></label>'
    clear = f'<button type="reset">{said("Clear")}</button>'
    told = '<output id="shown" class="soft" aria-live="polite"></output>'
    return f'<form id="filter" class="screen" hidden>{search}{selects}{clear}{told}</form>'


def _options(values: Iterable[str]) -> list[tuple[str, str]]:
    return [(text(value), text(value)) for value in sorted(set(values)) if value]


def _finding(finding: Finding, style: Style, said: Words) -> str:
    data = {
        "level": finding.level.word,
        "rule": finding.rule,
        "locale": finding.locale or "",
        "file": finding.path,
    }
    known = "".join(f' data-{name}="{text(value)}"' for name, value in data.items())
    place = f"{finding.start.line}:{finding.start.column}"
    parts = [
        f'<article class="card"{known}><h3>{_level(finding.level, said)} {isolated(finding.title)}</h3>',
        _snippet(finding, style),
    ]
    if finding.explanation and finding.explanation != finding.title:
        parts.append(f"<p>{sentence(finding.explanation)}</p>")
    if finding.suggestions:
        wordings = " ".join(isolated(wording, finding.locale or "") for wording in finding.suggestions)
        parts.append(f'<p class="do"><strong>{said("Write instead")}:</strong> {wordings}</p>')
    where = [f"<bdi><code>{text(finding.rule)}</code></bdi>"]
    where += [f"<bdi>{text(finding.locale)}</bdi>"] if finding.locale else []
    where += [f'<bdi dir="ltr">{text(finding.path)}:{place}</bdi>']
    where += [isolated(finding.message_id)] if finding.message_id is not None else []
    parts.append(f'<p class="soft where">{" ".join(f"<span>{item}</span>" for item in where)}</p></article>')
    return "".join(parts)


def _snippet(finding: Finding, style: Style) -> str:
    line = shown_line(finding, style)
    if line is None:
        if not finding.match:
            return ""
        before, span, after = "", " ".join(finding.match.split()), ""
    else:
        part = snippet(line.text, line.start, line.end, _CELLS)
        before, span, after = part.before, part.span, part.after
    marked = f"<mark>{text(span)}</mark>" if span else ""
    lang = f' lang="{text(finding.locale)}"' if finding.locale else ""
    opening = f'<bdi{lang} dir="{direction(before + span + after)}">'
    return f'<div class="snippet">{opening}{text(before)}{marked}{text(after)}</bdi></div>'


def _level(level: Level, said: Words) -> str:
    word = _SINGULARS[level]
    return f'<span class="badge {level.word}">{said(word)}</span>'


def _skipped(summary: Summary, said: Words) -> Iterator[str]:
    counts = Counter((item.path, item.reason) for item in summary.skipped)
    items = "".join(
        f"<li>{isolated(path)}: {isolated(reason)}{f' ({count:,})' if count > 1 else ''}</li>"
        for (path, reason), count in counts.items()
    )
    yield f"<ul>{items}</ul>"
