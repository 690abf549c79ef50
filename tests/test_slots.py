"""Placeholders in every syntax, and what was meant as one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stylelint_cs.text.slots import find_broken, find_slots


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Hello {name}!", [("{name}", "name")]),
        ("Hello {{ name }}!", [("{{ name }}", "name")]),
        ("Hello {{{name}}}!", [("{{{name}}}", "name")]),
        ("Hello {{customer.first_name}}", [("{{customer.first_name}}", "customer.first_name")]),
        ('Hello {{ user.name | fallback: "there" }}', [('{{ user.name | fallback: "there" }}', "user.name")]),
        ("Hi {% if vip %}dear {% endif %}", [("{% if vip %}", None), ("{% endif %}", None)]),
        ("Hello ${name} and %{name}", [("${name}", "name"), ("%{name}", "name")]),
        ("Hello #{ticket.customer}", [("#{ticket.customer}", "ticket.customer")]),
        ("Order %(order_id)s of %(n)d", [("%(order_id)s", "order_id"), ("%(n)d", "n")]),
        (
            "%#@days@, %2$#@hours@ for %arg, %argument",
            [("%#@days@", "days"), ("%2$#@hours@", "hours"), ("%arg", None)],
        ),
        ("Hello %name%, 5%off%, %d%%, 50%of%it", [("%name%", "name"), ("%d", None)]),
        ("Hello %s, %1$s, %d, %@", [("%s", None), ("%1$s", None), ("%d", None), ("%@", None)]),
        ("Hello $name and $session.params.x", [("$name", "name"), ("$session.params.x", "session.params.x")]),
        (
            "Hello @contact.name, @(upper(fields.a)) @home",
            [("@contact.name", "contact.name"), ("@(upper(fields.a))", None)],
        ),
        ("See $t(shop.hours)", [("$t(shop.hours)", None)]),
        ("Hello [Name], order [Order number]", [("[Name]", "Name"), ("[Order number]", "Order number")]),
        ("Order {{1}} of {0}", [("{{1}}", "1"), ("{0}", "0")]),
        ("مرحبا {الاسم}", [("{الاسم}", "الاسم")]),
        ("Name ({}) of {0}", [("{}", None), ("{0}", "0")]),
        ("Get {count, number, integer} now", [("{count, number, integer}", "count")]),
        (
            "{n, plural, =0 {none} one {# day for {name}} other {# days}} left",
            [("{n, plural, =0 {", "n"), ("} one {", None), ("{name}", "name"), ("} other {", None), ("}}", None)],
        ),
        ("100% sawa, 50% discount, 5%", []),
        ("It costs $5 and $ 40", []),
        ("See [our page](https://example.org) and [1]", []),
        ("Hello {{name}", []),
    ],
)
def test_find_slots(text: str, slots: list[tuple[str, str | None]]) -> None:
    assert [(text[slot.start : slot.end], slot.name) for slot in find_slots(text)] == slots


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("Hello {{name}, welcome", ["{{name}"]),
        ("Hello {name}}, welcome", ["{name}}"]),
        ("Hello {name, welcome", ["{name"]),
        ("Hello name}, welcome", ["name}"]),
        ("Order {order_id is ready.", ["{order_id"]),
        ("Order %{order_id is ready", ["%{order_id"]),
        ("Order %(order_id) is ready", ["%(order_id)"]),
        ("{count, plural, one {# day", ["{count", "{"]),
        ("Hello {name}, {{order}} and %(n)s", []),
        ("100% (really) done", []),
    ],
)
def test_find_broken(text: str, broken: list[str]) -> None:
    assert [text[span.start : span.end] for span in find_broken(text, find_slots(text))] == broken


@given(st.text(st.sampled_from("{}%$[]()Nname .#@1s|é"), max_size=30))
def test_slots_never_overlap_and_are_never_broken(text: str) -> None:
    slots = find_slots(text)
    assert all(first.end <= second.start for first, second in pairwise(slots))
    covered = {index for slot in slots for index in range(slot.start, slot.end)}
    for span in find_broken(text, slots):
        assert not covered & set(range(span.start, span.end))
