"""What the loader says about mistakes in locale files: place, line, what is wrong, and the mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.brands import BRAND, LOCALE, errors

IN_LOCALE = {
    "another locale than its name": (
        "locale: en\n",
        """b/sw.yaml:1:9: 'locale' is 'en', but the file is named 'sw.yaml'
    locale: en
    Write 'locale: sw', or rename the file.""",
    ),
    "no locale": (
        "formality: formal\n",
        """b/sw.yaml:1:1: a locale file lacks 'locale'
    formality: formal
    Add 'locale: …' (the locale, as the file is named).""",
    ),
    "formality": (
        LOCALE + "formality: casual\n",
        """b/sw.yaml:2:12: 'formality' is none of formal, neutral, informal: 'casual'
    formality: casual
    Use one of: formal, neutral, informal.""",
    ),
    "a context of greetings": (
        LOCALE + "greetings: {frist_contact: [Habari]}\n",
        """b/sw.yaml:2:13: a key of 'greetings' is no context of greetings: 'frist_contact'
    greetings: {frist_contact: [Habari]}
    Did you mean 'first_contact'?""",
    ),
    "an unknown rule": (
        LOCALE + "rules: {banned-phrases: {level: info}}\n",
        """b/sw.yaml:2:9: unknown rule 'banned-phrases': brand.yaml does not declare it
    rules: {banned-phrases: {level: info}}
    Did you mean 'banned-phrase'?""",
    ),
    "a list that the kind does not have": (
        LOCALE + "rules: {mixed-formality: {phrases: [x]}}\n",
        """b/sw.yaml:2:27: unknown key 'phrases' in a rule of kind formality
    rules: {mixed-formality: {phrases: [x]}}
    Use one of: level, title, why, when, valid, options, examples.""",
    ),
    "an empty phrase": (
        LOCALE + 'banned: ["", haiwezekani]\n',
        """b/sw.yaml:2:10: an entry of 'banned' is empty
    banned: ["", haiwezekani]
    Write a text, or take it out.""",
    ),
    "an entry with neither": (
        LOCALE + "banned:\n  - why: It closes the door.\n",
        """b/sw.yaml:3:5: the entry has neither 'phrase' nor 'pattern'
      - why: It closes the door.
    Give it exactly one of the two.""",
    ),
    "an entry with both": (
        LOCALE + "banned: [{phrase: a, pattern: b}]\n",
        """b/sw.yaml:2:10: the entry has both 'phrase' and 'pattern'
    banned: [{phrase: a, pattern: b}]
    Give it exactly one of the two.""",
    ),
    "a colon in a phrase": (
        LOCALE + "banned:\n  - Samahani: haiwezekani\n",
        """b/sw.yaml:3:5: an entry of 'banned' must be a phrase or a mapping; this is a mapping with the key 'Samahani'
      - Samahani: haiwezekani
    Put text that holds ': ' in quotes.""",
    ),
    "a key of an entry": (
        LOCALE + "banned: [{phrase: haiwezekani, insted: [Hebu]}]\n",
        """b/sw.yaml:2:32: unknown key 'insted' in an entry
    banned: [{phrase: haiwezekani, insted: [Hebu]}]
    Did you mean 'instead'?""",
    ),
    "a part of the day": (
        LOCALE + "closings: [{phrase: Karibu tena, hours: morning}]\n",
        """b/sw.yaml:2:41: 'hours' must be a part of the day, not 'morning'
    closings: [{phrase: Karibu tena, hours: morning}]
    Write it as 05:00-12:00.""",
    ),
    "two entries that fold alike": (
        LOCALE + "banned:\n  - haiwezekani\n  - HAIWEZEKANI\n",
        """b/sw.yaml:4:5: 'HAIWEZEKANI' stands twice in 'banned': it folds like line 3
      - HAIWEZEKANI
    Take one of the two out.""",
    ),
    "one wording not preferred twice": (
        LOCALE + "preferred:\n  - {say: tovuti, not: [website]}\n  - {say: wavu, not: [Website]}\n",
        """b/sw.yaml:4:23: 'Website' stands twice in 'preferred': it folds like line 3
      - {say: wavu, not: [Website]}
    Take one of the two out.""",
    ),
    "a suggestion that is banned": (
        LOCALE + "banned:\n  - {phrase: haiwezekani, instead: [Haipo]}\n  - haipo\n",
        """b/sw.yaml:3:5: the suggestion 'Haipo' is what line 4 bans ('haipo')
      - {phrase: haiwezekani, instead: [Haipo]}
    Offer another wording, or lift the ban (unless:, when:).""",
    ),
    "a suggestion that holds what it replaces": (
        LOCALE + "preferred: [{say: tafadhali sana, not: [tafadhali]}]\n",
        """b/sw.yaml:2:13: the preferred 'tafadhali sana' is what line 2 bans ('tafadhali')
    preferred: [{say: tafadhali sana, not: [tafadhali]}]
    Offer another wording, or lift the ban (unless:, when:).""",
    ),
    "two preferences that undo each other": (
        LOCALE + "preferred:\n  - {say: tovuti, not: [wavuti]}\n  - {say: wavuti, not: [mtandao]}\n",
        """b/sw.yaml:4:5: the preferred 'wavuti' is what line 3 bans ('wavuti')
      - {say: wavuti, not: [mtandao]}
    Offer another wording, or lift the ban (unless:, when:).""",
    ),
    "suggestions that undo each other": (
        LOCALE
        + """rules:
  one:
    phrases: [{phrase: shida, instead: [tatizo]}]
  two:
    phrases: [{phrase: tatizo, instead: [shida kubwa]}]
