"""What the HTML report adds to the shared page: its style, and the script of its filter boxes."""

from __future__ import annotations

STYLE = """<style>
[hidden]{display:none!important}
.counts{display:grid;grid-template-columns:repeat(auto-fit,minmax(7rem,1fr));gap:.75rem;margin:1rem 0;padding:0;
list-style:none}
.counts li{background:var(--card);border-radius:.6rem;padding:.7rem .9rem}
.counts b{display:block;font-size:1.7rem;line-height:1.2;font-variant-numeric:tabular-nums}
.bar{display:block;block-size:.4rem;border-radius:.2rem;background:currentColor;min-inline-size:3px;margin-block-start:.55rem}
th,td{overflow-wrap:break-word}
td.n,th.n{text-align:end;font-variant-numeric:tabular-nums}
td.b{inline-size:9rem}
form{display:flex;flex-wrap:wrap;gap:.6rem 1rem;align-items:end;background:var(--page);padding:.6rem 0;
position:sticky;inset-block-start:0;z-index:1;border-bottom:1px solid var(--line)}
label{display:grid;gap:.15rem;font-size:.85rem;color:var(--soft)}
input,select,button{font:inherit;font-size:1rem;color:var(--ink);background:var(--card);border:1px solid var(--line);
border-radius:.4rem;padding:.35rem .5rem;max-inline-size:15rem}
summary{cursor:pointer;font-weight:600;margin:1.2rem 0 .4rem;overflow-wrap:anywhere}
article{content-visibility:auto;contain-intrinsic-size:auto 9rem}
article h3{display:flex;flex-wrap:wrap;gap:.2rem .7rem;align-items:baseline}
.snippet{background:var(--page);border:1px solid var(--line);border-radius:.3rem;padding:.4rem .7rem;margin:.4rem 0;
white-space:pre-wrap;overflow-wrap:anywhere}
.snippet bdi{display:block}
.badge{font-size:.8rem;font-weight:700;letter-spacing:.02em}
p{margin:.35rem 0}
pre{white-space:pre-wrap;overflow-wrap:anywhere}
.missing{color:var(--bad);font-weight:600}.untranslated,.stale{color:var(--warn)}.present{color:var(--good)}
@media (max-width:40rem){form{position:static}.b{display:none}th,td{padding-inline:.35rem}
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
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  form.hidden = false;
  apply();
})();
</script>"""
