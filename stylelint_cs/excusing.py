"""What is left of the findings of a run once waivers and baselines have spoken, and what is wrong with those."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from stylelint_cs.config import Config
from stylelint_cs.engine import order
from stylelint_cs.judging import Judged
from stylelint_cs.model import Finding
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.policy.find import inside, shown
from stylelint_cs.type_hints import TYPE_CHECKING
from stylelint_cs.voices import Voice

if TYPE_CHECKING:
    from stylelint_cs.baseline import Baseline
    from stylelint_cs.waivers import Waivers


class Excused(NamedTuple):
    """The findings that nobody excuses, in the order of the report, how many were, and those about exceptions."""

    left: tuple[Finding, ...]
    waived: int
    baselined: int
    extra: tuple[Finding, ...]


class Excuses:
    """The waivers and baselines of a run, by configuration.

    ``given`` stands for the baselines of all configurations; with ``use_baseline`` off there are none. Raises
    StylelintError when a baseline cannot be read.
    """

    def __init__(
        self, voices: Mapping[str | None, Voice], today: str, given: str | None = None, *, use_baseline: bool = True
    ) -> None:
        self._voices, self._today = voices, today
        self._read: dict[str, Baseline] = {}
        self._files: dict[str | None, str] = {}
        for path, voice in voices.items():
            file = (given or baseline_file(voice.config)) if use_baseline else None
            if file is not None:
                self._files[path] = file
                if file not in self._read:
                    self._read[file] = _read(file)

    def left(self, judged: Iterable[Judged]) -> list[Finding]:
        """The findings of some files that nobody excuses, in the order of the report."""
        return list(self.apply(judged).left)

    def apply(
        self,
        judged: Iterable[Judged],
        *,
        folder: bool = False,
        covers: Callable[[Config], bool] = lambda config: False,
    ) -> Excused:
        """Excuse findings. ``folder``: more than single files were looked at; ``covers`` tells for a configuration
        whether everything that it speaks of was."""
        waivers = {path: self._waivers(voice) for path, voice in self._voices.items() if voice.config.waivers}
        found = sorted(
            ((finding, part.config) for part in judged for finding in (*part.findings, *part.extra)),
            key=lambda item: order(item[0]),
        )
        kept = [item for item in found if item[1] not in waivers or not waivers[item[1]].waives(item[0])]
        seen: dict[str, Counter[str]] = {file: Counter() for file in self._read}
        left = [finding for finding, config in kept if not self._is_known(finding, config, seen)]
        extra: list[Finding] = []
        stale: set[str] = set()
        for path, voice in self._voices.items():
            if path not in waivers and path not in self._files:
                continue
            whole = covers(voice.config)
            ran = _ran(voice, self._today, whole=whole)
            about: tuple[Finding, ...] = ()
            if path in waivers:
                about = waivers[path].findings(voice.rule_names, ran, folder=folder or whole, whole=whole)
            file = self._files.get(path)
            if whole and file is not None and file not in stale:
                stale.add(file)
                # A rule that is gone finds nothing, whatever ran.
                gone = {entry.rule for entry in self._read[file].entries.values()} - voice.rule_names
                about = (*about, *self._read[file].stale(seen[file], ran | gone, voice.mandatory))
            extra += [finding for finding in about if voice.wants(finding.rule)]
        return Excused(tuple(left), len(found) - len(kept), len(kept) - len(left), tuple(extra))

    def _waivers(self, voice: Voice) -> Waivers:
        from stylelint_cs.waivers import Waivers

        return Waivers(voice.config, voice.packs, voice.mandatory, self._today)

    def _is_known(self, finding: Finding, config: str | None, seen: Mapping[str, Counter[str]]) -> bool:
        file = self._files.get(config)
        if file is None:
            return False
        from stylelint_cs import baseline

        if not baseline.may_stand(finding, self._voices[config].mandatory):
            return False
        known = self._read[file].covers(finding, seen[file][finding.fingerprint])
        seen[file][finding.fingerprint] += 1
        return known


def baseline_file(config: Config) -> str | None:
    """The baseline that a configuration names. Raises StylelintError when it lies outside its folder."""
    if config.baseline is None:
        return None
    path = os.path.join(config.folder, config.baseline)
    inside(path, config.folder)
    return os.path.normpath(path)


def _read(file: str) -> Baseline:
    from stylelint_cs import baseline

    if not os.path.exists(file):
        raise baseline.missing(shown(file))
    return baseline.read(file, shown(file))


def _ran(voice: Voice, today: str, *, whole: bool) -> frozenset[str]:
    """The rules that run, without those whose time has not come or is over; library rules when all was looked at."""
    rules = voice.policy.rules.values()
    ran = voice.ran | voice.ran_on_library if whole else voice.ran
    return ran - {rule.id for rule in rules if rule.valid is not None and not rule.valid.holds(today)}


__all__ = ["Excused", "Excuses", "baseline_file"]
