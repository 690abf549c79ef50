"""What the HTML report adds to the shared page: its style, the script of its filter boxes, labels and tables."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from stylelint_cs.report.page import text
from stylelint_cs.translation import Text, in_language, translated


class Words:
    """The labels of the page in the reader's language, as HTML."""

    def __init__(self, language: str) -> None:
        self._language = language

    def __call__(self, label: str) -> str:
        """A label, or a sentence with what was filled in."""
        told = in_language(label, self._language) if isinstance(label, Text) else translated(label, self._language)
        return text(told)


def table(head: Iterable[str], rows: Iterable[Iterable[str]], numbers: Collection[int]) -> str:
    """A table of HTML cells; the columns ``numbers`` are aligned as such, one without a heading holds bars."""
    names = tuple(head)

    def cell(tag: str, at: int, inner: str) -> str:
        kind = ' class="n"' if at in numbers else "" if names[at] else ' class="b"'
        return f"<{tag}{kind}>{inner}</{tag.partition(' ')[0]}>"

    top = "".join(cell('th scope="col"', at, name) for at, name in enumerate(names))
    lines = "".join("<tr>" + "".join(cell("td", at, inner) for at, inner in enumerate(row)) + "</tr>\n" for row in rows)
    return f'<div class="wide"><table><thead><tr>{top}</tr></thead><tbody>\n{lines}</tbody></table></div>'


STYLE = """<style>
[hidden]{display:none!important}
.counts{display:grid;grid-template-columns:repeat(auto-fit,minmax(7rem,1fr));gap:.75rem;margin:1rem 0;padding:0;
list-style:none}
.counts li{background:var(--card);border-radius:.6rem;padding:.7rem .9rem}
.counts b{display:block;font-size:1.7rem;line-height:1.2;font-variant-numeric:tabular-nums}
.bar{display:block;print-color-adjust:exact;block-size:.4rem;border-radius:.2rem;background:currentColor;min-inline-size:3px;margin-block-start:.55rem}
td{overflow-wrap:break-word}
td a{overflow-wrap:anywhere}
td code a{color:inherit}
td.n,th.n{text-align:end;font-variant-numeric:tabular-nums}
td.b{inline-size:9rem}
form{display:flex;flex-wrap:wrap;gap:.6rem;align-items:end;background:var(--page);padding:.6rem 0;
position:sticky;inset-block-start:0;z-index:1;border-bottom:1px solid var(--line)}
label{display:grid;gap:.15rem;font-size:.85rem;color:var(--soft)}
label:first-child{flex:1 1 10rem}
input,select,button{font:inherit;font-size:1rem;color:var(--ink);background:var(--card);border:1px solid var(--line);
border-radius:.4rem;padding:.35rem .5rem;block-size:2.4rem;max-inline-size:13rem}
input{inline-size:100%;max-inline-size:none}
output{padding-block-end:.45rem}
#findings,details{scroll-margin-block-start:8rem}
summary{cursor:pointer;font-weight:600;margin:1.2rem 0 .4rem;overflow-wrap:anywhere}
article{content-visibility:auto;contain-intrinsic-size:auto 9rem}
article h3{display:flex;flex-wrap:wrap;gap:.2rem .7rem;align-items:baseline}
.snippet{background:var(--page);border:1px solid var(--line);border-radius:.3rem;padding:.4rem .7rem;margin:.4rem 0;
white-space:pre-wrap;overflow-wrap:anywhere}
.snippet bdi{display:block}
.where>span{display:inline-block}
.where>span:not(:last-child)::after{content:"·";margin-inline-start:.3rem}
.badge{font-size:.8rem;font-weight:700;letter-spacing:.02em}
p{margin:.35rem 0}
pre{white-space:pre-wrap;overflow-wrap:anywhere}
.dont h2{margin:.2rem 0 .5rem;border:0;padding:0}
.missing{color:var(--bad);font-weight:600}.untranslated,.stale{color:var(--warn)}.present{color:var(--good)}
@media (max-width:40rem){form{position:static}label{flex:1 1 auto}
select{max-inline-size:none}#findings,details{scroll-margin-block-start:0}
.b{display:none}th,td{padding-inline:.35rem}
table{font-size:.9rem}}
@media print{form{position:static}article{content-visibility:visible}}
</style>"""

SCRIPT = """<script>
(() => {
  const form = document.getElementById("filter");
  if (!form) return;
  const told = document.getElementById("shown");
  const items = [...document.querySelectorAll("article[data-rule]")];
  const files = [...document.querySelectorAll("details.file")];
  const texts = new Map();
  const words = (item) => {
    if (!texts.has(item)) texts.set(item, item.textContent.toLowerCase());
    return texts.get(item);
  };
  const apply = () => {
    const asked = new FormData(form);
    const search = asked.get("search").toLowerCase().split(/\\s+/).filter(Boolean);
    const fields = ["level", "rule", "locale", "file"].filter((name) => asked.get(name));
    let shown = 0;
    for (const item of items) {
      const fits = fields.every((name) => item.dataset[name] === asked.get(name))
        && search.every((word) => words(item).includes(word));
      item.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    for (const file of files) file.hidden = !file.querySelector("article:not([hidden])");
    told.textContent = `${shown} / ${items.length}`;
  };
  const go = () => {
    const hash = location.hash.slice(1);
    const place = document.getElementById(hash);
    if (hash.includes("=")) {
      form.reset();
      for (const [name, value] of new URLSearchParams(hash)) {
        if (form.elements[name]) form.elements[name].value = value;
      }
    } else if (place && place.hidden) form.reset();
    apply();
    if (hash) (place || document.getElementById("findings")).scrollIntoView();
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  // A link of a table asks for what it names; where no script runs it leads to the findings.
  for (const link of document.querySelectorAll("a[data-ask]")) {
    link.hash = link.dataset.ask;
    link.addEventListener("click", () => setTimeout(go));
  }
  addEventListener("hashchange", go);
  form.hidden = false;
  go();
})();
</script>"""
