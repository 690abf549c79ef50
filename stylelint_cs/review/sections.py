"""The parts of the review report, in order: title, a sentence, tables; pages and Markdown are made from these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from stylelint_cs.kinds.turns import span_text
from stylelint_cs.model import Report
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.report.base import Catalogue, Style
from stylelint_cs.translation import in_language, msgid, translated
from stylelint_cs.type_hints import Any

Figures = Mapping[str, Any]
_MOST_ROWS = 40


class Table(NamedTuple):
    """Head and rows as texts and numbers; ``name`` tells pages which chart goes with it."""

    head: Sequence[str]
    rows: Sequence[Sequence[object]]
    name: str = ""


class Section(NamedTuple):
    """One part of the report."""

    title: str
    intro: str
    tables: Sequence[Table]


class Words:
    """The texts of the report in the reader's language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, text: str, /, **values: object) -> str:
        """A text of the tool in that language, with what is to be filled in."""
        found = translated(text, self.language)
        return found.format_map(values) if values else found

    def name(self, name: str | None) -> str:
        """What an agent is called there; empty: nobody is."""
        return in_language(name, self.language) if name else ""

    def days(self) -> tuple[str, ...]:
        """The days of the week, Monday first."""
        from babel import Locale, UnknownLocaleError

        try:
            names = Locale.parse(self.language, sep="-").days["format"]["abbreviated"]
        except (UnknownLocaleError, ValueError):
            names = Locale.parse("en").days["format"]["abbreviated"]
        return tuple(str(names[day]) for day in range(7))


def sections(report: Report, figures: Figures, rules: Catalogue, style: Style) -> Iterator[Section]:
    """Every part that has something to say."""
    if not figures or not figures.get("conversations"):
        return
    said = Words(style.language)
    yield _summary(report, figures, said)
    yield from _told(_practices(figures, said))
    yield from _told(_heat(figures, rules, said))
    yield from _told(_complaints(figures, said))
    yield from _told(_responses(figures, said))
    yield from _told(_load(figures, said))
    for key, title, intro in (
        ("worst", msgid("Chats to talk about"), msgid("Those with the fewest points.")),
        (
            "best",
            msgid("Chats to learn from"),
            msgid("Those with the most points; the ones that ended with thanks come first."),
        ),
    ):
        yield from _told(_picks(figures[key], said(title), said(intro), said))
    sample = figures["sample"]
    intro = said("Chosen by lot, from every language, channel and agent in turn. Seed: {seed}.", seed=sample["seed"])
    yield from _told(_picks(sample["conversations"], said("Chats to read"), intro, said))
    yield from _told(_people(figures, said))
    yield from _told(_stored(figures, said))
    yield from _told(_good(figures, said))
    yield from _told(_trend(figures, said))


def _told(section: Section) -> Iterator[Section]:
    if any(table.rows for table in section.tables):
        yield section


def _summary(report: Report, figures: Figures, said: Words) -> Section:
    summary, resolved = report.summary, figures["first_contact_resolution"]
    rows: list[Sequence[object]] = [
        (said("Conversations"), figures["conversations"]),
        (said("Turns"), figures["turns"]),
        (said("Turns of ours"), figures["our_turns"]),
        (said("Errors"), summary.error),
        (said("Warnings"), summary.warning),
        (said("Notes"), summary.info),
        (said("Points on average"), figures["score"]["mean"]),
    ]
    if resolved is not None:
        rows.append((said("Solved at the first contact"), f"{resolved:.0%}"))
    if figures["broken"]:
        rows.append((said("Could not be read"), figures["broken"]))
    intro = said("A conversation starts with 100 points; an error takes 15, a warning 5, a note 1.")
    if figures["from"]:
        intro = f"{said('{first} – {last}.', first=figures['from'], last=figures['to'])} {intro}"
    return Section(said("Conversation review"), intro, [Table((), rows, "counts")])


def _practices(figures: Figures, said: Words) -> Section:
    rows = [
        (item["week"], item["title"], item["rule"], item["count"], example["text"], " / ".join(example["instead"]))
        for item in figures["practices"]
        for example in item["examples"]
    ]
    head = tuple(map(said, ("Week", "Practice", "Rule", "Findings", "Was written", "Better")))
    return Section(
        said("To train this week"), said("What weighed most in the last week."), [Table(head, rows, "practices")]
    )


