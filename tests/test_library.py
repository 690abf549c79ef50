"""Library rules on a repository in five languages: silent as it is, and each planted fault found at its place."""

from __future__ import annotations

import copy
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from tests.command import stylelint

TODAY = "2026-11-22"
LOCALES = ("en", "sw", "ar", "hi", "el")

BRAND: dict[str, Any] = {
    "brand": "kite",
    "extends": ["house"],
    "locales": list(LOCALES),
    "topics": {"refund": {"required": True}, "hours": {"required": True}},
    "contacts": [
        {"type": "email", "value": "help@kite.example", "purpose": "support"},
        {"type": "phone", "value": "+254 700 000 000", "purpose": "support"},
    ],
    "retired": [{"name": "Silver Kite", "since": "2026-01-31", "say": "Blue Kite"}],
    "review": {"max_age_days": 31},
}

REPLIES: dict[str, dict[str, str]] = {
    "returns": {
        "en": "You can send order {order_id} back within 30 days and pay 5 USD for the label.",
        "sw": "Unaweza kurudisha oda {order_id} ndani ya siku 30 na kulipa USD 5 kwa lebo.",
        "ar": "يمكنك إرجاع الطلب {order_id} خلال ٣٠ يومًا ودفع 5 USD مقابل الملصق.",
        "hi": "आप ऑर्डर {order_id} को ३० दिनों में लौटा सकते हैं, लेबल के 5 USD लगते हैं।",
        "el": "Μπορείτε να επιστρέψετε την παραγγελία {order_id} μέσα σε 30 ημέρες με 5 USD για την ετικέτα.",
    },
    "hours": {
        "en": "A person answers within two hours at https://kite.example/en/help.",
        "sw": "Mtu anajibu ndani ya saa mbili kwenye https://kite.example/sw/msaada.",
        "ar": "يجيبك أحد زملائنا خلال ساعتين على https://kite.example/ar/help.",
        "hi": "हमारे साथी दो घंटे में https://kite.example/hi/help पर जवाब देते हैं।",
        "el": "Ένας συνάδελφος απαντά μέσα σε δύο ώρες στο https://kite.example/el/help.",
    },
    "phone": {
        "en": "Write to help@kite.example, or ring +254 700 000 000 if you like.",
        "sw": "Andika kwa help@kite.example, au piga +254 700 000 000 ukipenda.",
        "ar": "اكتب إلى help@kite.example، أو اتصل على ‎+254 700 000 000 إن أحببت.",
        "hi": "help@kite.example पर लिखिए, या चाहें तो +254 700 000 000 पर फ़ोन कीजिए।",
        "el": "Γράψτε στο help@kite.example ή, αν θέλετε, καλέστε στο +254 700 000 000.",
    },
}
TOPICS = {"returns": "refund", "hours": "hours", "phone": "contact"}


class Fault(NamedTuple):
    """One change of a clean repository, and what is then found: rule, locale, id, match."""

    name: str
    locale: str
    id: str
    values: dict[str, str]
    found: tuple[str, str | None, str | None, str]


def record(locale: str, id_: str) -> dict[str, str]:
    return {"id": id_, "topic": TOPICS[id_], "reviewed": "2026-11-01", "text": REPLIES[id_][locale]}


