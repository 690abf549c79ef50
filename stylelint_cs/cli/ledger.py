"""``stylelint-cs ledger mark|list``: notes who reviewed which messages, and shows it."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from pathlib import Path

from stylelint_cs.cli.shell import COULD_NOT_JUDGE, say, write
from stylelint_cs.cli.tables import table
from stylelint_cs.days import day
from stylelint_cs.engine import LintOptions
from stylelint_cs.gathering import Gathered, gather, ledger_of
from stylelint_cs.judging import Judge
from stylelint_cs.library.ledger import Ledger, marked, read_ledger, text_hash, written
from stylelint_cs.model import Message, Problem, StylelintError
from stylelint_cs.report.json import dumps
from stylelint_cs.report.safe_text import safe_text
from stylelint_cs.request import Request
from stylelint_cs.translation import Text, in_language, msgid, said, said_of, together, translated
from stylelint_cs.writing import replace_file

_ACTIONS = ("mark", "list")
_REVIEWED, _CHANGED, _UNKNOWN = map(msgid, ("reviewed", "changed since", "not in the ledger"))


def run(
    words: tuple[str, ...],
    brand: str | None,
    config: str | None,
    id: tuple[str, ...],
    locale: tuple[str, ...],
    by: str | None,
    today: str | None,
    lang: str,
    format: str,
) -> int:
    """Write the ledger, or what it says of the messages."""
    if not words or words[0] not in _ACTIONS:
        raise StylelintError(
            [Problem(said("say what to do"), said("Write: stylelint-cs ledger mark, or stylelint-cs ledger list."))]
        )
    action, *paths = words
    request = Request(LintOptions(day(today)), tuple(paths), brand=brand, config=config or None)
    found, problems = gather(request, Judge(request))
    if problems:
        say(dict.fromkeys(problems), lang)
        return COULD_NOT_JUDGE
    if (id or locale) and not any(_is_wanted(message, id, locale) for each in found for message in each.messages):
        message = said("no message has the id or the locale that is asked for")
        raise StylelintError([Problem(message, said("`stylelint-cs ledger list` shows them."))])
    rows: list[dict[str, str]] = []
    for gathered in found:
        file, name = ledger_of(gathered.voice.config)
        ledger = read_ledger(file, name)
        wanted = [message for message in gathered.messages if _is_wanted(message, id, locale)]
        if action == "mark":
            done = _mark(file, name, ledger, wanted, by or _user(), request.lint.today)
            print(safe_text(in_language(done, lang)))
        else:
            rows += _rows(ledger, wanted, gathered)
    if action == "list":
        _show(rows, format, lang)
    return 0


def _is_wanted(message: Message, ids: tuple[str, ...], locales: tuple[str, ...]) -> bool:
    return (not ids or message.id in ids) and (not locales or message.locale in locales)


def _mark(file: Path, name: str, ledger: Ledger, messages: list[Message], by: str, on: str) -> Text:
    """Write the ledger; says what was done."""
    known = [message for message in messages if message.id is not None]
    replace_file(file, written(marked(ledger, known, by, on)).encode("utf-8"))
    without = len(messages) - len(known)
    done = said_of(
        len(known),
        "{path}: {count:,} message reviewed by {name} on {day}.",
        "{path}: {count:,} messages reviewed by {name} on {day}.",
        path=name,
        name=by,
        day=on,
    )
    left_out = said_of(
        without, "{count:,} has no id and cannot be marked.", "{count:,} have no id and cannot be marked."
    )
    return together(done, left_out if without else "")


def _rows(ledger: Ledger, messages: list[Message], gathered: Gathered) -> Iterator[dict[str, str]]:
    for message in messages:
        review = ledger.get((message.id or "", message.locale or ""))
        same = review is not None and review.hash == text_hash(message.text)
        yield {
            "path": message.source.path,
            "id": message.id or "",
            "locale": message.locale or "",
            "reviewed": review.on if review is not None and same else message.meta.reviewed or "",
            "by": review.by if review is not None and same else "",
            "state": _REVIEWED if same else _CHANGED if review is not None else _UNKNOWN,
        }


def _show(rows: list[dict[str, str]], format: str, language: str) -> None:
    if format == "json":
        write(dumps(rows, indent=1) + "\n")
        return
    head = tuple(map(msgid, ("id", "locale", "reviewed", "by", "state")))
    cells = [[*(row[name] for name in head[:-1]), translated(row["state"], language)] for row in rows]
    write("\n".join(table([translated(name, language) for name in head], cells)) + "\n")


def _user() -> str:
    """The account's name, under which a review is noted when nobody is named."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        problem = Problem(said("who reviewed the messages is not known"), said("Name somebody: --by NAME"))
        raise StylelintError([problem]) from None