def _heat(figures: Figures, rules: Catalogue, said: Words) -> Section:
    locales = [row["locale"] for row in figures["by_locale"]]
    values = {(row["rule"], row["locale"]): row for row in figures["heat"]}
    names = {row["rule"] for row in figures["heat"]}
    order = sorted(
        names, key=lambda name: (-sum(values[name, at]["count"] for at in locales if (name, at) in values), name)
    )
    rows = [
        (name, *(values[name, locale]["per_100"] if (name, locale) in values else "" for locale in locales))
        for name in order
    ]
    intro = said("Findings for every 100 turns of ours in that language.")
    return Section(said("Rules by language"), intro, [Table((said("Rule"), *locales), rows, "heat")])


def _complaints(figures: Figures, said: Words) -> Section:
    none = said("no topic")
    recurring = [
        (row["topic"], row["complaints"], row["weeks"], row["owner"] or said("nobody")) for row in figures["recurring"]
    ]
    weekly = [(row["week"], row["topic"] or none, row["count"]) for row in figures["complaints"]]
    return Section(
        said("Complaints"),
        said("Conversations in which the customer was upset, or a problem was still there."),
        [
            Table((said("Recurring topic"), said("Complaints"), said("Weeks"), said("Who answers for it")), recurring),
            Table((said("Week"), said("Topic"), said("Complaints")), weekly, "complaints"),
        ],
    )


def _responses(figures: Figures, said: Words) -> Section:
    rows = []
    for item in figures["first_response"]:
        ends = [part["seconds"] for part in item["classes"]]
        for at, part in enumerate(item["classes"]):
            label = f"≤ {span_text(part['seconds'])}" if part["seconds"] is not None else f"> {span_text(ends[at - 1])}"
            if part["count"]:
                rows.append((item["locale"], label, part["count"]))
    return Section(
        said("First answer of a person"),
        said("Time in which the brand was open."),
        [Table((said("Language"), said("Time"), said("Conversations")), rows, "responses")],
    )


def _load(figures: Figures, said: Words) -> Section:
    load: Sequence[Sequence[int]] = figures["load"]
    rows = [(day, *hours) for day, hours in zip(said.days(), load, strict=True) if any(map(any, load))]
    intro = said("Turns of customers by day and hour.")
    return Section(said("When customers write"), intro, [Table(("", *map(str, range(24))), rows, "load")])


def _picks(picks: Iterable[Figures], title: str, intro: str, said: Words) -> Section:
    rows = [
        (
            f"{pick['path']}:{pick['line']}",
            pick["id"],
            pick["locale"],
            ", ".join(said.name(name) for name in pick["agents"] if name),
            pick["score"],
            ", ".join(pick["rules"]),
        )
        for pick in picks
    ]
    head = tuple(map(said, ("Place", "Conversation", "Language", "Agents", "Points", "Rules")))
    return Section(title, intro, [Table(head, rows, "picks")])


def _people(figures: Figures, said: Words) -> Section:
    rows = [
        (row["rule"], row["locale"] or "", said.name(row["agent"]), row["channel"] or "", row["count"])
        for row in figures["findings"][:_MOST_ROWS]
    ]
    head = tuple(map(said, ("Rule", "Language", "Agent", "Channel", "Findings")))
    intro = said("The most frequent; the CSV report holds all.")
    return Section(said("Findings by agent and channel"), intro, [Table(head, rows, "people")])


def _stored(figures: Figures, said: Words) -> Section:
    stored = figures["stored"] or {"due": (), "unused": (), "uncovered": ()}
    due = [(row["reply"], row["path"], row["reviewed"] or said("never")) for row in stored["due"][:_MOST_ROWS]]
    missing = [(row["topic"], row["locale"], row["conversations"]) for row in stored["uncovered"][:_MOST_ROWS]]
    unused = [(name,) for name in stored["unused"][:_MOST_ROWS]]
    return Section(
        said("Stored replies"),
        "",
        [
            Table((said("Due for a look"), said("File"), said("Last look")), due),
            Table((said("Topic without a stored reply"), said("Language"), said("Conversations")), missing),
            Table((said("Not sent once"),), unused),
        ],
    )


def _good(figures: Figures, said: Words) -> Section:
    rows = [(row["locale"], row["text"]) for row in figures["good_wordings"]]
    intro = said("Customers gave thanks for these, and no rule found anything in them.")
    return Section(said("Wordings worth keeping"), intro, [Table((said("Language"), said("Wording")), rows, "good")])


def _trend(figures: Figures, said: Words) -> Section:
    rows = [(run["day"], run["conversations"], run["score"]) for run in figures["trend"]]
    head = (said("Day"), said("Conversations"), said("Points on average"))
    return Section(said("Earlier runs"), "", [Table(head, rows, "trend")])
