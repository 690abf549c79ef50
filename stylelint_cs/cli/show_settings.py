"""``check --show-settings``: every setting of a check and where it comes from."""

from __future__ import annotations

import os
from collections.abc import Iterator

from stylelint_cs.cli.options import command
from stylelint_cs.config import CONFIG_FILE, Config
from stylelint_cs.frozen import as_dict
from stylelint_cs.policy.find import shown
from stylelint_cs.report.safe_text import safe_text
from stylelint_cs.request import Request, base_config
from stylelint_cs.translation import in_language, msgid, said, translated
from stylelint_cs.type_hints import TYPE_CHECKING
from stylelint_cs.voices import Voices

if TYPE_CHECKING:
    from stylelint_cs.cli.check import CheckOptions


def settings_text(options: CheckOptions, request: Request) -> str:
    """A line for each setting: its name, its value, and in brackets what it comes from."""
    config = base_config(request)
    voice = Voices(request.brand, request.lint).of(config)
    lines = [
        ("configuration", _config_path(config), "--config" if options.config else msgid("nearest upwards")),
        ("brand", f"{voice.policy.brand} ({voice.policy.path})", _brand_from(options, config)),
        *(("layer", f"{layer.name} ({layer.path})", "extends") for layer in voice.policy.layers[:-1]),
        ("locales", ", ".join(voice.policy.locales), msgid("brand")),
        *_sources(options, config),
        ("today", request.lint.today, _today_from(options)),
        *_options(options),
    ]
    shown = (
        (name, safe_text(in_language(value, options.lang)), translated(origin, options.lang))
        for name, value, origin in lines
    )
    return "".join(f"{name}: {value} ({origin})\n" for name, value, origin in shown)


def _config_path(config: Config) -> str:
    return shown(config.path) if config.path is not None else said("no {file}", file=CONFIG_FILE)


def _brand_from(options: CheckOptions, config: Config) -> str:
    return "--brand" if options.brand else msgid("configuration") if config.brand else msgid("default")


def _today_from(options: CheckOptions) -> str:
    if options.today:
        return "--today"
    return "SOURCE_DATE_EPOCH" if os.environ.get("SOURCE_DATE_EPOCH") else msgid("clock, UTC")


def _sources(options: CheckOptions, config: Config) -> Iterator[tuple[str, str, str]]:
    for path in options.paths:
        yield "path", path, msgid("command line")
    for source in config.sources:
        yield "source", ", ".join(pattern.text for pattern in source.files), str(source.place or "configuration")
    if not options.paths and not config.sources:
        yield "path", ".", "default"


def _options(options: CheckOptions) -> Iterator[tuple[str, str, str]]:
    """The other options that have a value."""
    check = command("check")
    assert check is not None
    values = as_dict(options)
    for option in check.options:
        value = values[option.field]
        if option.field in ("brand", "config", "today", "show_settings") or value in (None, (), False):
            continue
        text = ", ".join(value) if isinstance(value, tuple) else str(value)
        is_default = option.default is not None and text == option.default
        yield option.name.lstrip("-"), text, "default" if is_default else option.name
