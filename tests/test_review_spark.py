"""A review on a local Spark gives what the same review gives in one process, finding by finding.

Needs pyspark, pyarrow and Java (the extra ``spark``); without one of them the test is skipped and says which.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml

from stylelint_cs.config import NO_CONFIG
from stylelint_cs.engine import LintOptions
from stylelint_cs.model import Message, Meta, OffsetMap, SourceText
from stylelint_cs.review.arrow import SCHEMA, lint_batches
from stylelint_cs.voices import Voices

pytest.importorskip("pyarrow", reason="needs pyarrow: pip install 'stylelint-cs[spark]'")
pytest.importorskip("pandas", reason="Spark needs pandas: pip install 'stylelint-cs[spark]'")
pyspark = pytest.importorskip("pyspark", reason="needs pyspark: pip install 'stylelint-cs[spark]'")
if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
    pytest.skip("needs Java on the path, or JAVA_HOME", allow_module_level=True)

HOUSE = Path(__file__).parent.parent / "brand_rules" / "house"
CONVERSATIONS = Path(__file__).parent / "conversations"
TODAY = "2026-11-22"
COLUMNS = ("id", "rule", "level", "match", "start", "end", "explanation", "suggestions", "fingerprint")


@pytest.fixture(autouse=True)
def no_network() -> None:
    """Spark's own processes talk to each other, on this machine."""


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.default.parallelism", "2")
        .config("spark.driver.memory", "512m")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.warehouse.dir", str(tmp_path_factory.mktemp("warehouse")))
        .getOrCreate()
    )
    yield session
    session.stop()


def rows() -> list[dict[str, Any]]:
    """In each language a conversation, and messages in which rules find something: examples of the house."""
    found: list[dict[str, Any]] = []
    for path in sorted(CONVERSATIONS.glob("*.jsonl")):
        talk = json.loads(path.read_text(encoding="utf-8").splitlines()[0])
        known = {"locale": path.stem, "channel": talk["channel"]}
        found += [
            {"id": f"{talk['id']}#{number}", "role": turn["role"], "author": turn.get("author"), "at": turn["at"],
             "text": turn["text"], **known}
            for number, turn in enumerate(talk["messages"], 1)
        ]  # fmt: skip
        voice = yaml.safe_load((HOUSE / f"{path.stem}.yaml").read_text(encoding="utf-8"))
        texts = [text for rule in voice["rules"].values() for text in rule.get("examples", ()) if "[[" in str(text)]
        found += [
            {"id": f"{path.stem}-{number}", "role": "agent", "author": "Ann", "at": None,
             "text": str(text).replace("[[", "").replace("]]", ""), **known}
            for number, text in enumerate(texts[:10])
        ]  # fmt: skip
    return found


def local(known: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    linter = Voices(None, LintOptions(TODAY)).of(NO_CONFIG).linter
    found = []
    for row in known:
        text = row["text"]
        meta = Meta(channel=row["channel"], role=row["role"], author=row["author"], at=row["at"], stored=False)
        source = SourceText.of(row["id"], text)
        message = Message(text, row["locale"], row["id"], source, OffsetMap.identity(len(text)), meta)
        for finding in linter.check_message(message):
            span = finding.text_span or (0, 0)
            found.append(
                (finding.message_id, finding.rule, finding.level.word, finding.match, *span, finding.explanation,
                 list(finding.suggestions), finding.fingerprint)
            )  # fmt: skip
    return sorted(found)


@pytest.mark.filterwarnings("ignore")
def test_spark_finds_what_one_process_finds(spark: Any, tmp_path: Path) -> None:
    known = rows()
    spark.createDataFrame(known).repartition(2).write.parquet(str(tmp_path / "turns"))
    frame = spark.read.parquet(str(tmp_path / "turns"))
    frame.mapInArrow(partial(lint_batches, today=TODAY), SCHEMA).write.parquet(str(tmp_path / "findings"))
    written = spark.read.parquet(str(tmp_path / "findings")).collect()
    found = sorted(tuple(row[name] for name in COLUMNS) for row in written)
    expected = local(known)
    assert len(expected) > 40
    assert {row[0][:2] for row in expected} == {"ar", "el", "en", "hi", "sw"}
    assert found == expected
