"""The definition of ``quantities:`` of a locale pack."""

from __future__ import annotations

from stylelint_cs.fields import BOOL, DAY_PART, NAME, NUMBER, TEXT, Key, MapOf, Record, choice, integer, number
from stylelint_cs.packs.phrase_schema import ANY, TEXTS
from stylelint_cs.packs.quantities import UNITS

_CLOCK = Record(
    "clock",
    "How an hour of the day is told.",
    (
        Key("before", TEXTS, "words before an hour"),
        Key("after", TEXTS, "words behind an hour"),
        Key("parts", MapOf(DAY_PART, TEXT), "words for a part of the day, and the hours it covers"),
        Key("first_hour", integer(0, 23), "the hour from which hours are counted"),
    ),
)
QUANTITIES = Record(
    "quantities",
    "How the language says numbers, durations, money, dates and hours.",
    (
        Key("decimal", ANY, "the mark before decimals"),
        Key("group", ANY, "the mark between groups of digits"),
        Key("joiners", TEXTS, "words between the parts of a number"),
        Key("attached", TEXTS, "the same, written attached to the next word"),
        Key("ones", TEXTS, "articles: one before a unit, nothing behind a fraction"),
        Key("before", MapOf(number(-1, 1), TEXT), "words that add to the number behind them"),
        Key("ranges", TEXTS, "words between the two ends of a range"),
        Key("unit_first", BOOL, "whether the unit stands before its number"),
        Key("multiplier_first", BOOL, "whether a hundred stands before what it counts"),
        Key("units", MapOf(TEXTS, choice(UNITS)), "words for units beside those of `time`"),
        Key("amounts", MapOf(MapOf(NUMBER, TEXT), choice(UNITS)), "words that are a number and a unit"),
        Key("money", MapOf(TEXTS, NAME), "words and signs of a currency, by its ISO 4217 code"),
        Key("percent", TEXTS, "words for per cent"),
        Key("months", MapOf(integer(1, 12), TEXT), "the names of months, with their number"),
        Key("ordinals", TEXTS, "endings of ordinal figures"),
        Key("clock", _CLOCK, "how an hour of the day is told"),
    ),
)
