"""Every URL, every role: what the hand-written table says is what happens."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.db import models, transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from tests.access.world import ROLES, World, make_world
from tests.factories.people import UserFactory
from thidua.people.actions import delegate
from thidua.people.models import Role, User

TABLE: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parents[1] / "access.yaml").read_text(encoding="utf-8")
)
LINES = [line for lines in TABLE.values() for line in lines]
MAY = {200, 302, 400, 409, 422, 503}


def records() -> dict[str, Callable[[World], models.Model | dict[str, Any]]]:
    """All RECORDS of tests/access/<slice>.py."""
    found: dict[str, Any] = {}
    for path in sorted(Path(__file__).parent.glob("*.py")):
        module = (
            import_module(f"tests.access.{path.stem}")
            if path.stem not in ("test_access",)
            else None
        )
        found |= getattr(module, "RECORDS", {})
    return found


def names(resolver: URLResolver, namespace: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}"
        else:
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from names(pattern, inner)


def test_every_url_has_a_line() -> None:
    listed = {line["url"] for line in LINES}

    assert sorted(set(names(get_resolver())) - listed) == []


def test_every_line_has_a_url() -> None:
    listed = {line["url"] for line in LINES}

    assert sorted(listed - set(names(get_resolver()))) == []


class Undo(Exception):
    """Takes back what one role did before the next one tries."""


def told(world: World, line: dict[str, Any], account: str | None, address: str) -> int | str:
    """What one account is told: a status, or sign-in."""
    client = Client(raise_request_exception=True)
    if account:
        client.force_login(
            world.accounts[account], backend="django.contrib.auth.backends.ModelBackend"
        )
    status: list[int | str] = []
    try:
        with transaction.atomic():
            ask = client.post if line["method"] == "POST" else client.get
            response = ask(address, line.get("data", {}))
            sign_in = (
                response.status_code == 302 and reverse("people:sign_in") in response["Location"]
            )
            status.append("sign-in" if sign_in and not account else response.status_code)
            if response.streaming:
                b"".join(response.streaming_content)
            raise Undo
    except Undo:
        return status[0]


def expected(line: dict[str, Any], account: str | None) -> str | int:
    if account is None:
        return line.get("anonymous", "sign-in")  # type: ignore[no-any-return]
    may = ROLES if line["may"] == "all" else line["may"]
    role = account.removesuffix(" of B")
    allowed = line.get("other_unit", []) if account.endswith(" of B") else may
    allowed = may if allowed == "same" else allowed
    if role in allowed:
        return "may"
    sees = not account.endswith(" of B") and role in line.get("sees", [])
    return 403 if sees else int(line.get("others", 404))


@pytest.mark.django_db
@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line['method']} {line['url']}")
def test_what_the_table_says_is_what_happens(line: dict[str, Any]) -> None:
    world = make_world()
    record = records()[line["record"]](world) if "record" in line else {}
    arguments = record if isinstance(record, dict) else {"pk": record.pk}
    address = reverse(line["url"], kwargs=arguments)
    accounts = [*ROLES, *(f"{role} of B" for role in ROLES), None]

    answers = {account: told(world, line, account, address) for account in accounts}

    read = {account: "may" if answer in MAY else answer for account, answer in answers.items()}
    assert read == {account: expected(line, account) for account in accounts}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("since", "until", "status"),
    [(-30, None, 200), (-30, 0, 200), (-30, -1, 403), (1, None, 403)],
    ids=["held", "its last day", "ended", "not yet begun"],
)
def test_a_role_opens_on_its_days_alone(since: int, until: int | None, status: int) -> None:
    today = timezone.localdate()
    last = None if until is None else today + timedelta(days=until)
    officer = UserFactory(
        role=Role.OFFICER, role__since=today + timedelta(days=since), role__until=last
    )

    assert _told(officer, "ratings:enter") == status


@pytest.mark.django_db
def test_a_delegated_role_opens_what_the_role_opens_until_it_is_taken_back() -> None:
    today = timezone.localdate()
    officer, deputy = UserFactory(role=Role.OFFICER), UserFactory(role=Role.STAFF)
    held = officer.roles.get()

    paper = {"basis": "Giấy ủy quyền 3/GUQ-SKHCN", "by": officer, "at": timezone.now()}
    lent = delegate(held, to=deputy, from_on=today, until_on=today, **paper)
    while_lent = _told(deputy, "ratings:enter")
    lent.until_on = today - timedelta(days=1)
    lent.save()

    assert (while_lent, _told(deputy, "ratings:enter")) == (200, 403)


@pytest.mark.django_db
def test_an_account_that_is_switched_off_opens_nothing() -> None:
    officer = UserFactory(role=Role.OFFICER, switched_off=True)

    assert _told(officer, "ratings:enter") == 302


def _told(user: User, name: str) -> int:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.get(reverse(name)).status_code
