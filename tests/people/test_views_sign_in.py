"""Signing in and out, passwords, one-time links, sessions that end."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.people import PASSWORD, UserFactory
from thidua.journal.models import Entry
from thidua.people import actions
from thidua.people.http import SEEN
from thidua.people.models import ResetLink, Role, User

NOON = datetime(2026, 1, 5, 5, 0, tzinfo=UTC)
NEW = "dai-va-kho-doan-1"
pytestmark = pytest.mark.django_db
SignedIn = Callable[[User], Client]


@pytest.fixture
def user() -> User:
    return UserFactory(username="lan.tt", role=Role.OFFICER, can_sign_in=True)


def sign_in(client: Client, name: str = "lan.tt", password: str = PASSWORD, **more: str) -> int:
    data = {"username": name, "password": password, **more}
    return client.post(reverse("people:sign_in"), data).status_code


def verbs() -> list[str]:
    return list(Entry.objects.order_by("number").values_list("verb", flat=True))


def desk(client: Client) -> int:
    return client.get(reverse("home:desk")).status_code


def test_signing_in_opens_the_desk_and_tells_the_journal(client: Client, user: User) -> None:
    assert sign_in(client, "Lan.TT") == 302

    assert desk(client) == 200
    assert verbs() == ["sign_in"]


def test_signing_in_goes_on_to_the_page_asked_for(client: Client, user: User) -> None:
    wanted = reverse("people:password")

    response = client.post(
        reverse("people:sign_in"),
        {"username": "lan.tt", "password": PASSWORD, "next": wanted},
    )

    assert response["Location"] == wanted


def test_signing_in_never_leaves_our_house(client: Client, user: User) -> None:
    response = client.post(
        reverse("people:sign_in"),
        {"username": "lan.tt", "password": PASSWORD, "next": "https://example.org/"},
    )

    assert response["Location"] == reverse("home:desk")


def test_a_wrong_password_is_told_and_journalled_without_it(client: Client, user: User) -> None:
    response = client.post(
        reverse("people:sign_in"), {"username": "lan.tt", "password": "dung-doan-toi"}
    )

    assert response.status_code == 422
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng" in response.content.decode()
    assert verbs() == ["sign_in_failed"]
    assert "dung-doan-toi" not in str(list(Entry.objects.values()))


def test_a_name_that_is_nobodys_is_not_kept(client: Client, user: User) -> None:
    assert sign_in(client, "mat-khau-go-nham") == 422

    assert not Entry.objects.exists()


def test_an_account_switched_off_is_told_the_same(client: Client) -> None:
    UserFactory(username="cu.nv", switched_off=True, can_sign_in=True)

    assert sign_in(client, "cu.nv") == 422


def test_guessing_is_locked_out_with_a_sentence(client: Client, user: User) -> None:
    answers = [sign_in(client, password="sai") for _ in range(10)]

    response = client.post(reverse("people:sign_in"), {"username": "lan.tt", "password": PASSWORD})
    assert answers == [422] * 9 + [429]
    assert response.status_code == 429
    assert "tạm khóa đăng nhập 15 phút" in response.content.decode()


def test_signing_out_ends_the_session_and_tells_the_journal(
    user: User, signed_in: SignedIn
) -> None:
    client = signed_in(user)

    client.post(reverse("people:sign_out"))

    assert desk(client) == 302
    assert verbs() == ["sign_out"]


def test_signing_out_everywhere_ends_the_other_sessions(user: User) -> None:
    here, there = Client(), Client()
    sign_in(here)
    sign_in(there)

    here.post(reverse("people:sign_out_everywhere"))

    assert [desk(here), desk(there)] == [302, 302]


def test_a_changed_password_ends_the_other_sessions_and_keeps_this_one(user: User) -> None:
    here, there = Client(), Client()
    sign_in(here)
    sign_in(there)

    here.post(reverse("people:password"), {"old": PASSWORD, "new": NEW, "again": NEW})

    assert [desk(here), desk(there)] == [200, 302]
    assert verbs()[-1] == "change_password"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"old": "sai", "new": NEW, "again": NEW}, "Mật khẩu hiện tại chưa đúng"),
        ({"old": PASSWORD, "new": NEW, "again": "khac-di-1"}, "Hai lần nhập chưa giống nhau"),
        (
            {"old": PASSWORD, "new": "ngan1", "again": "ngan1"},
            "Mật khẩu quá ngắn; cần ít nhất 10 ký tự",
        ),
        ({"old": PASSWORD, "new": "1234567890", "again": "1234567890"}, "rất dễ đoán"),
        ({"old": PASSWORD, "new": "lan.tt.2026", "again": "lan.tt.2026"}, "quá giống tên"),
        ({"old": PASSWORD, "new": PASSWORD, "again": PASSWORD}, "phải khác mật khẩu hiện tại"),
    ],
)
def test_a_password_against_the_rules_is_told_in_words(
    user: User, signed_in: SignedIn, typed: dict[str, str], says: str
) -> None:
    response = signed_in(user).post(reverse("people:password"), typed)

    assert response.status_code == 422
    assert says in response.content.decode()


def test_a_password_given_by_another_must_be_changed_first(client: Client) -> None:
    UserFactory(username="moi.nv", new=True, can_sign_in=True)
    sign_in(client, "moi.nv")

    before = client.get(reverse("home:desk"))
    client.post(reverse("people:password"), {"old": PASSWORD, "new": NEW, "again": NEW})

    assert before["Location"] == reverse("people:password")
    assert desk(client) == 200


def test_a_session_left_for_eight_hours_ends_with_a_reason(user: User, signed_in: SignedIn) -> None:
    client = signed_in(user)
    desk(client)
    session = client.session
    session[SEEN] -= 8 * 3600 + 1
    session.save()

    response = client.get(reverse("home:desk"), follow=True)

    assert "kết thúc vì 8 giờ không dùng" in response.content.decode()


def test_a_one_time_link_sets_a_password_once(client: Client, user: User) -> None:
    administrator = UserFactory(role=Role.ADMINISTRATOR)
    code = actions.make_reset_link(user, by=administrator, at=datetime.now(UTC))
    address = reverse("people:reset", args=[code])

    first = client.post(address, {"new": NEW, "again": NEW})
    second = client.post(address, {"new": NEW + "x", "again": NEW + "x"})

    assert (first.status_code, second.status_code) == (302, 404)
    assert sign_in(client, password=NEW) == 302
    assert code not in str(list(ResetLink.objects.values())) + str(list(Entry.objects.values()))


def test_a_one_time_link_closes_after_a_day(user: User) -> None:
    code = actions.make_reset_link(user, by=UserFactory(role=Role.ADMINISTRATOR), at=NOON)

    with pytest.raises(actions.LinkClosed, match="đã quá 24 giờ"):
        actions.reset_password(code, new=NEW, at=NOON + timedelta(hours=24))


def test_a_second_one_time_link_closes_the_first(user: User) -> None:
    administrator = UserFactory(role=Role.ADMINISTRATOR)
    first = actions.make_reset_link(user, by=administrator, at=NOON)
    second = actions.make_reset_link(user, by=administrator, at=NOON)

    with pytest.raises(actions.LinkClosed):
        actions.open_link(first, at=NOON)
    assert actions.open_link(second, at=NOON).user == user


def test_only_an_administrator_makes_a_one_time_link(user: User) -> None:
    with pytest.raises(actions.NotAllowed):
        actions.make_reset_link(user, by=user, at=NOON)


def test_the_language_is_switched_before_signing_in(client: Client, user: User) -> None:
    client.post(reverse("set_language"), {"language": "en", "next": reverse("people:sign_in")})

    assert '<html lang="en"' in client.get(reverse("people:sign_in")).content.decode()
