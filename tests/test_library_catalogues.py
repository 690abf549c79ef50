"""Library rules on what real catalogues are like: plurals, slots that touch letters, a source without a locale."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from stylelint_cs.engine import LintOptions
from stylelint_cs.judging import Judge
from stylelint_cs.kinds import KINDS
from stylelint_cs.request import Request
from stylelint_cs.run import check
from tests.command import ROOT, stylelint
from tests.test_golden import GOLDEN, recorded

TODAY = "2026-11-22"


def write(folder: Path, files: dict[str, object]) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)
        path.write_text(text, encoding="utf-8")


def found(folder: Path, rule: str) -> list[tuple[str, str | None, str]]:
    done = stylelint(
        *("check", ".", "--format", "json", "--today", TODAY, "--select", rule, "--fail-on", "never"), cwd=folder
    )
    assert done.code == 0, done.err
    return [(item["locale"], item["message_id"], item["match"]) for item in json.loads(done.out)["findings"]]


def states(folder: Path) -> dict[str, dict[str, str]]:
    done = stylelint("coverage", ".", "--by", "id", "--format", "json", "--today", TODAY, cwd=folder)
    [matrix] = json.loads(done.out)
    return {row["id"].rpartition(":")[2]: row["locales"] for row in matrix["rows"]}


def test_every_library_rule_is_planted_in_the_golden_repository() -> None:
    rules = yaml.safe_load((ROOT / "brand_rules/house/brand.yaml").read_text(encoding="utf-8"))["rules"]
    library = {name for name, rule in rules.items() if KINDS.scope(rule["kind"]) == "library"}
    told = recorded(GOLDEN / "library", "out.txt")
    assert len(library) == 15
    assert {rule for rule in library if f" {rule} " not in told} == set()


def test_a_share_is_read_before_its_number_too(tmp_path: Path) -> None:
    texts = {"en": "You get 20 % off.", "sw": "Utapata punguzo la asilimia 30.", "ar": "تحصل على خصم ٢٠ في المئة."}
    write(tmp_path, {f"{locale}.json": {"offer": text} for locale, text in texts.items()})
    assert found(tmp_path, "conflicting-facts") == [("sw", "offer", "asilimia 30")]


def test_a_range_of_shares(tmp_path: Path) -> None:
    write(tmp_path, {"en.json": {"offer": "You get 3-5 % off."}, "sw.json": {"offer": "Punguzo ni asilimia 4 hadi 5."}})
    assert found(tmp_path, "conflicting-facts") == []


@pytest.mark.parametrize(
    ("locale", "text", "is_lost"),
    [
        ("hi", "फ़ाइल %sनहीं मिली।", False),
        ("sw", "Faili%shalionekani.", False),
        ("sw", "Faili halionekani.", True),
        ("ar", "الملف %d مفقود.", True),
        ("el", "Λείπει το αρχείο %s.", False),
    ],
)
def test_a_slot_that_touches_letters_is_one(locale: str, text: str, is_lost: bool, tmp_path: Path) -> None:
    write(tmp_path, {"en.json": {"gone": "File %s is missing."}, f"{locale}.json": {"gone": text}})
    assert bool(found(tmp_path, "placeholder-mismatch")) is is_lost


def test_one_of_two_slots_is_lost(tmp_path: Path) -> None:
    write(tmp_path, {"en.json": {"gone": "Copy %s to %s."}, "sw.json": {"gone": "Nakili %s."}})
    assert found(tmp_path, "placeholder-mismatch") == [("sw", "gone", "")]


def test_the_folder_without_a_locale_is_the_source(tmp_path: Path) -> None:
    strings = '<resources><string name="{}">{}</string></resources>'
    write(
        tmp_path,
        {
            "res/values/strings.xml": strings.format("late", "Your parcel {order_id} is late, we are sorry for that."),
            "res/values-sw/strings.xml": strings.format("late", "Mzigo wako umechelewa, samahani kwa hilo."),
            "res/values-hi/strings.xml": strings.format("soon", "आपका पार्सल आज शाम तक पहुँच जाएगा।"),
        },
    )
    assert [item[0] for item in found(tmp_path, "placeholder-mismatch")] == ["sw"]
    assert sorted(item[0] for item in found(tmp_path, "missing-translation")) == ["en", "hi", "sw"]


def test_the_skeleton_of_a_plural_is_no_english(tmp_path: Path) -> None:
    plural = "{count, number} {count, plural, one {%s} other {%s}}"
    texts = {
        "en": plural % ("result", "results"),
        "sw": plural % ("tokeo", "matokeo"),
        "hi": plural % ("परिणाम", "परिणाम"),
        "el": "No results were found for this",
    }
    write(tmp_path, {f"{locale}.json": {"count": text} for locale, text in texts.items()})
    assert states(tmp_path)["count"] == {"en": "present", "sw": "present", "hi": "present", "el": "untranslated"}


def test_the_limits_of_a_choice_are_no_placeholders(tmp_path: Path) -> None:
    texts = {"en": "{0,choice,0#no replies|1#one reply|1<{0} replies}", "sw": "{0,choice,0#hakuna|1<jumbe {0}}"}
    write(tmp_path, {f"{locale}.json": {"count": text} for locale, text in texts.items()})
    assert found(tmp_path, "placeholder-mismatch") == []


def test_slots_alone_make_no_two_replies_the_same(tmp_path: Path) -> None:
    write(tmp_path, {"en.json": {"pair": "{first_of_them}, {second_of_them}", "title": "{page_number} {page_title}"}})
    assert found(tmp_path, "near-duplicate") == []


def test_the_ids_of_one_file_name_it_once(tmp_path: Path) -> None:
    write(
        tmp_path, {"app/en.json": {"a": "One, two, three.", "b": "Four, five."}, "app/sw.json": {"c": "Moja, mbili."}}
    )
    done = stylelint("check", ".", "--select", "missing-translation", "--format", "concise", cwd=tmp_path)
    assert "Kiswahili (sw): app: a, b. " in done.out


@pytest.mark.parametrize("fix", [False, True])
def test_a_check_of_a_folder_reads_each_file_once(fix: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"en.json": {"a": "Hello there."}, "sw.json": {"a": "Habari yako."}})
    read: list[str] = []
    plain = Judge.read

    def counting(judge: Judge, found: object, data: bytes | None = None) -> object:
        read.append(str(getattr(found, "shown", "")))
        return plain(judge, found, data)  # type: ignore[arg-type]

    monkeypatch.setattr(Judge, "read", counting)
    monkeypatch.chdir(tmp_path)
    outcome = check(Request(LintOptions(TODAY), (tmp_path,), fix=fix))
    assert not outcome.problems
    assert len(read) == 2


def test_a_draft_leaves_out_what_is_no_opening_and_no_topic(tmp_path: Path) -> None:
    replies = {
        "utter_refund_late": "Hello {name}. [Your Name] is looking into it with {Steps}.",
        "utter_refund_card": "Hello {name}. The refund goes to your card.",
        "utter_hours_today": "We are open until six.",
        "utter_hours_sunday": "On Sundays the shop is closed.",
        "utter_label_dark": "Hello world theme",
    }
    write(tmp_path, {"replies/en.json": replies, "replies/sw.json": {"utter_label_dark": "Jambo la Giza"}})
    done = stylelint("init", "draft", "--from", "replies", "--brand", "drafted", cwd=tmp_path)
    assert done.code == 0, done.err
    folder = tmp_path / "draft/brand_rules/drafted"
    brand = yaml.safe_load((folder / "brand.yaml").read_text(encoding="utf-8"))
    assert set(brand["topics"]) == {"refund", "hours"}
    assert set(brand["placeholders"]) == {"name", "Steps"}
    english = yaml.safe_load((folder / "en.yaml").read_text(encoding="utf-8"))
    assert english["greetings"] == {"first_contact": ["Hello {name}."]}
    assert "greetings" not in yaml.safe_load((folder / "sw.yaml").read_text(encoding="utf-8"))
    assert stylelint("test", "brand_rules/drafted", cwd=tmp_path / "draft").code == 0


def test_one_key_in_catalogues_side_by_side_is_one_reply(tmp_path: Path) -> None:
    text = "Please write down what you did just before the page stopped and send it to us."
    write(
        tmp_path,
        {
            "locale/en/LC_MESSAGES/learn.json": {"Report.tips": text},
            "locale/en/LC_MESSAGES/wizard.json": {"Report.tips": text, "Help.tips": text},
        },
    )
    told = found(tmp_path, "near-duplicate")
    assert len({str(id_) for _, id_, _ in told}) == 1
