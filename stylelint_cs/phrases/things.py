"""The things that a slot of a phrase also stands for: a name, a number, an amount, a date, a contact, the brand."""

from __future__ import annotations

import unicodedata

from stylelint_cs.lazy import lazy
from stylelint_cs.phrases.anchoring import NAME_WORDS
from stylelint_cs.phrases.program import Compiler
from stylelint_cs.text.view import View

_CLOCK = lazy(r"\d{1,2}[:.]\d{2}|\d{1,4}/\d{1,2}(?:/\d{2,4})?|\d{1,2}\.\d{1,2}\.\d{2,4}")
_ISO_DATE = ("-", "-")
_PHONE_DIGITS = 7
# fmt: off
CODES = frozenset({
    "aed", "ars", "aud", "bdt", "bhd", "brl", "cad", "chf", "clp", "cny", "cop", "czk", "dkk", "egp", "etb", "eur",
    "gbp", "ghs", "hkd", "huf", "idr", "ils", "inr", "iqd", "jod", "jpy", "kes", "krw", "kwd", "lbp", "lkr", "lyd",
    "mad", "mxn", "myr", "ngn", "nok", "npr", "nzd", "omr", "pen", "php", "pkr", "pln", "qar", "ron", "rub", "rwf",
    "sar", "sek", "sgd", "thb", "tnd", "try", "twd", "tzs", "uah", "ugx", "usd", "vnd", "yer", "zar",
})
# fmt: on
"""Currency codes in use (ISO 4217), folded."""
_IN_NUMBERS = " -.()\u2010\u2011\u2012\u2013"


def ends_of_thing(name: str, at: int, view: View, compiler: Compiler) -> list[int]:
    """The words behind each way in which the thing called ``name`` can begin at word ``at``."""
    tokens = view.tokens
    if name in {"name", "agent"}:
        return _names(at, view)
    if name == "brand":
        brand = compiler.brand_words
        found = tuple(other.text for other in tokens[at : at + len(brand)])
        return [at + len(brand)] if brand and found == brand else []
    if name == "number":
        text = tokens[at].text
        digits = text[0].isdigit() and text[-1].isdigit()
        return [at + 1] if digits or text in compiler.number_words else []
    if name == "deadline":
        return _dates(at, view)
    if name == "contact" and tokens[at].kind == "mask":
        return [at + 1] if view.slot(at) is None else []
    end = _figures(at, view)
    if name == "contact":
        digits_found = sum(char.isdigit() for other in tokens[at:end] for char in other.text)
        return [end] if digits_found >= _PHONE_DIGITS else []
    return _amounts(at, end, view, compiler)


def _names(at: int, view: View) -> list[int]:
    ends: list[int] = []
    for last in range(at, min(at + NAME_WORDS, len(view.tokens))):
        if view.tokens[last].kind != "word" or (last > at and view.between(last - 1).strip(" ")):
            break
        ends.append(last + 1)
    return ends


def _figures(at: int, view: View) -> int:
    """The word behind a run of figures, such as the groups of a phone number."""
    end = at
    while end < len(view.tokens) and view.tokens[end].text[0].isdigit():
        if end > at and view.between(end - 1).strip(_IN_NUMBERS):
            break
        end += 1
    return end


def _dates(at: int, view: View) -> list[int]:
    if _CLOCK.fullmatch(view.tokens[at].text):
        return [at + 1]
    parts = [token.text for token in view.tokens[at : at + 3]]
    if [len(part) for part in parts] == [4, 2, 2] and all(part.isdigit() for part in parts):
        return [at + 3] if (view.between(at), view.between(at + 1)) == _ISO_DATE else []
    return []


def _amounts(at: int, end: int, view: View, compiler: Compiler) -> list[int]:
    tokens = view.tokens
    if end > at:
        beside = view.between(at - 1).rstrip()[-1:], view.between(end - 1).lstrip()[:1]
        if any(char and unicodedata.category(char) == "Sc" for char in beside):
            return [end]
        return [end + 1] if end < len(tokens) and _is_currency(tokens[end].text, compiler) else []
    if _is_currency(tokens[at].text, compiler) and at + 1 < len(tokens) and tokens[at + 1].text[0].isdigit():
        return [at + 2]
    return []


def _is_currency(text: str, compiler: Compiler) -> bool:
    return text in CODES or text in compiler.currencies
