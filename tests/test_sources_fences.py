"""Markdown files that are no reply as a whole: replies in fences, code alone, and training data."""

from __future__ import annotations

from pathlib import Path

import pytest

from stylelint_cs.sources.base import Reading
from tests.effort import grows_with_length
from tests.fixing import fixed
from tests.reading import assert_exact, place, read

REPLY = "Hi [Name],\n\nthank you for writing.\n"
CODE = "get(the_thing);\nfor x in the_things:\n"


def tell(text: str) -> str | None:
    """English and Swahili by one word each."""
    return "en" if "thank" in text or "the" in text else "sw" if "Asante" in text else None


def texts(reading: Reading) -> list[str]:
    """The texts of the messages."""
    for message in reading.messages:
        assert_exact(message)
    return [message.text for message in reading.messages]


def reasons(reading: Reading) -> list[str]:
    """Why something was passed over."""
    return [item.reason for item in reading.skipped]


def test_each_fence_that_holds_a_reply_is_a_message() -> None:
    file = (
        f"# Templates\n\nSome of the best.\n\n## Bug\n\n```\n{REPLY}```\n\n```\nAsante kwa kuandika.\n```\n\n"
        "## Call #\n\n  ~~~ txt\n  We have\n  the thing.\n  ~~~\n\n## Bug\n~~~Text\nthe end"
    )
    reading = read("markdown", file, name="replies/all", tell=tell)
    assert texts(reading) == [REPLY.rstrip(), "Asante kwa kuandika.", "  We have\n  the thing.", "the end"]
    assert [message.id for message in reading.messages] == ["replies/all:Bug", None, "replies/all:Call", None]
    assert place(reading.messages[0], "thank") == (10, 1)
    assert reasons(reading) == ["the text around the replies in its fences"]


SECTIONS = f"""\
Our replies, the best of them.

# Templates

For the team.

## Refund

When the refund is late:

```
{REPLY}```

## Delay

Asante, we look into the delay.

## Lost

Hello, use this with the courier:

```
{REPLY}```

Thank you for your patience.

## Return

Hi {{name}}, say this:

```
{REPLY}```

[Back to the top](#templates)

## Lost

Asante sana.

# See also

- [The guide](guide.md)
"""


@pytest.mark.parametrize("front", ["", "---\nlocale: en\n---\n"])
def test_replies_beside_those_in_fences_are_read_too(front: str) -> None:
    reading = read("markdown", front + SECTIONS, name="all", tell=tell)
    reply = REPLY.rstrip()
    assert texts(reading) == [
        reply,
        "Asante, we look into the delay.",
        f"Hello, use this with the courier:\n\n```\n{REPLY}```\n\nThank you for your patience.",
        reply,
        f"Hi {{name}}, say this:\n\n```\n{REPLY}```\n\n[Back to the top](#templates)",
        reply,
        "Asante sana.",
    ]
    ids = ["all:Refund", "all:Delay", None, "all:Lost", None, "all:Return", None]
    assert [message.id for message in reading.messages] == ids
    assert reasons(reading) == ["the text around the replies in its fences"]
    around = reading.messages[2]
    assert [around.text[start:end] for start, end in around.masks] == [f"```\n{REPLY}```"]


def test_a_reply_with_a_heading_and_a_fence_is_one_message() -> None:
    file = f"# Late\n\nHello, say this:\n\n```\n{REPLY}```\n\nThank you.\n"
    reading = read("markdown", file, name="x", tell=tell)
    assert texts(reading) == [file.rstrip(), REPLY.rstrip()]
    assert (reading.messages[0].id, reasons(reading)) == ("x", [])


def test_a_reply_and_the_reply_in_its_fence_are_both_fixed(tmp_path: Path) -> None:
    file = "Thank you, kindly say:\n\n```\nThe log on page, kindly and the gizmo.\n```\n\nThe log on is kindly meant.\n"
    data, outcome = fixed(tmp_path / "a.md", file.encode())
    assert outcome.notes == ()
    assert data.decode() == (
        "Thank you, please say:\n\n```\nThe sign in page, please and the part: small.\n```\n\n"
        "The sign in is please meant.\n"
    )


def test_a_hash_in_code_begins_no_section() -> None:
    file = f"# A\n\n```python\n# the_note\n```\n\n```\n{REPLY}```\n\n## B\n\n```python\n## c\nd = the_e\n```\n"
    assert texts(read("markdown", file, name="x", tell=tell)) == [REPLY.rstrip()]


