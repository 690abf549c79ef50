"""A brand folder as one layer of a policy: its brand.yaml and its locale files, read and checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from stylelint_cs.decoding import read_bytes
from stylelint_cs.fields import INVALID, LOCALE, ListOf, Reader
from stylelint_cs.frozen import Frozen
from stylelint_cs.kinds.base import Kind
from stylelint_cs.marked import DEFAULT_LIMITS, KeyPath, Map, Node, Text, parse
from stylelint_cs.model import Place, Problem, StylelintError
from stylelint_cs.policy.brand_schema import brand_record
from stylelint_cs.policy.find import BRAND_FILE, inside, shown
from stylelint_cs.policy.locale_schema import Axes, locale_record
from stylelint_cs.policy.model import Entry
from stylelint_cs.policy.rule_schema import RuleKinds
from stylelint_cs.problems import Problems
from stylelint_cs.translation import said
from stylelint_cs.type_hints import Any

_EXAMPLES = ("rules", None, "examples")
EntryCheck = Callable[[Entry, str], Iterable[Problem]]
"""What is wrong with an entry's phrase in a locale."""


class BrandFile(Frozen):
    """A brand.yaml that was parsed but not yet held against its definition."""

    folder: Path
    path: str
    node: Map
    bound: Path

    @property
    def name(self) -> str:
        """The brand's name: its own, else the folder's."""
        given = self.node.get("brand")
        return given.value if isinstance(given, Text) and given.value.strip() else self.folder.name


def read_node(path: Path, bound: Path, problems: Problems, skip: KeyPath = ()) -> Node | None:
    """The tree of a YAML file that must lie under ``bound``; problems are kept, ``None`` when it cannot be read."""
    try:
        inside(path, bound)
        name = shown(path)
        return parse(read_bytes(path, name, DEFAULT_LIMITS.bytes), name, problems, skip=skip)
    except StylelintError as error:
        problems.extend(error.problems)
        return None


def brand_file(folder: Path, bound: Path, problems: Problems) -> BrandFile | None:
    """The parsed brand.yaml of a folder, or ``None`` with the problems kept."""
    path = folder / BRAND_FILE
    node = read_node(path, bound, problems)
    if node is None:
        return None
    if not isinstance(node, Map):
        message = not_a_map(node, BRAND_FILE)
        problems.add(node.problem(message, said("Write 'brand: …' and the other keys, one a line.")))
        return None
    return BrandFile(folder, shown(path), node, bound)


def not_a_map(node: Node, name: str) -> str:
    """What is wrong with a file whose top is no mapping."""
    if isinstance(node, Text) and node.null:
        return said("{name} is empty", name=name)
    return said("{name} must be a mapping at the top", name=name)


def brand_values(
    file: BrandFile, kinds: Mapping[str, Kind], inherited: RuleKinds, problems: Problems
) -> tuple[dict[str, Any], dict[str, str]]:
    """The keys of brand.yaml, and the kinds of all rules with its own; problems are kept."""
    values = brand_record(kinds, inherited).read(file.node, "brand.yaml", Reader(problems, file.name))
    rules = file.node.get("rules")
    known = dict(inherited or {})
    for name, rule in rules.items if isinstance(rules, Map) else ():
        kind = rule.get("kind") if isinstance(rule, Map) else None
        if isinstance(kind, Text) and kind.value in kinds:
            known.setdefault(name.value, kind.value)
    return (_spoken(file.node) if values is INVALID else values), known


def _spoken(node: Map) -> dict[str, Any]:
    """The locales of a brand.yaml that is otherwise wrong, so that its locale files can be read all the same."""
    named = node.get("locales")
    values = INVALID if named is None else ListOf(LOCALE).read(named, "'locales'", Reader())
    return {} if values is INVALID else {"locales": values}


def locale_values(
    path: Path,
    file: BrandFile,
    definition: tuple[Mapping[str, Kind], RuleKinds, Axes],
    problems: Problems,
    check: EntryCheck,
    *,
    examples: bool = True,
) -> tuple[dict[str, Any], Map] | None:
    """The keys of a locale file and its tree; ``None`` with the problems kept.

    ``check`` says what else is wrong with an entry in that locale. Without ``examples`` those are passed over.
    """
    node = read_node(path, file.bound, problems, () if examples else _EXAMPLES)
    if node is None:
        return None
    if not isinstance(node, Map):
        message = not_a_map(node, path.name)
        problems.add(node.problem(message, said("Write 'locale: {stem}' and the other keys.", stem=path.stem)))
        return None
    given = node.get("locale")
    if isinstance(given, Text) and not given.null and given.value != path.stem:
        message = said("'locale' is {value!r}, but the file is named {name!r}", value=given.value[:60], name=path.name)
        problems.add(given.problem(message, said("Write 'locale: {stem}', or rename the file.", stem=path.stem)))
    inspect = partial(_inspect, check, path.stem)
    values = locale_record(*definition).read(node, path.name, Reader(problems, file.name, inspect))
    return ({} if values is INVALID else values), node


def unexplained(file: BrandFile, inherited: RuleKinds, locales: Iterable[Map]) -> Iterable[Text]:
    """The names of a brand's own rules that nothing says the why of, neither brand.yaml nor a locale file."""
    nodes = (file.node, *locales)
    explained = {name.value for node in nodes for name, rule in _rules(node) if rule.get("why") is not None}
    for name, rule in _rules(file.node):
        if rule.get("kind") is not None and name.value not in explained and name.value not in (inherited or {}):
            yield name


def _rules(node: Map) -> Iterable[tuple[Text, Map]]:
    rules = node.get("rules")
    return [(name, rule) for name, rule in rules.items if isinstance(rule, Map)] if isinstance(rules, Map) else ()


def _inspect(check: EntryCheck, locale: str, value: Any) -> Iterable[Problem]:
    return check(value, locale) if isinstance(value, Entry) else ()


def locale_files(folder: Path, problems: Problems) -> tuple[Path, ...]:
    """The locale files of a brand folder; one that ends in .yml is a problem, for it would never be read."""
    found = []
    for path in sorted(folder.iterdir()):
        if path.name == BRAND_FILE or path.name.startswith("."):
            continue
        if path.suffix == ".yaml":
            found.append(path)
        elif path.suffix == ".yml":
            place = Place(shown(path), 1, 1)
            problems.add(
                Problem(
                    said("a file that ends in .yml is not read"),
                    said("Rename it to {stem}.yaml.", stem=path.stem),
                    place,
                )
            )
    return tuple(found)
