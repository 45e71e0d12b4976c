"""Answers of views: page or fragment, one page of a list, a refusal in words; error pages."""

import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import override_settings
from django.urls import path

from thidua.kit import errors
from thidua.kit.keys import Difference, Stale
from thidua.kit.pages import LongList, page, paginate, refusal_response
from thidua.kit.refusals import Refusal
from thidua.people.models import Unit

SENT = Refusal(
    "Hồ sơ này đã trình ngày 05/12/2025, nên không sửa được nữa.",
    why="Hồ sơ đang ở Văn phòng Sở.",
    basis="Quy chế của Sở, Điều 12",
    todo="Đề nghị Văn phòng Sở trả lại.",
)


def get(address: str = "/", **headers: str) -> HttpRequest:
    request = RequestFactory().get(address, headers=headers)
    request.user = AnonymousUser()
    return request


def test_htmx_gets_the_fragment_and_everybody_else_the_page() -> None:
    whole = page(get(), "kit/plain.html", "kit/_empty.html", {"words": "Chưa có gì."})
    part = page(
        get(HX_Request="true"), "kit/plain.html", "kit/_empty.html", {"words": "Chưa có gì."}
    )

    assert b"<!doctype html>" in whole.content
    assert b"<!doctype html>" not in part.content
    assert "Chưa có gì." in part.content.decode()
    assert "HX-Request" in whole["Vary"]


def test_going_back_gets_the_whole_page() -> None:
    request = get(HX_Request="true", HX_History_Restore_Request="true")

    answer = page(request, "kit/plain.html", "kit/_empty.html", {})

    assert b"<!doctype html>" in answer.content


@pytest.mark.django_db
@pytest.mark.parametrize(("asked", "number"), [("", 1), ("2", 2), ("99", 3), ("x", 1)])
def test_a_page_out_of_range_is_the_nearest(asked: str, number: int) -> None:
    Unit.objects.bulk_create(
        Unit(name=f"Phòng {n}", path=f"{n}/", from_on="2020-01-01") for n in range(5)
    )

    found = paginate(Unit.objects.order_by("pk"), get(f"/?trang={asked}"), size=2)

    assert found.number == number


@pytest.mark.parametrize("order", [("pk",), ("-from_on", "pk"), ("name",)])
def test_far_pages_show_the_same_rows_as_an_offset(
    db: None, monkeypatch: pytest.MonkeyPatch, order: tuple[str, ...]
) -> None:
    monkeypatch.setattr(LongList, "FAR", 2)
    Unit.objects.bulk_create(
        Unit(name=f"Phòng {n}", path=f"{n}/", from_on=f"20{n % 3:02d}-01-01") for n in range(11)
    )
    rows = Unit.objects.order_by(*order)

    pages = [list(paginate(rows, get(f"/?trang={number}"), size=2)) for number in range(1, 7)]

    assert pages == [list(rows[start : start + 2]) for start in range(0, 11, 2)]


@pytest.fixture
def no_counts_kept() -> Iterator[None]:
    """Counts of other tests are not kept, nor this one's for them."""
    cache.clear()
    yield
    cache.clear()


@pytest.mark.usefixtures("db", "no_counts_kept")
def test_a_long_list_is_counted_once_a_minute(
    monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Callable[[int], Any]
) -> None:
    monkeypatch.setattr(LongList, "LONG", 5)
    Unit.objects.bulk_create(Unit(name=f"Phòng {n}", path=f"{n}/") for n in range(5))

    counted = [paginate(Unit.objects.order_by("pk"), get()).paginator.count for _ in range(2)]

    assert counted == [5, 5]
    with django_assert_num_queries(1):  # the keys of the page alone
        assert paginate(Unit.objects.order_by("name", "pk"), get()).paginator.count == 5


def test_a_list_that_nobody_may_see_is_empty(db: None) -> None:
    assert paginate(Unit.objects.filter(pk__in=[]), get()).paginator.count == 0


def test_a_short_list_is_counted_every_time(db: None) -> None:
    rows = Unit.objects.order_by("pk")
    before = paginate(rows, get()).paginator.count

    Unit.objects.create(name="Phòng mới", path="1/")

    assert (before, paginate(rows.all(), get()).paginator.count) == (0, 1)


def test_a_refusal_is_the_same_page_with_what_why_and_what_to_do() -> None:
    answer = refusal_response(get(), "kit/plain.html", {}, SENT)

    html = answer.content.decode()
    assert answer.status_code == 409
    assert "<!doctype html>" in html
    for said in (str(SENT), SENT.why, SENT.basis, SENT.todo):
        assert said in html


def test_a_refusal_to_htmx_is_its_words_alone_put_where_refusals_stand() -> None:
    answer = refusal_response(get(HX_Request="true"), "kit/plain.html", {}, SENT, status=422)

    assert (answer.status_code, answer["HX-Retarget"]) == (422, "#refusal")
    assert "<!doctype html>" not in answer.content.decode()


def test_any_exception_with_a_sentence_can_be_shown() -> None:
    answer = refusal_response(get(), "kit/plain.html", {}, ValueError("Số này đã dùng."))

    assert "Số này đã dùng." in answer.content.decode()


def test_a_stale_page_shows_both_values() -> None:
    stale = Stale([Difference("Danh hiệu", "Lao động tiên tiến", "Giấy khen")])

    html = refusal_response(get(), "kit/plain.html", {}, stale).content.decode()

    assert "Lao động tiên tiến" in html
    assert "Giấy khen" in html


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("hỏng")


urlpatterns = [path("hong/<str:name>/", broken, name="broken")]
handler500 = "thidua.kit.errors.server_error"


@pytest.fixture
def answers_500() -> Iterator[Client]:
    with override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=[]):
        yield Client(raise_request_exception=False)


def test_a_500_shows_a_number_that_stands_in_the_log_without_the_address(
    answers_500: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, logger="thidua.errors"):
        answer = answers_500.get("/hong/nguyen-van-a/")

    (line,) = [record for record in caplog.records if record.name == "thidua.errors"]
    number: Any = line.args[0] if isinstance(line.args, tuple) else None
    assert answer.status_code == 500
    assert number in answer.content.decode()
    assert line.getMessage() == f"error {number} in broken"
    assert line.exc_info


@pytest.mark.parametrize(
    ("ask", "status", "says"),
    [
        (lambda: errors.bad_request(get(), ValueError()), 400, "không hiểu yêu cầu"),
        (lambda: errors.forbidden(get(), PermissionError()), 403, "không được làm việc đó"),
        (lambda: errors.not_found(get(), LookupError()), 404, "Không tìm thấy trang này"),
        (lambda: errors.csrf_failed(get()), 403, "mở đã quá lâu"),
        (lambda: errors.conflict(get(), SENT), 409, str(SENT)),
        (lambda: errors.too_large(get()), 413, "quá lớn"),
    ],
    ids=["400", "403", "404", "csrf", "409", "413"],
)
def test_error_pages_say_what_to_do(
    ask: Callable[[], HttpResponse], status: int, says: str
) -> None:
    answer = ask()
    html = answer.content.decode()

    assert answer.status_code == status
    assert says in html
    assert "Nên làm:" in html