FAULTS = (
    Fault(
        "another period",
        "el",
        "returns",
        {"text": REPLIES["returns"]["el"].replace("30 ημέρες", "14 ημέρες")},
        ("conflicting-facts", "el", "returns", "14 ημέρες"),
    ),
    Fault(
        "another price in Arabic digits",
        "ar",
        "returns",
        {"text": REPLIES["returns"]["ar"].replace("5 USD", "٩ USD")},
        ("conflicting-facts", "ar", "returns", "٩ USD"),
    ),
    Fault(
        "another duration, as a word",
        "hi",
        "hours",
        {"text": REPLIES["hours"]["hi"].replace("दो घंटे", "डेढ़ घंटे")},
        ("conflicting-facts", "hi", "hours", "डेढ़ घंटे"),
    ),
    Fault(
        "another link",
        "sw",
        "hours",
        {"text": REPLIES["hours"]["sw"].replace("kite.example/sw/msaada", "kite-shop.example/msaada")},
        ("conflicting-facts", "sw", "hours", "https://kite-shop.example/msaada"),
    ),
    Fault(
        "another number",
        "ar",
        "phone",
        {"text": REPLIES["phone"]["ar"].replace("700 000 000", "711 000 000")},
        ("conflicting-contacts", "ar", "phone", "+254 711 000 000"),
    ),
    Fault(
        "a lost slot",
        "sw",
        "returns",
        {"text": REPLIES["returns"]["sw"].replace(" {order_id}", "")},
        ("placeholder-mismatch", "sw", "returns", ""),
    ),
    Fault(
        "a retired name with a particle before it",
        "ar",
        "hours",
        {"text": REPLIES["hours"]["ar"] + " وSilver Kite كذلك."},
        ("retired-term", "ar", "hours", "وSilver Kite"),
    ),
    Fault(
        "a review that is long ago",
        "hi",
        "hours",
        {"reviewed": "2026-09-01"},
        ("stale-reply", "hi", "hours", ""),
    ),
    Fault("no review", "en", "phone", {"reviewed": ""}, ("unreviewed-reply", "en", "phone", "")),
    Fault("a topic without an answer", "sw", "hours", {"topic": "other"}, ("missing-topic", "sw", None, "")),
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the brand stays from one test to the next, so that its five languages are compiled once."""
    return tmp_path_factory.mktemp("kite")


@pytest.fixture
def repository(kept: Path) -> Path:
    """A folder that holds the brand at the most."""
    for path in kept.iterdir():
        if path.name != "brand_rules":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    return kept


def write(folder: Path, replies: dict[str, list[dict[str, str]]]) -> None:
    brand = folder / "brand_rules" / "kite" / "brand.yaml"
    if not brand.exists():
        brand.parent.mkdir(parents=True)
        brand.write_text(yaml.safe_dump(BRAND), encoding="utf-8")
    config = {
        "brand": "kite",
        "sources": [
            {
                "files": "replies/{locale}.yaml",
                "messages": "[].text",
                "id": "[].id",
                "meta": {"topic": "[].topic", "reviewed": "[].reviewed"},
            }
        ],
    }
    (folder / "stylelint-cs.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    (folder / "replies").mkdir(exist_ok=True)
    for locale, records in replies.items():
        text = yaml.safe_dump(records, allow_unicode=True, width=1000)
        (folder / "replies" / f"{locale}.yaml").write_text(text, encoding="utf-8")


def clean() -> dict[str, list[dict[str, str]]]:
    return {locale: [record(locale, id_) for id_ in REPLIES] for locale in LOCALES}


LIBRARY_RULES = (
    "missing-topic,missing-translation,stale-reply,unreviewed-reply,outdated-translation,retired-term,expired-date,"
    "near-duplicate,duplicate-id,monotonous-greetings,conflicting-contacts,single-channel,conflicting-facts,"
    "placeholder-mismatch,formality-drift"
)


def found(folder: Path, *more: str) -> list[tuple[str, str | None, str | None, str]]:
    done = stylelint(
        *("check", "--format", "json", "--today", TODAY, "--select", LIBRARY_RULES, "--fail-on", "never"),
        *("--show-personal-data", *more),
        cwd=folder,
    )
    assert done.code == 0, done.err
    findings = json.loads(done.out)["findings"]
    for finding in findings:
        assert finding["start"]["line"] >= 1
        assert finding["explanation"]
    return [(item["rule"], item["locale"], item["message_id"], item["match"]) for item in findings]


def test_a_clean_repository_is_silent(repository: Path) -> None:
    write(repository, clean())
    assert found(repository) == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_planted_fault_is_found_and_nothing_else(fault: Fault, repository: Path) -> None:
    replies = clean()
    next(item for item in replies[fault.locale] if item["id"] == fault.id).update(fault.values)
    write(repository, replies)
    assert found(repository) == [fault.found]


def test_a_missing_translation_stands_at_the_message_that_has_none(repository: Path) -> None:
    replies = clean()
    replies["hi"] = [item for item in replies["hi"] if item["id"] != "phone"]
    write(repository, replies)
    assert found(repository) == [("missing-translation", "hi", "phone", "")]


def test_one_id_twice_and_two_replies_that_say_the_same(repository: Path) -> None:
    replies = clean()
    replies["el"].append(copy.deepcopy(replies["el"][0]))
    replies["sw"].append({**replies["sw"][1], "id": "hours-2", "topic": "hours"})
    write(repository, replies)
    rules = [item[:3] for item in found(repository)]
    assert ("duplicate-id", "el", "returns") in rules
    assert ("near-duplicate", "sw", "hours-2") in rules


def test_named_files_and_stdin_are_no_library(repository: Path) -> None:
    replies = clean()
    replies["el"][0]["text"] = replies["el"][0]["text"].replace("30", "14")
    write(repository, replies)
    assert found(repository, "replies/el.yaml") == []
    assert [item[0] for item in found(repository, "replies")] == ["conflicting-facts"]


def test_the_ledger_makes_a_text_reviewed_until_it_changes(repository: Path) -> None:
    replies = clean()
    for records in replies.values():
        for item in records:
            item["reviewed"] = ""
    write(repository, replies)
    assert {item[0] for item in found(repository)} == {"unreviewed-reply"}
    done = stylelint("ledger", "mark", "--by", "amina", "--today", "2026-11-20", cwd=repository)
    assert done.code == 0, done.err
    assert found(repository) == []
    replies["en"][0]["text"] = replies["en"][0]["text"].replace("for the label", "for a label")
    write(repository, replies)
    rules = sorted(item[:3] for item in found(repository))
    assert ("unreviewed-reply", "en", "returns") in rules
    assert [item[1] for item in rules if item[0] == "outdated-translation"] == ["ar", "el", "hi", "sw"]


@pytest.mark.parametrize("second", ["2026-01-02T10:00:00Z", "2026-01-01T10:00:00Z"], ids=["a-day-later", "same-second"])
def test_the_history_of_a_repository_tells_a_translation_that_is_behind(repository: Path, second: str) -> None:
    def git(*arguments: str, at: str = "2026-01-01T10:00:00Z") -> None:
        order = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *arguments]
        subprocess.run(order, cwd=repository, check=True, env={**os.environ, "GIT_COMMITTER_DATE": at})

    replies = clean()
    write(repository, replies)
    for order in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "first")):
        git(*order)
    assert found(repository) == []
    replies["en"][2]["text"] = "Write to help@kite.example, or ring +254 700 000 000 when it is urgent."
    write(repository, replies)
    git("commit", "-qam", "second", at=second)
    expected = [("outdated-translation", locale, "phone") for locale in ("ar", "el", "hi", "sw")]
    assert sorted(item[:3] for item in found(repository)) == expected


def test_the_matrix_counts_what_is_there(repository: Path) -> None:
    replies = clean()
    replies["ar"] = replies["ar"][:2]
    replies["el"][0]["text"] = replies["en"][0]["text"]
    replies["hi"][1]["reviewed"] = "2025-01-01"
    write(repository, replies)
    [matrix] = json.loads(stylelint("coverage", "--by", "id", "--format", "json", "--today", TODAY, cwd=repository).out)
    assert matrix["rows"] == [
        {"id": "hours", "locales": {**dict.fromkeys(LOCALES, "present"), "hi": "stale"}},
        {"id": "phone", "locales": {**dict.fromkeys(LOCALES, "present"), "ar": "missing"}},
        {"id": "returns", "locales": {**dict.fromkeys(LOCALES, "present"), "el": "untranslated"}},
    ]
    assert matrix["counts"]["ar"] == {"present": 2, "missing": 1, "untranslated": 0, "stale": 0}
    for by, least, code in (("id", "90", 1), ("topic", "80", 0)):
        assert stylelint("coverage", "--by", by, "--min", least, "--today", TODAY, cwd=repository).code == code
    table = stylelint("coverage", "--by", "id", "--format", "csv", "--today", TODAY, cwd=repository).out
    assert table.splitlines()[0] == "id,en,sw,ar,hi,el"


def test_a_drafted_brand_passes_its_own_test(repository: Path) -> None:
    write(repository, clean())
    draft = repository / "draft"
    done = stylelint("init", "draft", "--from", "replies", "--brand", "drafted", cwd=repository)
    assert done.code == 0, done.err
    brand = yaml.safe_load((draft / "brand_rules/drafted/brand.yaml").read_text(encoding="utf-8"))
    assert brand["locales"] == list(LOCALES)
    assert "order_id" in brand["placeholders"]
    assert {item["value"] for item in brand["contacts"]} == {"help@kite.example", "+254 700 000 000"}
    assert stylelint("test", "brand_rules/drafted", cwd=draft).code == 0