def test_many_sections_cost_no_more_than_their_length() -> None:
    piece = f"# A\n\nThe intro.\n\n## B\n\n```\n{REPLY}```\n\n## C `x`\n\nThe end.\n"

    def reads(number: int) -> None:
        assert len(read("markdown", piece * number, name="x", tell=tell).messages) == 2 * number

    assert grows_with_length(reads, 1_500)


def test_the_front_matter_is_about_every_fence() -> None:
    file = f"---\nid: all\nlocale: en\nchannel: email\n---\n# A\n```\n{REPLY}```\n# B\n```\n{REPLY}```\n"
    messages = read("markdown", file, tell=tell).messages
    assert [(message.id, message.locale, message.meta.channel) for message in messages] == [
        ("all:A", "en", "email"),
        ("all:B", "en", "email"),
    ]


def test_a_reply_around_a_fence_stays_a_message() -> None:
    file = f"Asante.\n\n```\n{REPLY}```\n\nKaribu."
    reading = read("markdown", file, name="x", tell=tell)
    assert texts(reading) == [file, REPLY.rstrip()]
    assert [file[start:end] for start, end in reading.messages[0].masks] == [f"```\n{REPLY}```"]
    assert (reading.messages[1].masks, reasons(reading)) == ((), [])


def test_what_is_html_in_a_fence_is_masked() -> None:
    (message,) = read("markdown", "```\nthank <b>you</b>\n    for this\n```", tell=tell).messages
    assert [message.text[start:end] for start, end in message.masks] == ["<b>", "</b>"]


@pytest.mark.parametrize(
    "fence",
    [
        f"```python\n{REPLY}```",
        f"```text output\n{CODE}```",
        f"```\n{CODE}```",
        "```\nthe path => the other\n```",
        "```\n$ cat the file\n```",
        "```\nif (the) {\n  return\n}\n```",
        "```\nwhere the = 5\n```",
        "```\nname       the language\nsw         Kiswahili\n```",
        "```\nthe folder\n├── the file\n```",
        "```\nKalimera\n```",
        "> ```\n> the customer wrote this\n> ```",
        "```\n\n```",
        "```",
    ],
)
def test_other_fences_are_code(fence: str) -> None:
    reading = read("markdown", f"{fence}\n", tell=tell, locale="en")
    assert texts(reading) == []
    assert reasons(reading) == ["no prose outside code"]
    assert texts(read("markdown", f"Asante.\n\n{fence}\n", tell=tell))[1:] == []


def test_without_knowing_languages_fences_are_code() -> None:
    assert reasons(read("markdown", f"```\n{REPLY}```")) == ["no prose outside code"]


def test_a_comment_before_a_fence_speaks_for_all_of_it() -> None:
    comment = "<!-- stylelint-cs: ignore[x] -- why -->"
    file = f"# A\n\n{comment}\n```\n{REPLY}```\n\n# B\n```\n{REPLY}```\n"
    (found,) = read("markdown", file, tell=tell).comments
    assert [file[start:end] for start, end in found.covers] == [f"```\n{REPLY}```"]


@pytest.mark.parametrize(
    "file",
    [
        "## intent:greet\n- habari\n- hi\n\n## lookup:city\n- Mombasa\n",
        "<!-- ours -->\n\n## synonym:my money\n- a refund\n",
        "---\nlocale: sw\n---\n## regex: zip\n- [0-9]{5}\n",
        '## happy path\n* greet\n  - utter_greet\n* thank{"a": "b"}\n    - slot{"a": "b"}\n',
        "## path\r\n* greet: habari yako\r\n  - action_look\r\n* bye OR thank\r\n  - utter_bye\r\n",
    ],
)
def test_training_data_is_what_customers_say(file: str) -> None:
    reading = read("markdown", file, name="x", locale="sw")
    assert (texts(reading), reasons(reading)) == ([], ["training data: the customer's words"])


@pytest.mark.parametrize(
    "file",
    [
        "## Refund\n\n## intent:greet\n- habari",
        "## Our intent: to help\n- habari",
        "We wrote\n\n* one\n  - utter nonsense",
        "* greet\n  - utter_greet",
    ],
)
def test_a_reply_with_lists_is_no_training_data(file: str) -> None:
    assert texts(read("markdown", file, locale="sw")) == [file]
