"""A self-contained HTML page: one file, no request to anywhere, light and dark, for screen, phone and paper."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import regex

from stylelint_cs.report.safe_text import leans_right_to_left, safe_text

_QUOTED = regex.compile("“([^“”]*)”")
_TECHNICAL = regex.compile(
    r"(?<![^\s(])(?:\p{Nd}{4}-\p{Nd}{2}-\p{Nd}{2}|(?=[!-~--/]*/)[!-~--[<>\&()]]*[!-~--[<>\&().,:;!]])", regex.V1
)
"""Dates and paths: what stands in them is read from left to right in every language."""

_STYLE = """
:root{color-scheme:light dark;--ink:#1c1e21;--soft:#5a6069;--page:#fff;--card:#f5f6f8;--line:#d9dce1;--bad:#b3261e;
--bad-back:#fbe9e7;--good:#1b6e3c;--good-back:#e7f4ea;--warn:#8a5a00;--link:#0b57d0}
@media screen and (prefers-color-scheme:dark){:root{--ink:#e6e8eb;--soft:#a5abb3;--page:#15171a;--card:#1f2226;
--line:#383c42;--bad:#ff9b91;--bad-back:#3b1f1d;--good:#8fd6a5;--good-back:#1b3324;--warn:#f2c46d;--link:#9ec2ff}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.55 system-ui,"Noto Sans","Noto Sans Arabic",
"Noto Sans Devanagari",sans-serif}
main{max-width:62rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.8rem;line-height:1.2;margin:.5rem 0 1rem}
h2{font-size:1.3rem;margin:2.5rem 0 .75rem;padding-bottom:.25rem;border-bottom:1px solid var(--line)}
h3{font-size:1.05rem;margin:0 0 .25rem}
h2,h3,summary{break-after:avoid}
tr{break-inside:avoid}
a{color:var(--link)}
nav ul,ul.plain{list-style:none;padding:0;margin:0}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem}
table{border-collapse:collapse;width:100%;margin:.5rem 0}
th,td{text-align:start;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid var(--line);
overflow-wrap:anywhere}
td:first-child,th{overflow-wrap:break-word}
.each>*,.do>bdi:not(:only-of-type){display:block}
.wide{overflow-x:auto}
.card{background:var(--card);border-radius:.6rem;padding:.9rem 1rem;margin:.75rem 0;break-inside:avoid}
.soft{color:var(--soft);font-size:.9rem}
.dont,.do{padding:.4rem .7rem;margin:.35rem 0;border-inline-start:.25rem solid;border-radius:.2rem;
overflow-wrap:anywhere}
.dont{border-color:var(--bad);background:var(--bad-back)}
.do{border-color:var(--good);background:var(--good-back)}
mark{background:none;color:var(--bad);font-weight:600;text-decoration:underline wavy;text-underline-offset:.2em}
del{color:var(--bad)}
ins{color:var(--good);text-decoration:none;font-weight:600}
.error{color:var(--bad)}.warning{color:var(--warn)}.info{color:var(--soft)}
.num{text-align:end;font-variant-numeric:tabular-nums}
@media print{body{font-size:11pt}nav,.screen{display:none}a{color:inherit;text-decoration:none}
.card{border:1px solid #999}}
"""


def page(title: str, body: Iterable[str], language: str, direction: str, extra: str = "") -> str:
    """The whole page; ``body`` is HTML, ``title`` is text, ``extra`` goes into the head (styles)."""
    head = (
        f'<!doctype html>\n<html lang="{text(language)}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        # Nothing may be fetched or run but what stands in the file.
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
        "script-src 'unsafe-inline'; img-src data:\">\n"
        f'<link rel="icon" href="data:,">\n<title>{text(title)}</title>\n<style>{_STYLE}</style>{extra}\n</head>\n'
    )
    return head + "<body>\n<main>\n" + "\n".join(body) + "\n</main>\n</body>\n</html>\n"


def text(value: str) -> str:
    """A text as it may stand in HTML, in an attribute too: nothing hidden, nothing that is read as markup."""
    return escape(safe_text(value), quote=True)


def isolated(value: str, language: str = "") -> str:
    """A text whose direction of writing does not touch what stands around it."""
    lang = f' lang="{text(language)}"' if language else ""
    return f'<bdi{lang} dir="auto">{text(value)}</bdi>'


def marked(value: str, spans: Iterable[tuple[int, int]], language: str = "") -> str:
    """A text with some of its spans (half-open, code points) marked."""
    parts, at = [], 0
    for start, end in spans:
        parts += [text(value[at:start]), "<mark>", text(value[start:end]), "</mark>"]
        at = end
    lang = f' lang="{text(language)}"' if language else ""
    return f'<bdi{lang} dir="auto">{"".join((*parts, text(value[at:])))}</bdi>'


def table(head: Iterable[str], rows: Iterable[Iterable[str]], classes: str = "") -> str:
    """A table of HTML cells; ``head`` holds texts."""
    top = "".join(f'<th scope="col">{text(cell)}</th>' for cell in head)
    lines = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>\n" for row in rows)
    thead = f"<thead><tr>{top}</tr></thead>\n" if top else ""
    return f'<div class="wide"><table class="{classes}">{thead}<tbody>\n{lines}</tbody></table></div>'


def sentence(value: str) -> str:
    """A sentence in the direction of most of its letters, whatever it begins with; what it quotes keeps its own."""
    isolated_ = _TECHNICAL.sub(r'<bdi dir="ltr">\g<0></bdi>', text(value))
    quoted = _QUOTED.sub(r"“<bdi>\1</bdi>”", isolated_)
    return f'<bdi dir="{direction(value)}">{quoted}</bdi>'


def direction(value: str) -> str:
    """The direction of writing of most letters: ``ltr`` or ``rtl``."""
    return "rtl" if leans_right_to_left(value) else "ltr"
