"""Training data of bots in Markdown (Rasa 1): what customers say, never judged."""

from __future__ import annotations

import regex

from stylelint_cs.translation import said

REASON = said("training data: the customer's words")

_FIRST_HEADING = regex.compile(r"(?<![^\r\n])[ ]{0,3}#{1,6}[ \t][^\r\n]*+")
_EXAMPLES = regex.compile(r"##[ \t]*+(?:intent|synonym|lookup|regex)[ \t]*+:[ \t]*+\S")
# What a customer wanted, and below it what the bot did.
_STEP = regex.compile(r"(?<![^\r\n])\*[ \t]+[^\r\n]++(?:\r\n|\n|\r)[ \t]+-[ \t]+utter_\w")


def is_training_data(text: str) -> bool:
    """Whether a body holds examples of intents, or stories."""
    heading = _FIRST_HEADING.search(text)
    if heading is None:
        return False
    if _EXAMPLES.match(heading[0]):
        return True
    return heading[0].startswith("## ") and _STEP.search(text) is not None
