"""What ``bench/fuzz.py`` throws bytes at: each target takes any bytes and lets no exception of the tool's own out.

A target returns when the input was judged or refused with a place and a mend; everything else is a bug.
"""

from __future__ import annotations

import io
import json
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from fuzz_words import CUT

from stylelint_cs import resources
from stylelint_cs.engine import Linter, LintOptions
from stylelint_cs.model import Finding, Level, Message, OffsetMap, Report, Skipped, SourceText, Span, Summary
from stylelint_cs.model import StylelintError as Refused
from stylelint_cs.packs.loader import ROOT, PackSet
from stylelint_cs.packs.pack import Pack
from stylelint_cs.packs.schema import load_pack_layer
from stylelint_cs.phrases.matcher import Matcher, Phrase, resolve
from stylelint_cs.phrases.pattern import compile_pattern
from stylelint_cs.phrases.program import Compiler
from stylelint_cs.phrases.tree import PhraseError
from stylelint_cs.policy.load import load_policy
from stylelint_cs.report import REPORTS, renderer
from stylelint_cs.report.base import RuleInfo, Style
from stylelint_cs.report.safe_text import is_hidden
from stylelint_cs.sources.collect import CollectOptions, FileMessages
from stylelint_cs.sources.readers import READERS
from stylelint_cs.sources.stdin import collect_stdin
from stylelint_cs.text.checks import PatternTimeout
from stylelint_cs.text.view import View

LOCALES = ("en", "sw", "ar", "hi", "el")
TODAY = "2026-11-22"
PACKS = PackSet([resources.pack_dir()])
_KEPT = (
    *("schema", "locale", "parent", "name", "english", "script", "direction", "reviewed"),
    *("words", "parts", "classes", "folding", "sentence_ends", "marks", "quotes", "digits", "numbers", "spelling"),
)


def _small_layer(path: str) -> Mapping[str, Any]:
    layer = load_pack_layer(path)
    return layer if Path(path).parent.name == ROOT else {key: layer[key] for key in _KEPT if key in layer}


SMALL_PACKS = PackSet([resources.pack_dir()], _small_layer)
"""Packs without their long lists: compiling hundreds of phrases of a pack would slow every input down."""
_FOLDER = Path(tempfile.mkdtemp(prefix="fuzz-"))


def brand(data: bytes) -> None:
    """The loader: brand.yaml, then en.yaml; what loads is compiled and held against a message."""
    head, _, locale = data.partition(CUT)
    folder = _FOLDER / "fuzzed"
    folder.mkdir(exist_ok=True)
    (folder / "brand.yaml").write_bytes(head)
    (folder / "en.yaml").write_bytes(locale)
    try:
        policy = load_policy(folder, _FOLDER, packs=SMALL_PACKS)
        # Phrases are compiled, and refused, with the first message.
        linter = Linter(policy, SMALL_PACKS, LintOptions(TODAY))
        linter.check_message(_message("Sorry for any inconvenience, {name}. We will call you!", "en"))
    except Refused as error:
        _explained(error)


def readers(data: bytes) -> None:
    """Every reader, chosen by the first byte; what it reads must lie where it says."""
    names = sorted(READERS)
    reader = READERS[names[data[0] % len(names)]] if data else READERS["text"]
    options = CollectOptions(known=frozenset(LOCALES), locale="en", stdin_filename=f"a{reader.suffixes[0]}")
    for part in collect_stdin(io.BytesIO(data[1:]), options):
        _explained(part)
        for message in part.messages:
            start, end = message.file_span(0, len(message.text))
            assert start <= end
            for segment in message.offsets.segments:
                if segment.verbatim:
                    cut = message.source.text[segment.file_start : segment.file_end]
                    assert message.text[segment.start : segment.end] == cut


def phrases(data: bytes) -> None:
    """The phrase compiler and the matcher: a locale, a phrase, a pattern and a message."""
    pack = _pack(LOCALES[data[0] % len(LOCALES)] if data else "en")
    parts = [part.decode("utf-8", "replace") for part in data[1:4000].split(CUT)]
    phrase, pattern, text = [*parts, "", "", ""][:3]
    compiler = _compiler(pack.locale)
    compiler._programs.clear()  # A brand has thousands of phrases, a run millions.
    listed: list[Phrase[str]] = []
    try:
        listed.append(Phrase("all", phrase, compiler.compile(phrase)))
    except PhraseError as error:
        _worded(error)
    try:
        compiled, literals = compile_pattern(pattern)
        listed.append(Phrase("all", pattern, None, pattern=compiled, literals=literals))
    except PhraseError as error:
        _worded(error)
    view = View(_message(text, pack.locale), pack)
    try:
        hits = resolve(Matcher(listed, compiler).find(view).get("all"))
    except PatternTimeout:
        return
    for before, after in pairwise(hits):
        assert before.end <= after.start
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)


