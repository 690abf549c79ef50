"""XML files: Android string resources and XLIFF, told by their root element; others hold no messages."""

from __future__ import annotations

from stylelint_cs.limits import Limits
from stylelint_cs.model import Skipped, SourceText, StylelintError
from stylelint_cs.problems import Problems
from stylelint_cs.sources import android, xliff, xmltree
from stylelint_cs.sources.base import Reading, ReadSpec
from stylelint_cs.sources.catalogs import Catalog, read_catalog
from stylelint_cs.translation import said

_CATALOGS = {android.ROOT: android.catalog, xliff.ROOT: xliff.catalog}


def read(source: SourceText, spec: ReadSpec) -> Reading:
    """The messages of an XML file."""
    problems = Problems()
    try:
        tree = xmltree.parse(source, spec.limits)
    except StylelintError as error:
        return Reading(problems=error.problems)
    found = _CATALOGS.get(tree.root.name)
    if found is None:
        return Reading(skipped=(Skipped(source.path, said("neither Android resources nor XLIFF")),))
    return read_catalog(source, spec, found(source, tree), problems)


def catalog(source: SourceText, limits: Limits, problems: Problems) -> Catalog:
    """The texts of an XML file; what cannot be read goes into ``problems``."""
    try:
        tree = xmltree.parse(source, limits)
    except StylelintError as error:
        problems.extend(error.problems)
        return Catalog()
    found = _CATALOGS.get(tree.root.name)
    return Catalog() if found is None else found(source, tree)
