"""``stylelint-cs baseline create|prune``: accepts the findings there are, and forgets what is mended."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from stylelint_cs import baseline as accepted
from stylelint_cs.baseline import DEFAULT_NAME, Entry
from stylelint_cs.cli import terminal
from stylelint_cs.cli.check import STDIN
from stylelint_cs.cli.output import write_file
from stylelint_cs.cli.shell import COULD_NOT_JUDGE, internal_error, say, write
from stylelint_cs.config import Config
from stylelint_cs.days import day
from stylelint_cs.engine import LintOptions
from stylelint_cs.excusing import baseline_file
from stylelint_cs.frozen import replace
from stylelint_cs.model import Finding, Meta, Problem, StylelintError
from stylelint_cs.packs.loader import canonical
from stylelint_cs.policy.find import shown
from stylelint_cs.request import Request, base_config
from stylelint_cs.run import Outcome, check
from stylelint_cs.translation import in_language, said, said_of

CREATE = "create"


def run(
    action: str,
    paths: tuple[str, ...],
    brand: str | None,
    config: str | None,
    baseline: str | None,
    jobs: int | None,
    today: str | None,
    locale: str | None,
    lang: str,
    **known: object,
) -> int:
    """Check, and write the baseline from what is found; 2 when the check could not be finished."""
    if STDIN in paths:
        raise StylelintError([Problem(said("a baseline holds findings in files"), said("Leave out the -."))])
    if action != CREATE and paths:
        raise StylelintError([Problem(said("prune looks at everything there is"), said("Leave out the paths."))])
    request = Request(
        lint=LintOptions(day(today), language=lang),
        paths=paths,
        brand=brand,
        config=config or None,
        locale=canonical(locale) if locale else None,
        defaults=replace(Meta(), **{name: value for name, value in known.items() if value}),
        jobs=jobs,
        use_baseline=False,
    )
    settings = base_config(request)
    file = Path(baseline or baseline_file(settings) or os.path.join(settings.folder, DEFAULT_NAME))
    progress = terminal.Progress(sys.stderr, "messages")
    try:
        outcome = check(request, progress.step, internal_error)
    finally:
        progress.clear()
    say(outcome.problems, lang)
    if outcome.problems:
        return COULD_NOT_JUDGE
    found = _found(outcome)
    if action == CREATE:
        _create(file, found, lang, adds=bool(paths))
    else:
        _prune(file, found, lang)
    if not baseline and settings.baseline is None:
        print(in_language(_setting(settings), lang), file=sys.stderr)
    return 0


def _found(outcome: Outcome) -> dict[str, Entry]:
    mandatory = frozenset(rule for voice in outcome.voices for rule in voice.mandatory)
    findings: Iterable[Finding] = outcome.left
    return accepted.entries_of(findings, mandatory)


def _create(file: Path, found: Mapping[str, Entry], language: str, *, adds: bool) -> None:
    entries = dict(found)
    if file.is_file() and file.stat().st_size:
        # What is no baseline is not written over, whatever is asked for.
        kept = accepted.read(file, shown(file)).entries
        for mark, entry in kept.items() if adds else ():
            known = entries.get(mark)
            entries[mark] = entry if known is None or known.count < entry.count else known
    write_file(file, accepted.render(entries.values()))
    total = sum(entry.count for entry in entries.values())
    wrote = said_of(
        total, "Wrote {path} with {count:,} finding.", "Wrote {path} with {count:,} findings.", path=shown(file)
    )
    write(in_language(wrote, language) + "\n")
    for rule, count in _by_rule(entries.values()):
        write(f"{count:>6} {rule}\n")


def _prune(file: Path, found: Mapping[str, Entry], language: str) -> None:
    if not file.exists():
        raise accepted.missing(shown(file))
    known = accepted.read(file, shown(file)).entries
    kept = {
        mark: replace(entry, count=min(entry.count, found[mark].count))
        for mark, entry in known.items()
        if mark in found
    }
    gone = sum(entry.count for entry in known.values()) - sum(entry.count for entry in kept.values())
    if gone:
        write_file(file, accepted.render(kept.values()))
    took = said_of(
        gone, "Took {count:,} finding out of {path}.", "Took {count:,} findings out of {path}.", path=shown(file)
    )
    write(in_language(took, language) + "\n")


def _by_rule(entries: Iterable[Entry]) -> list[tuple[str, int]]:
    counts: dict[str, int] = {}
    for entry in entries:
        counts[entry.rule] = counts.get(entry.rule, 0) + entry.count
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _setting(config: Config) -> str:
    where = shown(config.path) if config.path is not None else "stylelint-cs.yaml"
    return said("Write `baseline: {name}` into {path} so that check takes it.", name=DEFAULT_NAME, path=where)
