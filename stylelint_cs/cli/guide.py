"""``stylelint-cs guide``: the brand voice as a style guide that people can read and be trained with."""

from __future__ import annotations

from stylelint_cs.cli.cases import cases_by_brand, spoken_locale
from stylelint_cs.cli.settings import opened
from stylelint_cs.cli.shell import write
from stylelint_cs.guide.content import guide_of
from stylelint_cs.guide.html import to_html
from stylelint_cs.guide.markdown import to_markdown
from stylelint_cs.packs.loader import PackSet
from stylelint_cs.policy.model import Policy


def run(brand: str | None, config: str | None, locale: tuple[str, ...], lang: str, format: str) -> int:
    """Write the guide of the brand's locales, or of those named."""
    voice = opened(brand, config)
    policy, packs = voice.policy, voice.packs
    examples = [case for held in cases_by_brand(policy, packs) for case in held]
    guides = []
    for name in _named(locale, policy, packs) or policy.locales:
        pack = packs.get(name)
        if pack is not None:
            guides.append(guide_of(policy, policy.voice(name), pack, examples, lang))
    reader = packs.get(lang)
    direction = reader.direction if reader is not None else "ltr"
    write(to_html(tuple(guides), direction) if format == "html" else to_markdown(tuple(guides)))
    return 0


def _named(wanted: tuple[str, ...], policy: Policy, packs: PackSet) -> tuple[str, ...]:
    return tuple(spoken_locale(locale, policy, packs) for locale in wanted)
