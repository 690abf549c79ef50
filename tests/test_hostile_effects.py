"""Nothing that is read is run, connects anywhere or writes: the interpreter itself tells what a run has done."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import ROOT, environment
from tests.effort import PATIENCE
from tests.hostile.harness import BRAND, LOCALE, SECRET, Case, lay_out

WATCH = """
import json, os, sys

log = os.environ["EFFECTS"]
kept = []
WATCHED = ("socket.", "subprocess.", "os.system", "os.exec", "os.spawn", "os.posix_spawn", "os.fork", "exec",
           "pickle.", "urllib.", "http.", "ftplib.", "webbrowser.", "ctypes.dlopen", "shutil.",
           "os.remove", "os.rename", "os.mkdir", "os.chmod", "os.symlink", "os.link", "os.truncate", "open")

def watch(event, args):
    if not event.startswith(WATCHED):
        return
    if event == "open":
        path, mode, flags = args
        if isinstance(path, int) or not (flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)):
            if isinstance(path, (str, bytes)):
                kept.append(["read", os.fsdecode(path)])
            return
        kept.append(["write", os.fsdecode(path)])
    elif event == "exec":
        # Modules are executed when they are imported; anything else would have another name.
        name = getattr(args[0], "co_filename", "")
        if not name.endswith(".py") and not name.startswith("<frozen") and name not in KNOWN:
            kept.append([event, name])
    else:
        kept.append([event, str(args)[:200]])

# Named tuples and data classes are made by the standard library with exec.
KNOWN = ("<string>", "<attrs>")
from stylelint_cs.__main__ import main
sys.addaudithook(watch)
sys.argv = ["stylelint-cs", *json.loads(os.environ["ARGUMENTS"])]
code = 0
try:
    code = main()
except SystemExit as error:
    code = error.code
with open(log, "w") as out:
    json.dump([code, kept], out)
os._exit(0)
"""

CHECK = ("check", "messages", "--locale", "en")
CASES = (
    (Case("plain", {}), CHECK),
    (
        Case("python-tag", {"brand_rules/tiny/brand.yaml": BRAND + "version: !!python/object/apply:os.system [id]\n"}),
        CHECK,
    ),
    (Case("outside", {"brand_rules/tiny/brand.yaml": BRAND + "extends: ['../../../secret']\n"}), CHECK),
    (Case("url", {"brand_rules/tiny/brand.yaml": BRAND + "extends: ['https://example.org/b']\n"}), CHECK),
    (
        Case("template", {"messages/m.txt": "{{ 7*7 }} ${PATH} `id` $(id) any inconvenience https://example.org/\n"}),
        CHECK,
    ),
    (
        Case(
            "entity", {"messages/m.xlf": '<!DOCTYPE x [<!ENTITY a SYSTEM "https://example.org/">]><xliff>&a;</xliff>'}
        ),
        CHECK,
    ),
    (Case("code-beside", {"messages/conftest.py": "raise SystemExit(9)", "sitecustomize.py": "import socket"}), CHECK),
    (Case("examples", {"brand_rules/tiny/en.yaml": LOCALE}), ("test", "tiny")),
    (
        Case("html", {"messages/m.txt": "any inconvenience <script src=https://example.org/x.js>"}),
        (*CHECK, "--format", "html"),
    ),
)


@pytest.mark.parametrize(("case", "arguments"), CASES, ids=lambda item: item.name if isinstance(item, Case) else "")
def test_effects(case: Case, arguments: tuple[str, ...], tmp_path: Path) -> None:
    repository = lay_out(case, tmp_path)
    log, cache = tmp_path / "effects.json", tmp_path / "cache"
    env = environment(
        EFFECTS=str(log),
        ARGUMENTS=json.dumps(arguments),
        STYLELINT_CS_CACHE=str(cache),
        SECRET_TOKEN=SECRET,
        PYTHONDONTWRITEBYTECODE="1",
    )
    done = subprocess.run(
        [sys.executable, "-c", WATCH], cwd=repository, env=env, capture_output=True, timeout=PATIENCE, check=False
    )
    assert log.exists(), done.stderr.decode()
    code, effects = json.loads(log.read_text())
    assert code in (0, 1, 2)
    read = [path for what, path in effects if what == "read"]
    others = [(what, path) for what, path in effects if what != "read" and not path_in(path, cache, log)]
    assert others == []
    assert str(tmp_path / "secret.yaml") not in read
    assert not any(path.startswith(("/etc/passwd", "/dev/zero", "/proc/self/environ")) for path in read)
    assert SECRET not in (done.stdout + done.stderr).decode("utf-8")


def path_in(text: str, *folders: Path) -> bool:
    """Whether an effect concerns the cache or the log only."""
    return any(str(folder) in text for folder in folders)


def test_the_watch_sees(tmp_path: Path) -> None:
    script = WATCH.replace("code = main()", "import socket; socket.socket(); open('written', 'w').close()")
    log = tmp_path / "effects.json"
    env = environment(EFFECTS=str(log), ARGUMENTS="[]")
    subprocess.run([sys.executable, "-c", script], cwd=tmp_path, env=env, timeout=PATIENCE, check=True)
    assert {what for what, _ in json.loads(log.read_text())[1]} >= {"socket.__new__", "write"}


def test_the_package_opens_no_connection() -> None:
    for path in (ROOT / "stylelint_cs").rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        for word in ("import pickle", "import socket", "urllib.request", "yaml.load(", "os.system"):
            assert word not in source, path
