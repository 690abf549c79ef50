"""What the loader says about mistakes in brand.yaml: place, line, what is wrong, and the mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.brands import BRAND, LOCALE, errors

IN_BRAND = {
    "an unknown key": (
        "lokales: [sw]\n",
        """b/brand.yaml:3:1: unknown key 'lokales' in brand.yaml
    lokales: [sw]
    Did you mean 'locales'?""",
    ),
    "a key with a letter of another script": (
        "rul\u0435s: {}\n",
        """b/brand.yaml:3:1: unknown key 'rul\u0435s' in brand.yaml (it holds U+0435, CYRILLIC SMALL LETTER IE)
    rul\u0435s: {}
    Did you mean 'rules'?""",
    ),
    "a key with an invisible letter": (
        "rul\u200bes: {}\n",
        """b/brand.yaml:3:1: unknown key 'rul\\u200bes' in brand.yaml (it holds U+200B, ZERO WIDTH SPACE)
    rul\\u200bes: {}
    Did you mean 'rules'?""",
    ),
    "a key that is like none": (
        "limits: {zzz: 3}\n",
        """b/brand.yaml:3:10: unknown key 'zzz' in limits
    limits: {zzz: 3}
    Use one of: first_response, response, promise, turns, minutes, chats, chats_new.""",
    ),
    "a list where a mapping stands": (
        "rules: []\n",
        """b/brand.yaml:3:8: 'rules' must be a mapping, not a list
    rules: []
    Write 'key: value' below it.""",
    ),
    "a text where a list stands": (
        "contacts: help@example.org\n",
        """b/brand.yaml:3:11: 'contacts' must be a list, not the text 'help@example.org'
    contacts: help@example.org
    Write [a, b], or one line '- …' each.""",
    ),
    "a word for a number": (
        "channels: {chat: {max_words: many}}\n",
        """b/brand.yaml:3:30: 'max_words' must be a whole number from 0 to 1000000, not 'many'
    channels: {chat: {max_words: many}}
    Write digits 0-9 only, such as 90.""",
    ),
    "a duration without a unit": (
        "limits: {response: 24:00}\n",
        """b/brand.yaml:3:20: 'response' must be a duration, not '24:00'
    limits: {response: 24:00}
    Write a number and s, min, h or d: 2 min, 24 h.""",
    ),
    "a day that does not exist": (
        "retired: [{name: Silver, since: 2026-02-30}]\n",
        """b/brand.yaml:3:33: 'since' must be a day, not '2026-02-30'
    retired: [{name: Silver, since: 2026-02-30}]
    Write it as 2026-01-31.""",
    ),
    "a truth value of YAML 1.1": (
        "topics: {refund: {required: yes}}\n",
        """b/brand.yaml:3:29: 'required' must be true or false, not 'yes'
    topics: {refund: {required: yes}}
    Write true or false.""",
    ),
    "opening hours": (
        "hours: {zone: Africa/Nairobi, open: 8-18}\n",
        """b/brand.yaml:3:37: 'open' must be opening hours, not '8-18'
    hours: {zone: Africa/Nairobi, open: 8-18}
    Write them as Mon-Fri 08:00-18:00, Sat 09:00-12:00.""",
    ),
    "a time zone": (
        "hours: {zone: Africa/Nairoby}\n",
        """b/brand.yaml:3:15: 'zone' is no time zone: 'Africa/Nairoby'
    hours: {zone: Africa/Nairoby}
    Did you mean 'Africa/Nairobi'?""",
    ),
    "a contact without its value": (
        "contacts:\n  - {type: phone}\n",
        """b/brand.yaml:4:5: a contact lacks 'value'
      - {type: phone}
    Add 'value: …' (the number or address).""",
    ),
    "a slot without quotes": (
        "handover: {to: {name}}\n",
        """b/brand.yaml:3:16: 'to' must be a text, not a mapping
    handover: {to: {name}}
    Put text that begins with '{' in quotes.""",
    ),
    "a level": (
        "rules:\n  missing-greeting: {level: warn}\n",
        """b/brand.yaml:4:29: 'level' is none of error, warning, info, off: 'warn'
      missing-greeting: {level: warn}
    Did you mean 'warning'?""",
    ),
    "a kind": (
        "rules:\n  mine: {kind: phrases, why: x}\n",
        """b/brand.yaml:4:16: 'kind' is none of {kinds}: 'phrases'
      mine: {kind: phrases, why: x}
    Did you mean 'phrase'?""",
    ),
    "an inherited kind that changes": (
        "rules:\n  missing-greeting: {kind: phrase}\n",
        """b/brand.yaml:4:28: rule 'missing-greeting' is of kind 'greeting' in what this brand extends
      missing-greeting: {kind: phrase}
    Keep that kind, or give the rule another name.""",
    ),
    "a rule that nothing declares": (
        "rules:\n  mising-greeting: {level: off}\n",
        """b/brand.yaml:4:3: rule 'mising-greeting' has no kind, and no brand it extends declares it
      mising-greeting: {level: off}
    Did you mean 'missing-greeting'?""",
    ),
    "a rule without why": (
        "rules:\n  mine: {kind: phrase}\n",
        """b/brand.yaml:4:3: rule 'mine' has no 'why'
      mine: {kind: phrase}
    Add 'why: …', one sentence for the writer.""",
    ),
    "an option of another kind": (
        "rules:\n  mine: {kind: greeting, why: x, options: {rnk: 3}}\n",
        """b/brand.yaml:4:44: unknown key 'rnk' in options of kind greeting
      mine: {kind: greeting, why: x, options: {rnk: 3}}
    Use one of: {greeting}.""",
    ),
    "a condition": (
        "rules:\n  missing-greeting: {when: {position: start}}\n",
        """b/brand.yaml:4:39: 'position' is none of opening, middle, closing: 'start'
      missing-greeting: {when: {position: start}}
    Use one of: opening, middle, closing.""",
    ),
    "days the wrong way round": (
        "rules:\n  missing-greeting: {valid: {from: 2026-12-01, to: 2026-01-01}}\n",
        """b/brand.yaml:4:29: 'valid' ends before it begins
      missing-greeting: {valid: {from: 2026-12-01, to: 2026-01-01}}
    Exchange 'from' and 'to'.""",
    ),
    "a key of an edit": (
        "placeholders: {ad: [name]}\n",
        """b/brand.yaml:3:16: unknown key 'ad' in 'placeholders' (a list, or add and remove)
    placeholders: {ad: [name]}
    Did you mean 'add'?""",
    ),
    "an edit that removes nothing": (
        "links: {add: [example.org], remove: [exampel.org]}\n",
        """b/brand.yaml:3:38: 'remove' names 'exampel.org', which is not inherited
    links: {add: [example.org], remove: [exampel.org]}
    Take it out of 'remove'.""",
    ),
    "a placeholder with braces": (
        "placeholders: ['{name}']\n",
        """b/brand.yaml:3:16: an entry of 'placeholders' must be a name without blanks, not '{name}'
    placeholders: ['{name}']
    Use letters, digits, '-', '_' and '.'.""",
    ),
}


@pytest.mark.parametrize("name", IN_BRAND)
def test_brand_file(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from stylelint_cs.kinds import KINDS

    text, expected = IN_BRAND[name]
    greeting = ", ".join(option.name for option in KINDS["greeting"].options)
    expected = expected.replace("{kinds}", ", ".join(sorted(KINDS))).replace("{greeting}", greeting)
    assert errors(tmp_path, monkeypatch, {"b/brand.yaml": BRAND + text, "b/sw.yaml": LOCALE}) == [expected]
