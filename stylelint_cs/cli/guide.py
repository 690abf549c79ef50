"""``stylelint-cs guide``: the brand voice as a style guide that people can read and be trained with."""

from __future__ import annotations

from collections.abc import Iterator

from stylelint_cs.cli.settings import opened
from stylelint_cs.cli.shell import write
from stylelint_cs.examples import Case, cases
from stylelint_cs.guide.content import guide_of
from stylelint_cs.guide.html import to_html
from stylelint_cs.guide.markdown import to_markdown
from stylelint_cs.model import Problem, StylelintError
from stylelint_cs.packs.loader import PackSet, canonical
from stylelint_cs.policy.find import BASE
from stylelint_cs.policy.load import load_policy
from stylelint_cs.policy.model import Policy
from stylelint_cs.problems import suggest


def run(brand: str | None, config: str | None, locale: tuple[str, ...], lang: str, format: str) -> int:
    """Write the guide of the brand's locales, or of those named."""
    voice = opened(brand, config)
    policy, packs = voice.policy, voice.packs
    examples = list(_cases(policy, packs))
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
    for locale in map(canonical, wanted):
        if packs.get(locale) is None or not set(packs.chain(locale)) & set(policy.locales):
            raise StylelintError(
                [Problem(f"{policy.brand} does not speak {locale!r}", suggest(locale, sorted(policy.locales)))]
            )
    return tuple(map(canonical, wanted))


def _cases(policy: Policy, packs: PackSet) -> Iterator[Case]:
    """The brand's own examples first, then those of the brands that it extends."""
    yield from cases(policy)
    for layer in reversed(policy.layers[:-1]):
        if layer.name != BASE:
            yield from cases(load_policy(layer.folder, packs=packs))
