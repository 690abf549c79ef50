"""The house voice as a whole: a reply as it should be, one as it should not, and lists of which no entry is idle."""

from __future__ import annotations

import pytest

from stylelint_cs.engine import Linter, LintOptions
from stylelint_cs.example_mutation import mutants
from stylelint_cs.examples import Runner, cases
from stylelint_cs.model import Level
from stylelint_cs.packs.loader import PackSet
from stylelint_cs.policy.load import load_policy
from stylelint_cs.policy.model import Policy
from tests.conftest import message

TODAY = "2026-11-22"
LOCALES = ("en", "sw", "ar", "hi", "el")
KILLED = 95
"""How many of a hundred entries some example has to miss when they are left out."""

MODEL = {
    "en": "I'm so sorry that the wrong colour came. With your project due, I can imagine how frustrating this is. "
    "Could you send me the order number, so that I can look it up now?",
    "sw": "Samahani sana kwa kukuletea rangi isiyo sahihi. Naelewa inavyokera wakati kazi yako inasubiri. "
    "Naomba namba ya oda ili niiangalie sasa hivi.",
    "ar": "نعتذر عن وصول اللون الخطأ، وأتفهم أن هذا مزعج ومشروعك قريب. أرسل لي رقم طلبك لأبحث عنه الآن.",
    "hi": "गलत रंग पहुँचा, इसके लिए हम माफ़ी चाहते हैं। आपका प्रोजेक्ट सिर पर है, और हम समझते हैं कि यह कितना परेशान करता है। "
    "अपना ऑर्डर नंबर बताइए, ताकि हम इसे अभी देख सकें।",
    "el": "Συγγνώμη που λάβατε λάθος χρώμα. Καταλαβαίνω πόσο ενοχλητικό είναι, τώρα που σας πιέζει η προθεσμία. "
    "Θα μου δώσετε τον αριθμό παραγγελίας για να το δω τώρα;",
}
BAD = {
    "en": "Our policy states that returns take 7-10 working days. You can fill in this form.",
    "sw": "Sera yetu inasema kwamba marejesho huchukua siku 7 hadi 10 za kazi. Unaweza kujaza fomu hii.",
    "ar": "تنص سياستنا على أن الإرجاع يستغرق من 7 إلى 10 أيام عمل، ويمكنك تعبئة هذا النموذج.",
    "hi": "हमारी नीति के अनुसार रिटर्न में 7 से 10 कार्य दिवस लगते हैं; आप यह फ़ॉर्म भर सकते हैं।",
    "el": "Η πολιτική μας δηλώνει ότι οι επιστροφές χρειάζονται 7-10 εργάσιμες ημέρες. "
    "Μπορείτε να συμπληρώσετε αυτή τη φόρμα.",
}


@pytest.fixture(scope="module")
def house(packs: PackSet) -> Policy:
    return load_policy("house", packs=packs)


@pytest.fixture(scope="module")
def linter(house: Policy, packs: PackSet) -> Linter:
    return Linter(house, packs, LintOptions(TODAY))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("tags", [(), ("complaint", "upset")], ids=["no tags", "complaint"])
def test_the_model_reply_is_clean(linter: Linter, locale: str, tags: tuple[str, ...]) -> None:
    reply = message(MODEL[locale], locale, tags=tags, position="middle", channel="chat", stored=False)
    assert [(finding.rule, finding.match) for finding in linter.check_message(reply)] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_the_bad_reply_is_caught_as_it_stands(linter: Linter, locale: str) -> None:
    plain = {finding.rule: finding for finding in linter.check_message(message(BAD[locale], locale))}
    assert plain["policy-instead-of-help"].level is Level.WARNING
    assert plain["policy-instead-of-help"].match
    upset = linter.check_message(message(BAD[locale], locale, tags=("complaint",)))
    assert {"policy-instead-of-help", "missing-empathy"} <= {finding.rule for finding in upset}


@pytest.mark.parametrize("locale", LOCALES)
def test_no_greeting_or_closing_of_the_example_brand_is_flagged(linter: Linter, packs: PackSet, locale: str) -> None:
    voice = load_policy("acme", packs=packs).voice(locale)
    for entry in (*(entry for variants in voice.greetings.values() for entry in variants), *voice.closings):
        assert entry.phrase is not None
        found = [finding.rule for finding in linter.check_message(message(entry.phrase, locale))]
        assert found == [], entry.phrase


@pytest.mark.parametrize("locale", LOCALES)
def test_an_entry_that_is_left_out_is_missed(house: Policy, packs: PackSet, locale: str) -> None:
    runner = Runner(house, packs, TODAY)
    found = list(mutants(house, runner, list(cases(house, locale)), locale))
    idle = [f"{item.list}, line {item.entry.place.line}: {item.entry.text}" for item in found if not item.missed]
    assert len(found) > 500
    assert (len(found) - len(idle)) * 100 >= KILLED * len(found), "\n".join(idle)
