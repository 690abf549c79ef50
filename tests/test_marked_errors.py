"""Everything the YAML loader refuses: place, line, what is wrong, and the mend."""

from __future__ import annotations

import itertools
import string

import pytest

from stylelint_cs import marked
from stylelint_cs.model import StylelintError
from tests.effort import within


def errors(data: bytes | str) -> list[str]:
    with pytest.raises(StylelintError) as raised:
        marked.load(data, "f.yaml")
    return [str(problem) for problem in raised.value.problems]


REFUSED: dict[str, tuple[bytes | str, str]] = {
    "a key twice": (
        "formality: formal\nrules: {}\nformality: informal\n",
        """f.yaml:3:1: duplicate key 'formality': it already stands on line 1
    formality: informal
    Keep one of the two.""",
    ),
    "a tag": (
        "max_words: !!int foo\n",
        """f.yaml:1:12: the tag !!int is not understood
    max_words: !!int foo
    Take it out and write plain text, a list ([a, b]) or a mapping ({key: value}).""",
    ),
    "a tag on a mapping": (
        "rules: !!set {a, b}\n",
        """f.yaml:1:8: the tag !!set is not understood
    rules: !!set {a, b}
    Take it out and write plain text, a list ([a, b]) or a mapping ({key: value}).""",
    ),
    "a merge key": (
        "a: &a {k: v}\nb: {<<: *a}\n",
        """f.yaml:2:5: the merge key << is not allowed
    b: {<<: *a}
    Write the keys out, or share them through 'extends'.""",
    ),
    "a list that holds itself": (
        "schema: 1\nrules: &a [*a]\n",
        """f.yaml:2:12: the alias *a has no anchor, or stands inside what it repeats
    rules: &a [*a]
    Put text that begins with '*' in quotes.""",
    ),
    "emphasis taken for an alias": (
        "title: *hello* there\n",
        """f.yaml:1:8: text that begins with '*' must stand in quotes
    title: *hello* there
    Put the whole text in quotes.""",
    ),
    "a slot in front": (
        "title: {name}, asante\n",
        """f.yaml:1:8: text that begins with '{' must stand in quotes
    title: {name}, asante
    Put the whole text in quotes.""",
    ),
    "a doubled slot": (
        "title: {{name}}\n",
        """f.yaml:1:8: a key must be text
    title: {{name}}
    Put text that begins with '{' in quotes.""",
    ),
    "a percent sign": (
        "title: %name% karibu\n",
        """f.yaml:1:8: text that begins with '%' must stand in quotes
    title: %name% karibu
    Put the whole text in quotes.""",
    ),
    "text cut off": (
        "a: b\nsignoff: Call option #5 now\n",
        """f.yaml:2:22: the text is cut off at #: YAML read only 'Call option'
    signoff: Call option #5 now
    Put it in quotes; or, if a comment was meant, set it off by two blanks and '# '.""",
    ),
    "prose cut off": (
        "signoff: Press the # key\n",
        """f.yaml:1:20: the text is cut off at #: YAML read only 'Press the'
    signoff: Press the # key
    Put it in quotes; or, if a comment was meant, set it off by two blanks and '# '.""",
    ),
    "a second colon": (
        "why: Note: it is late\n",
        """f.yaml:1:10: a ':' with a blank behind it stands where no key can be
    why: Note: it is late
    Put text that holds ': ' in quotes, or check the indentation.""",
    ),
    "a quote left open": (
        'a: b\ntitle: "open\nrules: {}\n',
        """f.yaml:2:8: the quotation mark is never closed
    title: "open
    Close it at the text's end.""",
    ),
    "half a surrogate pair": (
        'greeting: "\\ud83d\\ude00 hi"\n',
        """f.yaml:1:11: the escape \\u or \\U names no character
    greeting: "\\ud83d\\ude00 hi"
    Write the character itself; surrogate pairs such as \\ud83d\\ude00 are not understood.""",
    ),
    "a list left open": (
        "locales: [en, sw\nrules: {}\n",
        """f.yaml:2:6: the list opened by [ is not closed here
    rules: {}
    Put a comma between the values, or close the list with ].""",
    ),
    "a second document": (
        "a: b\n---\nc: d\n",
        """f.yaml:2:1: a second document begins here, and only the first would count
    ---
    Take out the line '---', or split the file.""",
    ),
    "a control character": (
        "a: b # \x1b[2J\n",
        """f.yaml:1:8: U+001B must not stand in the file
    a: b # \\x1b[2J
    Take it out; if it is meant, write "\\x1b" in double quotes.""",
    ),
    "NUL": (
        "a: []\0\n",
        """f.yaml:1:6: U+0000 (NUL) must not stand in the file
    a: []\\x00
    Take it out; if it is meant, write "\\x00" in double quotes.""",
    ),
    "a line separator in a comment": (
        "# reviewed\u2028formality: informal\n",
        """f.yaml:1:11: U+2028 breaks the line where editors and reviewers see none
    # reviewed\\u2028formality: informal
    Take it out; if it is meant, write "\\u2028" in double quotes.""",
    ),
    "a next-line character": (
        "# reviewed\x85formality: informal\n",
        """f.yaml:1:11: U+0085 breaks the line where editors and reviewers see none
    # reviewed\\x85formality: informal
    Take it out; if it is meant, write "\\x85" in double quotes.""",
    ),
    "an override outside quotes": (
        "title: a\u202eb\n",
        """f.yaml:1:9: U+202E changes the reading order outside quotes
    title: a\\u202eb
    Take it out; if it is meant, write "\\u202e" in double quotes.""",
    ),
    "UTF-16": (
        "schema: 1\n".encode("utf-16-le"),
        """f.yaml:1:1: this is UTF-16, not UTF-8
    Save the file as UTF-8.""",
    ),
    "cp1256": (
        b"a: b\nt: " + "مرحبا بك في خدمة العملاء".encode("cp1256"),
        """f.yaml:2:4: byte 0xe3 is not UTF-8; the file looks like cp1256
    t: \ufffd
    Save it as UTF-8, for instance: iconv -f cp1256 -t UTF-8.""",
    ),
    "cp1253": (
        b"t: " + "Σας ευχαριστούμε πολύ".encode("cp1253"),
        """f.yaml:1:4: byte 0xd3 is not UTF-8; the file looks like cp1253
    t: \ufffd
    Save it as UTF-8, for instance: iconv -f cp1253 -t UTF-8.""",
    ),
    "cp1252": (
        b"t: " + "Café à Nairobi, très près".encode("cp1252"),
        """f.yaml:1:7: byte 0xe9 is not UTF-8; the file looks like cp1252
    t: Caf\ufffd
    Save it as UTF-8, for instance: iconv -f cp1252 -t UTF-8.""",
    ),
    "cut inside a character": (
        "t: नमस्ते".encode()[:-1],
        """f.yaml:1:9: the file ends inside a UTF-8 character (byte 0xe0)
    t: नमस्त\ufffd
    The file was cut short; get a whole copy.""",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusals_name_place_line_and_mend(name: str) -> None:
    data, expected = REFUSED[name]
    assert errors(data) == [expected]


def test_all_problems_are_named_at_once() -> None:
    found = errors("a: 1\na: 2\nb: !!str x\nc: y #5\n")
    assert [each.splitlines()[0] for each in found] == [
        "f.yaml:2:1: duplicate key 'a': it already stands on line 1",
        "f.yaml:3:4: the tag !!str is not understood",
        "f.yaml:4:6: the text is cut off at #: YAML read only 'y'",
    ]


def bomb(link: str) -> str:
    names = string.ascii_lowercase[:9]
    lines = [f"{b}: &{b} {link.format(','.join(['*' + a] * 9))}" for a, b in itertools.pairwise(names)]
    return "\n".join(["a: &a [x,x,x,x,x,x,x,x,x]", *lines])


HOSTILE = {
    "aliases": (bomb("[{}]"), "the file expands to more than 1,000,000 values"),
    "flow lists": ("[" * 1_000_000, "nested deeper than 32 levels"),
    "block lists": ("- " * 500_000, "nested deeper than 32 levels"),
    "flow maps": ("{a: " * 200_000, "nested deeper than 32 levels"),
    "complex keys": ("? " * 300_000, "nested deeper than 32 levels"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_bombs_are_refused_fast(name: str) -> None:
    data, message = HOSTILE[name]
    assert within(1, lambda: errors(data))
    found = errors(data)
    assert found[0].splitlines()[0].endswith(message)


def test_a_flood_of_problems_is_cut_and_counted() -> None:
    found = errors("a: 1\n" + "a: 2\n" * 5_000)
    assert len(found) == 101
    assert found[-1] == "and 4900 more problems\n    Mend these first, then run again."
