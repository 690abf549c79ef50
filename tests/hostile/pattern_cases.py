"""Patterns that would run for ever, and brands that reach for files that are not theirs."""

from __future__ import annotations

from tests.hostile.harness import CARET, MESSAGE, Case, locale

_SLOW_TEXT = {
    "messages/a.txt": "a" * 18_000 + "!",
    "messages/b.txt": "sorry " * 3_000 + "!",
    "messages/c.txt": "x" + " " * 18_000 + "y",
}


def pattern(name: str, text: str, *says: str, exit: tuple[int, ...] = (2,), caret: str = CARET) -> Case:
    """A case with one banned pattern, held against texts that make bad patterns slow."""
    quoted = text.replace("'", "''")
    own = f"locale: en\nbanned:\n  - {caret}pattern: '{quoted}'\n"
    files = {"brand_rules/tiny/en.yaml": own, "messages/m.txt": MESSAGE, **_SLOW_TEXT}
    return Case(name, files, exit, says)


PATTERNS = (
    pattern("choice-that-repeats", "sorry(a|a)*$", "repeat"),
    pattern("choice-of-prefixes", "sorry(a|aa)+$", "repeat"),
    pattern("repeat-in-repeat", "sorry(a+)+$", "repeat"),
    pattern("words-in-repeat", r"sorry(\w+\s?)*$", "repeat"),
    pattern("blanks-at-the-end", r"\s+$", "literal"),
    pattern("blanks-after-a-word", r"so\s+$", exit=(0, 1), caret=""),
    pattern("two-repeats-in-a-row", r"so.*.*.*ry$", "repeats"),
    pattern("two-repeats-apart", r"so.*,.*ry$", "repeats"),
    pattern("bounded-repeats-in-a-row", "sorry" + "a{0,90}" * 8 + "b", exit=(0, 1, 2), caret=""),
    pattern("optional-many", "sorry" + "a?" * 80 + "a" * 80, exit=(0, 1, 2), caret=""),
    pattern("fuzzy", "(?b)(?:so sorry for this){e<=12}", "fuzzy"),
    pattern("fuzzy-shorter", "(?:sorry){i<3}", "fuzzy"),
    pattern("back-reference", r"so(.+).*\1$", "back-reference"),
    pattern("back-reference-named", r"so(?P<a>.+)(?P=a)$", "back-reference"),
    pattern("recursion", "so((?R))?x", "recursion"),
    pattern("recursion-numbered", "so(a(?1)?b)", "recursion"),
    pattern("repeats-that-multiply", "so(?:(?:a{900}){900}){900}", "multiply"),
    pattern("repeat-huge", "sorrya{999999}", "multiply"),
    pattern("groups-nested", "so" + "(?:" * 200 + "a" + ")" * 200, "characters"),
    pattern("groups-nested-less", "so" + "(?:" * 40 + "a" + ")" * 40, "nest"),
    pattern("unbalanced", "sorry(a", "without its )"),
    pattern("unbalanced-class", "sorry[a", "without its ]"),
    pattern("unknown-property", r"sorry\p{Klingon}", "Klingon"),
    pattern("look-behind", "(?<=a.*)sorry", "look-around"),
    pattern("look-ahead", "sorry(?=(a+)+b)", "repeat"),
    pattern("zero-width", "(?=a)", "literal"),
    pattern("empty", "", "empty", ":3:14:", caret=""),
    pattern("matches-all", ".*", "literal"),
    pattern("named-list", r"so\L<words>", "named list"),
    pattern("conditional", "so(a)?(?(1)b|c)", "conditional"),
    pattern("verbs", "sorry(*SKIP)(*FAIL)", "construct"),
    pattern("graphemes", r"sorry\X+", "construct"),
    pattern("comment-flag", "(?x)so # rry", "unknown kind"),
    pattern("very-long", "sorry|" * 400 + "sorry", "characters"),
    pattern("control-inside", "sorry\\x1b", exit=(0, 1), caret=""),
    pattern("devanagari-border", r"\bकर\b", exit=(0, 1), caret=""),
    locale(
        "many-phrases",
        "locale: en\nbanned:\n" + "".join(f"  - never say word{at} again\n" for at in range(2_000)),
        code=0,
    )._replace(seconds=2.0),
)