""",
        """b/sw.yaml:4:15: the suggestions run in a circle: 'shida' ('phrases' of 'one', line 4) -> 'tatizo' \
('phrases' of 'two', line 6) -> 'shida' ('phrases' of 'one', line 4)
        phrases: [{phrase: shida, instead: [tatizo]}]
    Suggest something that no entry replaces, or excuse it (unless:).""",
    ),
    "a suggestion that grows": (
        LOCALE + "rules: {one: {phrases: [{phrase: pole, instead: [pole sana]}]}}\n",
        """b/sw.yaml:2:25: the suggestions run in a circle: 'pole' ('phrases' of 'one', line 2) -> 'pole' \
('phrases' of 'one', line 2)
    rules: {one: {phrases: [{phrase: pole, instead: [pole sana]}]}}
    Suggest something that no entry replaces, or excuse it (unless:).""",
    ),
    "a greeting that is banned": (
        LOCALE + "greetings: {first_contact: ['Mambo {name}!']}\nbanned: [mambo]\n",
        """b/sw.yaml:2:29: the greeting 'Mambo {name}!' is what line 3 bans ('mambo')
    greetings: {first_contact: ['Mambo {name}!']}
    Offer another wording, or lift the ban (unless:, when:).""",
    ),
    "a closing that is banned": (
        LOCALE + "closings: [Kwaheri.]\nbanned: [kwaheri]\n",
        """b/sw.yaml:2:12: the closing 'Kwaheri.' is what line 3 bans ('kwaheri')
    closings: [Kwaheri.]
    Offer another wording, or lift the ban (unless:, when:).""",
    ),
    "marks that do not pair": (
        LOCALE + "rules:\n  banned-phrase:\n    examples: ['[[Haiwezekani leo.']\n",
        """b/sw.yaml:4:16: the marks [[ and ]] of the example do not pair
        examples: ['[[Haiwezekani leo.']
    Close each [[ with ]]; write \\[[ for plain brackets.""",
    ),
    "an example without quotes": (
        LOCALE + "rules:\n  banned-phrase:\n    examples: [[[Haiwezekani]]]\n",
        """b/sw.yaml:4:16: an entry of 'examples' must be a text or a mapping, not a list
        examples: [[[Haiwezekani]]]
    Write a text or a mapping; put text that begins with '[' in quotes.""",
    ),
    "an example that finds unknown messages": (
        LOCALE + "rules:\n  banned-phrase:\n    examples: [{messages: [{id: a, text: x}], finds: [b]}]\n",
        """b/sw.yaml:4:16: 'finds' names 'b', which is no message's id
        examples: [{messages: [{id: a, text: x}], finds: [b]}]
    Name ids of 'messages'.""",
    ),
    "an example that contradicts itself": (
        LOCALE + "rules:\n  banned-phrase:\n    examples: [{text: '[[a]]', finds: false}]\n",
        """b/sw.yaml:4:16: the example marks a span and says that nothing is found
        examples: [{text: '[[a]]', finds: false}]
    Take one of them out.""",
    ),
    "a field of an example": (
        LOCALE + "rules:\n  banned-phrase:\n    examples: [{text: a, chanel: sms}]\n",
        """b/sw.yaml:4:26: unknown key 'chanel' in an example
        examples: [{text: a, chanel: sms}]
    Did you mean 'channel'?""",
    ),
    "an empty file": (
        "# nothing yet\n",
        """b/sw.yaml:1:1: sw.yaml is empty
    # nothing yet
    Write 'locale: sw' and the other keys.""",
    ),
}


@pytest.mark.parametrize("name", IN_LOCALE)
def test_locale_file(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text, expected = IN_LOCALE[name]
    rules = "rules: {one: {kind: phrase, why: x}, two: {kind: phrase, why: x}}\n"
    assert errors(tmp_path, monkeypatch, {"b/brand.yaml": BRAND + rules, "b/sw.yaml": text}) == [expected]
