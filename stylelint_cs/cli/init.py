"""``stylelint-cs init``: a brand voice, a configuration and replies that pass, as a start."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import regex

from stylelint_cs import resources
from stylelint_cs.config import CONFIG_FILE
from stylelint_cs.days import day
from stylelint_cs.drafting import brand_file, draft_of, locale_file
from stylelint_cs.engine import LintOptions
from stylelint_cs.gathering import gather
from stylelint_cs.judging import Judge
from stylelint_cs.model import Problem, StylelintError
from stylelint_cs.packs.loader import PackSet
from stylelint_cs.problems import suggest
from stylelint_cs.report.safe_text import safe_text
from stylelint_cs.request import Request
from stylelint_cs.translation import in_language, said

_STARTER = Path(__file__).parent / "starter"
_NAME = regex.compile(r"[\p{Ll}\p{Nd}]+(?:-[\p{Ll}\p{Nd}]+)*")
_DEFAULT_LOCALE = "en"
_CHECK, _TEST, _RULES = "stylelint-cs check", "stylelint-cs test", "stylelint-cs rules"


def run(folder: str | None, brand: str, locale: tuple[str, ...], lang: str, **given: str | None) -> int:
    """Write the files below ``folder`` (the working directory) and say what to do next."""
    root, source = Path(folder or "."), given.get("from")
    if not _NAME.fullmatch(brand):
        problem = said("{brand!r} is no name for a brand", brand=brand)
        raise StylelintError([Problem(problem, said("Use small letters, digits and hyphens: my-brand."))])
    files = dict(_drafted(brand, source, root, lang) if source else _files(brand, locale or (_DEFAULT_LOCALE,), lang))
    taken = [(root / path).as_posix() for path in files if (root / path).exists()]
    if taken:
        mend = said("Nothing was written; move it away.")
        raise StylelintError([Problem(said("{path} exists", path=path), mend) for path in taken])
    for path, text in files.items():
        _write_new(root / path, text)
        print(safe_text(in_language(said("wrote {path}", path=(root / path).as_posix()), lang)))
    commands = "stylelint-cs test && stylelint-cs check"
    here = said("Next: {commands}", commands=commands)
    there = said("Next in {folder}: {commands}", folder=folder, commands=commands)
    print(safe_text(in_language(here if root == Path() else there, lang)))
    return 0


def _files(brand: str, locales: tuple[str, ...], language: str) -> Iterator[tuple[str, str]]:
    """Each file of the start with its text, by its path below the folder."""
    packs = PackSet([resources.pack_dir()])
    starters = {locale: _starter(packs, locale) for locale in locales}
    values = {"__BRAND__": brand, "__LOCALES__": ", ".join(starters), **_spoken(language, brand=brand)}
    yield "stylelint-cs.yaml", _filled(_STARTER / "stylelint-cs.yaml", values)
    yield f"brand_rules/{brand}/brand.yaml", _filled(_STARTER / "brand.yaml", values)
    for locale, starter in starters.items():
        pack = packs.get(locale)
        assert pack is not None
        how = said("How {brand} speaks {language}. Try it: {command}", brand=brand, language=pack.name, command=_TEST)
        own = {**values, "__HOW__": in_language(how, language), "__LOCALE__": locale}
        yield f"brand_rules/{brand}/{locale}.yaml", _filled(starter / "voice.yaml", own)
        yield f"replies/{locale}/replies.yaml", _filled(starter / "replies.yaml", own)


def _spoken(language: str, *, brand: str) -> dict[str, str]:
    """The sentences of the files of a start, by what stands in their place."""
    sentences = {
        "__WHICH__": said("Which replies are held against which brand voice: {command}", command=_CHECK),
        "__WHAT__": said(
            "What {brand} asks of every reply. How it is said stands in one file a locale beside this one.", brand=brand
        ),
        "__REST__": said("Whatever is not said here comes from the house voice: {command}", command=_RULES),
        "__SLOTS__": said("The slots that replies may use; any other is reported."),
        "__CONTACTS__": said("Every address and number in a reply has to be one of these."),
        "__OWN__": said("A rule of your own: what is wrong is its name, the words stand in the locale files."),
        "__TITLE__": said("Speak of the question, not of the ticket"),
        "__WHY__": said("Customers have questions; tickets are how we file them."),
    }
    return {name: in_language(text, language) for name, text in sentences.items()}


def _drafted(brand: str, source: str, root: Path, language: str) -> Iterator[tuple[str, str]]:
    """The files of a brand drafted from the replies below ``source``."""
    request = Request(LintOptions(day(None)), (source,), brand="house")
    found, problems = gather(request, Judge(request))
    if problems:
        raise StylelintError(list(dict.fromkeys(problems)))
    if not any(gathered.messages for gathered in found):
        problem = said("{source}: there are no messages", source=source)
        raise StylelintError([Problem(problem, said("Name the folder that holds the replies."))])
    draft = draft_of(max(found, key=lambda item: len(item.messages)).library(request))
    yield f"brand_rules/{brand}/brand.yaml", brand_file(draft, brand, language)
    for locale in draft.locales:
        yield f"brand_rules/{brand}/{locale}.yaml", locale_file(draft, locale, language)
    if not (root / CONFIG_FILE).exists():
        which = said("Which replies are held against which brand voice: {command}", command=_CHECK)
        yield CONFIG_FILE, f"# {in_language(which, language)}\nbrand: {brand}\n"


def _starter(packs: PackSet, locale: str) -> Path:
    """The starter of a locale or of the nearest locale that it falls back to."""
    for name in reversed(packs.chain(locale)):
        if (_STARTER / name).is_dir():
            return _STARTER / name
    known = sorted(path.name for path in _STARTER.iterdir() if path.is_dir())
    problem = said("there is no start for the locale {locale!r}", locale=locale)
    raise StylelintError([Problem(problem, suggest(locale, known))])


def _filled(path: Path, values: dict[str, str]) -> str:
    text = path.read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace(name, value)
    return text


def _write_new(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except OSError as error:
        problem = said("{path} cannot be written: {reason}", path=path.as_posix(), reason=error.strerror)
        raise StylelintError([Problem(problem, said("Choose another folder."))]) from error
