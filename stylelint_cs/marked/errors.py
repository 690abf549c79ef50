"""What libyaml says about a syntax error, in words that name the mend."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from stylelint_cs.lazy import lazy
from stylelint_cs.model import Problem, SourceText
from stylelint_cs.problems import problem_at

if TYPE_CHECKING:
    import yaml


class _Case(NamedTuple):
    """A part of libyaml's problem text, what to say, the mend, and whether the place is where it began."""

    part: str
    message: str
    mend: str
    at_context: bool = False


_CASES = (
    _Case(
        "mapping values are not allowed",
        "a ':' with a blank behind it stands where no key can be",
        "Put text that holds ': ' in quotes, or check the indentation.",
    ),
    _Case(
        "Unicode character escape code",
        "the escape \\u or \\U names no character",
        "Write the character itself; surrogate pairs such as \\ud83d\\ude00 are not understood.",
        True,
    ),
    _Case(
        "unknown escape character",
        "an unknown escape stands in double quotes",
        "Write the backslash twice (\\\\), or use single quotes.",
    ),
    _Case(
        "did not find expected hexdecimal number",
        "the escape lacks hexadecimal digits",
        "Write the backslash twice (\\\\), or use single quotes.",
    ),
    _Case(
        "found unexpected end of stream",
        "the quotation mark is never closed",
        "Close it at the text's end.",
        True,
    ),
    _Case("found unexpected document indicator", "the quotation mark is never closed", "Close it.", True),
    _Case(
        "could not find expected ':'",
        "a key lacks its ':'",
        "Write 'key: value', or indent the line deeper when it goes on with the text above.",
        True,
    ),
    _Case(
        "expected ',' or ']'",
        "the list opened by [ is not closed here",
        "Put a comma between the values, or close the list with ].",
    ),
    _Case(
        "expected ',' or '}'",
        "the mapping opened by { is not closed here",
        "Put a comma between the pairs, close it with }, or put text that begins with '{' in quotes.",
    ),
    _Case("cannot start any token", "this character cannot begin a text", "Put the text in quotes."),
    _Case("expected '-' indicator", "the lines of this list are indented differently", "Align the '-'."),
    _Case("expected key", "this line does not fit the indentation of the keys above", "Align it with them."),
    _Case("tab", "a tab stands in the indentation", "Indent with blanks."),
)
_FALLBACK = _Case("", "this is not YAML", "Check quotes, colons and indentation here and on the line above.")
# A value that begins with one of the characters that mean something to YAML.
_SPECIAL_VALUE = lazy(r"""(?:^[ ]*|[:\-,\[{][ ]+|[\[{])([{*&!%@`|>])""")


def syntax_problem(source: SourceText, error: yaml.MarkedYAMLError) -> Problem:
    """The problem for a syntax error that libyaml found: place, line, what is wrong and the mend."""
    said = error.problem or ""
    case = next((case for case in _CASES if case.part in said), _FALLBACK)
    mark = error.problem_mark or error.context_mark
    if case.at_context and error.context_mark is not None:
        mark = error.context_mark
    offset = min(mark.index, len(source.text)) if mark is not None else 0
    if source.text[offset:].isspace() or offset >= len(source.text):
        offset = max(len(source.text.rstrip()) - 1, 0)
    unquoted = _unquoted_value(source, offset, said, error.context or "")
    if unquoted is not None:
        char = source.text[unquoted]
        message = f"text that begins with {char!r} must stand in quotes"
        return problem_at(source, unquoted, message, "Put the whole text in quotes.")
    detail = f" ({said})" if case is _FALLBACK and said else ""
    return problem_at(source, offset, case.message + detail, case.mend)


def _unquoted_value(source: SourceText, offset: int, said: str, context: str) -> int | None:
    """Where on the error's line a value begins with a character of YAML's own, if that explains the error."""
    if "quoted scalar" in context or "hexdecimal" in said:
        return None
    line, column = source.position(offset)
    text = source.line(line)
    start = offset - (column - 1)
    for match in _SPECIAL_VALUE.finditer(text):
        if match.start(1) > column - 1:
            break
        char = match[1]
        if char == "{" and "}" in text[match.start(1) :] and not text[text.rindex("}") + 1 :].strip(" ,]}"):
            continue
        return start + match.start(1)
    return None
