"""Which locales a brand speaks, what they fall back to, and which axes they know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from stylelint_cs.fields import Edit
from stylelint_cs.fields.scalars import tag_case
from stylelint_cs.model import Place, Problem, StylelintError
from stylelint_cs.nodes import Node, Text
from stylelint_cs.packs.loader import ROOT, PackSet
from stylelint_cs.policy.extends import texts_of
from stylelint_cs.policy.find import shown
from stylelint_cs.policy.locale_schema import Axes, axes_of
from stylelint_cs.problems import Problems, suggest
from stylelint_cs.translation import said
from stylelint_cs.type_hints import Any


class Locales:
    """The locales of one load; with ``only``, those of other languages are neither read nor checked."""

    def __init__(self, packs: PackSet, problems: Problems, only: Iterable[str] | None) -> None:
        self._packs, self._problems = packs, problems
        self._known: dict[str, bool | None] = {}
        self._only = None if only is None else {name for each in only for name in self.chain(each)}

    def chain(self, locale: str) -> tuple[str, ...]:
        """What a locale falls back to, the language first and itself last, without root."""
        return tuple(each for each in self._packs.chain(locale) if each != ROOT)

    def axes(self, locale: str) -> Axes:
        """The axes of a locale's pack with their sides."""
        pack = self._packs.get(locale)
        return axes_of(pack.table("axes")) if pack is not None else {}

    @property
    def all_asked(self) -> bool:
        """Whether every locale of the brand is of concern to this load."""
        return self._only is None

    def is_asked(self, locale: str) -> bool:
        """Whether a locale is of any concern to this load."""
        return self._only is None or locale in self._only

    def is_known(self, locale: str) -> bool:
        """Whether a locale has a pack that can be used; a pack that is broken is a problem of its own."""
        if locale not in self._known:
            try:
                self._known[locale] = self._packs.get(locale) is not None
            except StylelintError as error:
                self._problems.extend(error.problems)
                self._known[locale] = None
        return self._known[locale] is True

    def spoken(self, own: Node | None, brands: Iterable[Mapping[str, Any]], files: Iterable[Path]) -> tuple[str, ...]:
        """The brand's locales: the nearest ``locales:``, else those of its files; unknown ones are problems.

        ``own`` is the brand's own ``locales:``, for places.
        """
        wanted: tuple[str, ...] = ()
        for values in brands:
            given = values.get("locales")
            if isinstance(given, Edit):
                wanted = tuple(each for each in (*wanted, *given.add) if each not in given.remove)
            elif given:
                wanted = given
        if not wanted:
            wanted = tuple(path.stem for path in files if self.is_asked(path.stem) and self.is_known(path.stem))
        asked = [locale for locale in dict.fromkeys(wanted) if self.is_asked(locale)]
        for locale in asked:
            if not self.is_known(locale):
                self._unknown(locale, next((text for text in texts_of(own) if text.value == locale), None))
        return tuple(locale for locale in asked if self.is_known(locale))

    def concerns(self, path: Path, spoken: tuple[str, ...], *, own: bool) -> bool:
        """Whether a locale file can speak in one of the brand's locales; the brand's own files must."""
        locale = path.stem
        if not self.is_asked(locale):
            return False
        if not self.is_known(locale):
            if own:
                self._unknown(locale, None, shown(path))
            return False
        chain = self.chain(locale)
        related = any(locale in self.chain(each) or each in chain for each in spoken)
        if own and not related:
            message = said(
                "the brand does not speak {locale!r}: it is not among 'locales' ({spoken})",
                locale=locale,
                spoken=", ".join(spoken),
            )
            mend = said("Add {locale} to 'locales' in brand.yaml, or take the file out.", locale=locale)
            self._problems.add(Problem(message, mend, Place(shown(path), 1, 1)))
        return related

    def _unknown(self, locale: str, node: Text | None, path: str = "") -> None:
        if self._known[locale] is None:
            return
        message = said("unknown locale {locale!r}: neither it nor a parent of it has a locale pack", locale=locale[:60])
        mend = suggest(tag_case(locale), self._packs.known())
        if node is not None:
            self._problems.add(node.problem(message, mend))
        else:
            self._problems.add(Problem(message, mend, Place(path, 1, 1) if path else None))
