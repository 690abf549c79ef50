"""What libyaml says about a syntax error, in words that name the mend."""

from __future__ import annotations

from stylelint_cs.lazy import lazy
from stylelint_cs.model import Problem, SourceText
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.problems import problem_at
from stylelint_cs.translation import said
from stylelint_cs.type_hints import TYPE_CHECKING

if TYPE_CHECKING:
    import yaml


class _Case(NamedTuple):
    """A part of libyaml's problem text, what to say, the mend, and whether the place is where it began."""

    part: str
    message: str
    mend: str
    at_context: bool = False


_TAB, _BLANKS = said("a tab stands in the indentation"), said("Indent with blanks.")
_CASES = (
    _Case(
        "mapping values are not allowed",
        said("a ':' with a blank behind it stands where no key can be"),
        said("Put text that holds ': ' in quotes, or check the indentation."),
    ),
    _Case(
        "Unicode character escape code",
        said("the escape \\u or \\U names no character"),
        said("Write the character itself; surrogate pairs such as \\ud83d\\ude00 are not understood."),
        True,
    ),
    _Case(
        "unknown escape character",
        said("an unknown escape stands in double quotes"),
        said("Write the backslash twice (\\\\), or use single quotes."),
    ),
    _Case(
        "did not find expected hexdecimal number",
        said("the escape lacks hexadecimal digits"),
        said("Write the backslash twice (\\\\), or use single quotes."),
    ),
    _Case(
        "found unexpected end of stream",
        said("the quotation mark is never closed"),
        said("Close it at the text's end."),
        True,
    ),
    _Case("found unexpected document indicator", said("the quotation mark is never closed"), said("Close it."), True),
    _Case(
        "could not find expected ':'",
        said("a key lacks its ':'"),
        said("Write 'key: value', or indent the line deeper when it goes on with the text above."),
        True,
    ),
    _Case(
        "expected ',' or ']'",
        said("the list opened by [ is not closed here"),
        said("Put a comma between the values, or close the list with ]."),
    ),
    _Case(
        "expected ',' or '}'",
        said("the mapping opened by {{ is not closed here"),
        said("Put a comma between the pairs, close it with }}, or put text that begins with '{{' in quotes."),
    ),
    _Case("cannot start any token\t", _TAB, _BLANKS),
    _Case("cannot start any token", said("this character cannot begin a text"), said("Put the text in quotes.")),
    _Case("expected '-' indicator", said("the lines of this list are indented differently"), said("Align the '-'.")),
    _Case(
        "expected key", said("this line does not fit the indentation of the keys above"), said("Align it with them.")
    ),
    _Case("tab", _TAB, _BLANKS),
)
_FALLBACK = _Case(
    "", said("this is not YAML"), said("Check quotes, colons and indentation here and on the line above.")
)
# An escape that may name no character: half of a surrogate pair, or beyond the last one.
_ESCAPE = lazy(r"\\(?:u|U0000)[Dd][89A-Fa-f]|\\U(?!000|0010)")
# A value that begins with one of the characters that mean something to YAML.
_SPECIAL_VALUE = lazy(r"""(?:^[ ]*|[:\-,\[{][ ]+|[\[{])([{*&!%@`|>])""")


def syntax_problem(source: SourceText, error: yaml.YAMLError | ValueError) -> Problem:
    """The problem for a syntax error that the parser found: place, line, what is wrong and the mend.

    A ``ValueError`` is an escape that names no character, as the parser without libyaml refuses it.
    """
    if isinstance(error, ValueError):
        found = _ESCAPE.search(source.text)
        case = next(case for case in _CASES if "escape code" in case.part)
        return problem_at(source, found.start() if found else 0, case.message, case.mend)
    from yaml import MarkedYAMLError

    if not isinstance(error, MarkedYAMLError):
        message = said("this is not YAML: {error}", error=str(error))
        return problem_at(source, 0, message, said("Save the file as UTF-8 text."))
    return _marked_problem(source, error)


def _marked_problem(source: SourceText, error: yaml.MarkedYAMLError) -> Problem:
    problem = error.problem or ""
    mark = error.problem_mark or error.context_mark
    # libyaml does not say which character it stumbled on, and a tab looks like the blanks that belong there.
    seen = f"{problem}\t" if mark is not None and source.text[mark.index : mark.index + 1] == "\t" else problem
    case = next((case for case in _CASES if case.part in seen), _FALLBACK)
    if case.at_context and error.context_mark is not None:
        mark = error.context_mark
    offset = min(mark.index, len(source.text)) if mark is not None else 0
    if source.text[offset:].isspace() or offset >= len(source.text):
        offset = max(len(source.text.rstrip()) - 1, 0)
    unquoted = _unquoted_value(source, offset, problem, error.context or "")
    if unquoted is not None:
        char = source.text[unquoted]
        message = said("text that begins with {char!r} must stand in quotes", char=char)
        return problem_at(source, unquoted, message, said("Put the whole text in quotes."))
    unknown = case is _FALLBACK and problem
    told = said("this is not YAML ({detail})", detail=problem) if unknown else case.message
    return problem_at(source, offset, told, case.mend)


def _unquoted_value(source: SourceText, offset: int, problem: str, context: str) -> int | None:
    """Where on the error's line a value begins with a character of YAML's own, if that explains the error."""
    if "quoted scalar" in context or "hexdecimal" in problem:
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
