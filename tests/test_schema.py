"""The JSON Schemas hold for every file that ships, as editors type its scalars and as all texts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import regex

from stylelint_cs import marked, resources
from stylelint_cs.config_schema import config_record
from stylelint_cs.fields import INVALID, PLACE, Reader
from stylelint_cs.limits import Limits
from stylelint_cs.marked import Map, Node, Text
from stylelint_cs.packs.schema import load_pack_layer
from stylelint_cs.schema import NAMES, json_schema

BRANDS = sorted(Path(resources.brand_dir()).glob("*/brand.yaml"))
LOCALES = sorted(path for path in Path(resources.brand_dir()).glob("*/*.yaml") if path.name != "brand.yaml")
PACKS = sorted(Path(resources.pack_dir()).glob("*/language.yaml"))
CONFIGS = sorted((Path(resources.brand_dir()).parent / "examples").rglob("stylelint-cs.yaml"))
FILES = [(name, path) for name, paths in zip(NAMES, (BRANDS, LOCALES, CONFIGS, PACKS), strict=True) for path in paths]


def plain(node: Node, *, typed: bool) -> Any:
    """The tree as JSON: scalars typed as YAML 1.2 does, or all texts."""
    if isinstance(node, Map):
        return {key.value: plain(value, typed=typed) for key, value in node.items}
    if not isinstance(node, Text):
        return [plain(item, typed=typed) for item in node.items]
    if not (typed and node.plain):
        return node.value
    if node.value in ("true", "false"):
        return node.value == "true"
    if regex.fullmatch(r"-?[0-9]+", node.value):
        return int(node.value)
    return float(node.value) if regex.fullmatch(r"-?[0-9]+\.[0-9]+", node.value) else node.value


@pytest.fixture(scope="module")
def validators() -> dict[str, jsonschema.Draft202012Validator]:
    return {name: jsonschema.Draft202012Validator(json_schema(name)) for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_the_schemas_are_schemas(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema(name))


@pytest.mark.parametrize("typed", [True, False])
@pytest.mark.parametrize(("name", "path"), FILES, ids=[f"{path.parent.name}/{path.name}" for _, path in FILES])
def test_shipped_files_are_valid(
    name: str, path: Path, typed: bool, validators: dict[str, jsonschema.Draft202012Validator]
) -> None:
    tree = plain(marked.read(path), typed=typed)
    assert [f"{error.json_path}: {error.message[:200]}" for error in validators[name].iter_errors(tree)] == []


@pytest.mark.parametrize(
    ("name", "tree", "where"),
    [
        ("brand", {"lokales": ["sw"]}, "$"),
        ("brand", {"channels": {"chat": {"max_words": "many"}}}, "$.channels.chat.max_words"),
        ("locale", {"locale": "sw", "formality": "casual"}, "$.formality"),
        ("locale", {"formality": "formal"}, "$"),
        ("configuration", {"waivers": [{"rule": "x"}]}, "$.waivers[0]"),
        ("pack", {"locale": "sw", "direction": "up"}, "$.direction"),
    ],
)
def test_the_schemas_refuse_mistakes(
    name: str, tree: object, where: str, validators: dict[str, jsonschema.Draft202012Validator]
) -> None:
    assert where in {error.json_path for error in validators[name].iter_errors(tree)}


@pytest.mark.parametrize("path", PACKS, ids=[path.parent.name for path in PACKS])
def test_shipped_packs_load(path: Path) -> None:
    assert load_pack_layer(path)["locale"] == path.parent.name


def test_a_pack_layer_is_plain_data(tmp_path: Path) -> None:
    path = tmp_path / "sw" / "language.yaml"
    path.parent.mkdir()
    path.write_text(
        'locale: sw\nnumbers: {mbili: 2, nusu: 0.5}\ngreetings: [{phrase: habari, hours: "05:00-12:00"}]\n'
        "particles: {add: [na], remove: [kwa]}\nclasses: {verb: [{ending: a, min: 3, certain: true, patterns: x}]}\n",
        encoding="utf-8",
    )
    assert load_pack_layer(path) == {
        "locale": "sw",
        "numbers": {"mbili": 2.0, "nusu": 0.5},
        "greetings": ({"phrase": "habari", "hours": (300, 720)},),
        "particles": {"add": ("na",), "remove": ("kwa",)},
        "classes": {"verb": ({"ending": "a", "min": 3, "certain": True, "patterns": ("x",)},)},
    }


CONFIG = """
brand: acme
sources:
  - files: "replies/{locale}/*.yaml"
    messages: "replies[].body"
    id: "replies[].name"
    meta: {topic: "replies[].topic", tags: "replies[].tags"}
    channel: chat
baseline: stylelint-cs.baseline.json
waivers:
  - {rule: long-message, message: refund-policy, owner: legal, reason: "wording fixed by law", expires: 2027-01-31}
limits: {message_bytes: 4000}
"""


def test_the_configuration() -> None:
    reader = Reader()
    values = reader.read(marked.load(CONFIG, "stylelint-cs.yaml"), config_record(), "the configuration")
    assert values is not INVALID
    source, waiver = values["sources"][0], values["waivers"][0]
    assert (source.pop(PLACE).line, waiver.pop(PLACE).line) == (4, 11)
    assert source == {
        "files": ("replies/{locale}/*.yaml",),
        "messages": ("replies[].body",),
        "id": "replies[].name",
        "meta": {"topic": "replies[].topic", "tags": "replies[].tags"},
        "channel": "chat",
    }
    assert waiver == {
        "rule": "long-message",
        "message": "refund-policy",
        "owner": "legal",
        "reason": "wording fixed by law",
        "expires": "2027-01-31",
    }
    assert (values["brand"], values["baseline"], values["limits"]) == (
        "acme",
        "stylelint-cs.baseline.json",
        {"message_bytes": 4000},
    )


def test_every_cap_is_an_option() -> None:
    limits = next(key.type for key in config_record().keys if key.name == "limits")
    assert {key.name for key in limits.keys} == set(Limits.__dataclass_fields__)  # type: ignore[attr-defined]