def reaching(name: str, target: str, *says: str, **files: str | bytes) -> Case:
    """A case whose brand extends ``target``."""
    own = f"brand: tiny\nextends: [{CARET}{target}]\nlocales: [en]\n"
    return Case(name, {"brand_rules/tiny/brand.yaml": own, **files}, (2,), says)


def _chain(length: int) -> Case:
    files = {
        f"brand_rules/b{at}/brand.yaml": f"brand: b{at}\nextends: [../b{at + 1}]\nlocales: [en]\n"
        for at in range(length)
    }
    files[f"brand_rules/b{length}/brand.yaml"] = f"brand: b{length}\nlocales: [en]\n"
    files["brand_rules/tiny/brand.yaml"] = "brand: tiny\nextends: [../b0]\nlocales: [en]\n"
    return Case("chain-of-forty", files, (2,), ("extends", "16"))


def _fan(width: int, depth: int) -> Case:
    """Every brand of a row extends every brand of the next: without memory, width to the depth."""
    rows = [[f"r{row}x{at}" for at in range(width)] for row in range(depth)]
    files = {}
    for row, names in enumerate(rows):
        below = [f"../{name}" for name in rows[row + 1]] if row + 1 < depth else []
        for name in names:
            files[f"brand_rules/{name}/brand.yaml"] = f"brand: {name}\nextends: [{', '.join(below)}]\nlocales: [en]\n"
    first = ", ".join(f"../{name}" for name in rows[0])
    files["brand_rules/tiny/brand.yaml"] = f"brand: tiny\nextends: [{first}]\nlocales: [en]\n"
    return Case("fan-of-six-by-twelve", files, (0, 2), seconds=2.0)


REACHING = (
    reaching("climbs", "../../../secret", "outside"),
    reaching("climbs-far", "../../../../../../../../etc", "outside"),
    reaching("climbs-in-the-middle", "../tiny/../../../x", "outside"),
    reaching("absolute", "/etc", "outside"),
    reaching("absolute-file", "/etc/passwd", "outside"),
    reaching("home", "'~/x'", "outside"),
    reaching("variable", "$HOME/x", "outside"),
    reaching("variable-of-the-run", "'${SECRET_TOKEN}/x'", "outside"),
    reaching("url", "'https://example.org/brand.yaml'", "URL"),
    reaching("file-url", "'file:///etc/passwd'", "URL"),
    reaching("network-share", r"'\\server\share\brand'", "outside"),
    reaching("drive", r"'C:\brands\acme'", "outside"),
    reaching("device", "/dev/zero", "outside"),
    reaching("nul-in-name", '"../a\\0b"', "outside"),
    reaching("directory-without-brand", "../bare", "brand.yaml", **{"brand_rules/bare/x.txt": "x"}),
    reaching("missing", "../not-there", "not-there"),
    reaching("missing-name", "not-there", "not-there"),
    reaching("a-file", "../tiny/en.yaml", "is a file"),
    reaching("python", "plugin.py", "plugin.py", **{"brand_rules/tiny/plugin.py": "print('ran')"}),
    reaching("itself", "../tiny", "cycle"),
    reaching(
        "in-a-ring", "../other", "cycle", **{"brand_rules/other/brand.yaml": "brand: other\nextends: [../tiny]\n"}
    )._replace(
        files={
            "brand_rules/tiny/brand.yaml": "brand: tiny\nextends: [../other]\nlocales: [en]\n",
            "brand_rules/other/brand.yaml": f"brand: other\nextends: [{CARET}../tiny]\nlocales: [en]\n",
        }
    ),
    reaching("odd-name", '"a\\e[2Jb"', "there is no brand"),
    reaching("empty-name", "''", "empty"),
    _chain(40),
    _fan(6, 12),
)

CASES = (*PATTERNS, *REACHING)