def reports(data: bytes) -> None:
    """Every report writer over a finding whose every text is fuzzed; the output must be readable again."""
    raw = [part.decode("utf-8", "replace") for part in data[:4000].split(CUT)]
    text, rule, path, explanation, suggestion, title, message_id, problem = [*raw, *[""] * 8][:8]
    source = SourceText.of(path, text)
    start, end = len(text) // 3, 2 * len(text) // 3
    finding = Finding(
        rule or "r", Level.WARNING, title, explanation, "sw", path or "p", message_id, None,
        source.position(start), source.position(end), text[start:end], (suggestion,), None,
        Span(start, end), "f" * 64, source,
    )  # fmt: skip
    skipped = (Skipped(path, explanation),)
    report = Report((finding,), Summary(1, 1, 0, 1, 0, skipped=skipped, incomplete=(problem,) if problem else ()))
    catalogue = {finding.rule: RuleInfo(finding.rule, title, explanation, Level.WARNING, "phrase", suggestion)}
    for style in (Style(), Style(True, 40, True, "ar", "rtl", personal_data=True)):
        for name in REPORTS:
            _readable(name, "".join(renderer(name)(report, catalogue, style)), coloured=style.colour)


def _readable(name: str, output: str, *, coloured: bool) -> None:
    output.encode("utf-8")
    if name in ("json", "sarif", "gitlab", "rdjson"):
        json.loads(output)
    elif name == "jsonl":
        for line in output.split("\n"):
            json.loads(line or "null")
    elif name in ("junit", "checkstyle"):
        ElementTree.fromstring(output.encode())
    elif name == "html":
        assert output.count("<script") == output.count("</script")
    elif name in ("text", "concise", "github") and not coloured:
        assert not any(is_hidden(char) for char in output if char not in "\n\u2068\u2069")


def _explained(refusal: Refused | FileMessages) -> None:
    assert all(problem.message and problem.mend for problem in refusal.problems)


def _worded(error: PhraseError) -> None:
    assert all(error.args)


def _pack(locale: str) -> Pack:
    pack = PACKS.get(locale)
    assert pack is not None
    return pack


@cache
def _compiler(locale: str) -> Compiler:
    """The compiler of a locale, which keeps what it knows of its times and slots."""
    return Compiler(_pack(locale), {}, "Acme")


def _message(text: str, locale: str) -> Message:
    return Message(text, locale, None, SourceText.of("<fuzz>", text), OffsetMap.identity(len(text)))


class Target(NamedTuple):
    """A target, and the inputs that its first run begins with."""

    run: Callable[[bytes], None]
    seeds: Callable[[], Iterable[bytes]]


def _brand_seeds() -> Iterable[bytes]:
    for folder in sorted(Path(resources.brand_dir()).iterdir()):
        rules = yaml.safe_load((folder / "brand.yaml").read_bytes()).get("rules") or {}
        for name, rule in rules.items():
            small = {"brand": "b", "locales": ["en"], "rules": {name: rule}}
            own = {"locale": "en", "rules": {name: {"level": "info"}}, "banned": ["any (in|)convenience*"]}
            yield CUT.join(yaml.safe_dump(part, allow_unicode=True).encode() for part in (small, own))


def _reader_seeds() -> Iterable[bytes]:
    for number, name in enumerate(sorted(READERS)):
        yield bytes([number]) + (READERS[name].example or "").encode()


def _phrase_seeds() -> Iterable[bytes]:
    written = ("~policy", "sorr(y|ies) … {name}", "call* you {deadline}?", "لا يمكن", "क्षमा (करें|)", "θα σας {duration}")
    patterns = ("sorr[yi]+ about", "(?<!no )call(?:ed)? you", r"\bit is what it{0,3} is\b")
    for number in range(len(LOCALES)):
        for phrase in written:
            for pattern in patterns:
                text = f"{phrase} sorry about it, Asha. Call you in 24 hours? https://example.org"
                yield bytes([number]) + CUT.join(part.encode() for part in (phrase, pattern, text))


def _report_seeds() -> Iterable[bytes]:
    nasty = "a\x1b[31m::error::x ##[error]\u202eb</script><!--]]>=1+1|`[x](javascript:1) \ud7ff\ufffe help@example.org"
    yield CUT.join([nasty.encode()] * 8)
    yield CUT.join(
        part.encode() for part in ("Samahani,\r\nhaiwezekani sasa.", "blame", "a/b.yaml", "Why", "", "T", "i")
    )


TARGETS: Mapping[str, Target] = {
    "brand": Target(brand, _brand_seeds),
    "readers": Target(readers, _reader_seeds),
    "phrases": Target(phrases, _phrase_seeds),
    "reports": Target(reports, _report_seeds),
}
