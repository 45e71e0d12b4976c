"""The templates of the kit, rendered with what pages give them."""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation
from lxml import html

from thidua.kit.timeline import Mark, State, year_line

VERDICT = {
    "outcome": "unknown",
    "law": "Luật 06/2022/QH15",
    "missing": ["Văn bản công nhận sáng kiến năm 2025"],
    "for_people": ["Có thành tích xuất sắc tiêu biểu"],
    "reasons": [
        {
            "says": "Hoàn thành xuất sắc nhiệm vụ, hoặc có sáng kiến",
            "basis": "khoản 2",
            "outcome": "UNKNOWN",
            "parts": [
                {
                    "says": "Hoàn thành xuất sắc nhiệm vụ",
                    "basis": "điểm a",
                    "outcome": "NOT_MET",
                    "because": "Xếp loại 2025: HTTNV",
                    "records": [{"label": "Quyết định 45", "url": "/quyet-dinh/45/"}],
                },
                {"says": "Có sáng kiến được công nhận", "basis": "điểm b", "outcome": "UNKNOWN"},
            ],
        },
    ],
}
BRANCHES = {
    "says": "Xét hằng năm",
    "outcome": "MET",
    "decides": "true",
    "parts": [
        {"says": "Hoàn thành xuất sắc nhiệm vụ", "outcome": "MET", "decides": "true"},
        {"says": "Có sáng kiến", "outcome": "NOT_MET", "decides": "true", "lacks": "sáng kiến"},
        {"says": "Gương mẫu", "outcome": "UNKNOWN", "decides": "people"},
        {"says": "Điều khoản mới", "outcome": "UNKNOWN", "decides": "review"},
    ],
}


def request_of(address: str = "/", **user: Any) -> Any:
    request = RequestFactory().get(address)
    request.user = SimpleNamespace(is_authenticated=bool(user), **user)
    return request


def shown(template: str, **context: Any) -> html.HtmlElement:
    """The template as a tree, in a page."""
    text = render_to_string(template, context, request_of("/ho-so/?q=lan&trang=2"))
    return html.fromstring(f"<html><body>{text}</body></html>")


def words(tree: html.HtmlElement) -> str:
    return " ".join(tree.text_content().split())


def test_base_shows_the_agency_the_menu_and_where_one_is() -> None:
    menu = [
        {"title": "Bàn làm việc", "url": "/", "icon": "layout-dashboard"},
        {"title": "Hồ sơ", "url": "/ho-so/", "icon": "files", "active": True, "badge": 12},
    ]
    context = {
        "agency": {"name": "Sở Khoa học và Công nghệ"},
        "menu": menu,
        "crumbs": [{"title": "Hồ sơ", "url": "/ho-so/"}, {"title": "Đợt 2025"}],
        "banners": [{"tone": "law", "icon": "scale", "text": "Đang tạm áp dụng."}],
        "messages": [Message(25, "Đã nhận.")],
    }

    tree = html.fromstring(render_to_string("kit/base.html", context, request_of(name="Lan")))

    assert tree.xpath("string(//html/@lang)") == "vi"
    assert tree.xpath("//nav[@id='menu']//a/@href")[1:] == ["/", "/ho-so/"]
    assert tree.xpath("string(//nav[@id='menu']//a[@aria-current='page']/@href)") == "/ho-so/"
    assert tree.xpath("string(//a[@class='skip']/@href)") == "#main"
    assert len(tree.xpath("//main[@id='main']")) == 1
    for text in ("Sở Khoa học và Công nghệ", "Đang tạm áp dụng.", "Đã nhận.", "Đợt 2025", "12"):
        assert text in words(tree)


def test_base_offers_search_and_account_to_people_who_signed_in_only() -> None:
    known = html.fromstring(render_to_string("kit/base.html", {}, request_of(name="Lan")))
    stranger = html.fromstring(render_to_string("kit/base.html", {}, request_of()))

    assert len(known.xpath("//details[contains(@class, 'account')]")) == 1
    assert stranger.xpath("//details | //form[@role='search']") == []


def test_the_language_switch_says_which_language_is_on() -> None:
    with translation.override("en"):
        tree = html.fromstring(render_to_string("kit/plain.html", {}, request_of()))

    assert tree.xpath("string(//html/@lang)") == "en"
    assert tree.xpath("string(//button[@aria-pressed='true'])") == "English"


def test_htmx_may_neither_evaluate_nor_style_and_shows_refusals() -> None:
    tree = html.fromstring(render_to_string("kit/plain.html", {}, request_of()))

    config = tree.xpath("string(//meta[@name='htmx-config']/@content)")
    for part in (
        '"allowEval":false',
        '"includeIndicatorStyles":false',
        '"historyCacheSize":0',
        '{"code":"(400|403|404|409|413|422)","swap":true,"error":false}',
    ):
        assert part in config


def test_a_verdict_is_a_tree_of_words_clauses_and_records() -> None:
    tree = shown("kit/_verdict.html", verdict=VERDICT)

    marks = [words(mark) for mark in tree.xpath("//*[@class='finding-mark']")]
    assert marks == ["Chưa đủ căn cứ", "Chưa đạt", "Chưa đủ căn cứ"]
    assert len(tree.xpath("//ul[@class='tree']//ul[@class='tree']/li")) == 2
    assert tree.xpath("//a/@href") == ["/quyet-dinh/45/"]
    for text in ("điểm a", "Xếp loại 2025: HTTNV", "Văn bản công nhận sáng kiến năm 2025"):
        assert text in words(tree)


def test_people_and_legal_editors_are_never_told_a_yes_or_a_no() -> None:
    tree = shown("kit/_verdict.html", verdict={"outcome": "eligible", "tree": [BRANCHES]})

    marks = [words(mark) for mark in tree.xpath("//*[@class='finding-mark']")]
    assert marks == ["Đạt", "Đạt", "Chưa đạt", "Hội đồng xem xét", "Cần xem xét căn cứ pháp lý"]


def test_a_branch_that_did_not_matter_stands_aside() -> None:
    tree = shown("kit/_verdict.html", verdict={"outcome": "eligible", "tree": [BRANCHES]})

    asides = tree.xpath("//li[contains(@class, 'finding-aside')]//p[1]")
    assert [words(said) for said in asides] == ["Có sáng kiến"]


def test_reliance_on_the_last_known_text_is_said() -> None:
    text = words(
        shown(
            "kit/_verdict.html",
            verdict={
                "outcome": "needs-legal-review",
                "under_last_known": "eligible",
                "national": "not-eligible",
            },
        )
    )

    assert "Theo văn bản đã biết gần nhất: Đạt các tiêu chuẩn kiểm tra được" in text
    assert "Chỉ theo quy định của Nhà nước: Chưa đạt" in text


def test_a_pager_keeps_the_filters() -> None:
    tree = shown("kit/_pager.html", page=Paginator(range(1234), 50).page(2))

    assert tree.xpath("string(//a[@rel='next']/@href)") == "?q=lan&trang=3"
    assert tree.xpath("string(//*[@aria-current='page'])") == "2"
    assert "Dòng 51–100 trong 1.234" in words(tree)


def test_one_page_needs_no_pager() -> None:
    assert words(shown("kit/_pager.html", page=Paginator(range(7), 50).page(1))) == "Tất cả 7 dòng"
    assert words(shown("kit/_pager.html", page=Paginator([], 50).page(1))) == ""


def test_history_says_who_for_whom_what_and_what_changed() -> None:
    entry = {
        "at": datetime(2025, 12, 5, 2, 14, tzinfo=UTC),
        "by": "Nguyễn Thị Lan",
        "on_behalf_of": "Lê An",
        "says": "trả lại bổ sung",
        "changes": [{"label": "Danh hiệu", "before": "", "after": "Giấy khen"}],
    }

    text = words(shown("kit/_history.html", entries=[entry, {**entry, "by": None}]))

    assert "09:14 05/12/2025 Nguyễn Thị Lan (thay Lê An) trả lại bổ sung" in text
    assert "Danh hiệu – Giấy khen" in text
    assert "Hệ thống" in text


def test_the_year_is_drawn_and_also_listed() -> None:
    marks = [Mark(date(2025, 12, 18), "Họp Hội đồng", State.COMING, "/hoi-dong/3/")]
    line = year_line(date(2025, 1, 1), date(2025, 12, 31), today=date(2025, 12, 9), marks=marks)

    tree = shown("kit/_timeline.html", line=line)

    assert tree.xpath("//svg//a/@href") == tree.xpath("//ol//a/@href") == ["/hoi-dong/3/"]
    assert words(tree.xpath("//ol")[0]) == "18/12/2025 Họp Hội đồng sẽ đến"


def test_a_meter_stands_beside_its_numbers() -> None:
    tree = shown("kit/_meter.html", part=3, whole=40, label="Trung tâm Kỹ thuật", url="/thieu/")

    assert words(tree) == "Trung tâm Kỹ thuật 3/40 7,5 %"
    assert tree.xpath("//a/@href") == ["/thieu/"]


@pytest.mark.parametrize(
    ("template", "context", "text"),
    [
        ("kit/_empty.html", {"words": "Chưa có gì.", "todo": "Mời đơn vị gửi."}, "Mời đơn vị gửi."),
        ("kit/_status.html", {"text": "Đã trình", "tone": "info"}, "Đã trình"),
        ("kit/_outcome.html", {"outcome": "deferred"}, "Tạm dừng xem xét"),
        ("kit/_person.html", {"name": "Y Moan", "post": "Giám đốc"}, "Y Moan Giám đốc"),
        ("kit/_person.html", {"name": "Thu"}, "Thu"),
        ("kit/_confirm_word.html", {"word": "CÔNG BỐ"}, "Gõ CÔNG BỐ để xác nhận"),
    ],
)
def test_small_includes(template: str, context: dict[str, Any], text: str) -> None:
    tree = shown(template, **context)

    assert text in words(tree)
    assert tree.xpath("//*[@style] | //script") == []


def test_what_people_typed_is_never_read_as_html() -> None:
    evil = "<script>alert(1)</script>"
    pages = [
        shown("kit/_person.html", name=evil, post=evil, unit=evil, url="#"),
        shown("kit/_refusal.html", refusal=ValueError(evil)),
        shown("kit/_verdict.html", verdict={"outcome": "unknown", "missing": [evil]}),
        shown("kit/_meter.html", part=1, whole=2, label=evil),
    ]

    assert [page.xpath("//script") for page in pages] == [[], [], [], []]


def test_bars_are_a_table_whose_numbers_are_links() -> None:
    rows = [
        {"label": "Lao động tiên tiến", "value": 1234, "url": "/ldtt/"},
        {"label": "Bằng khen", "value": 0},
    ]

    tree = shown("kit/_bars.html", rows=rows, whole=1234, caption="Theo danh hiệu")

    assert words(tree) == "Theo danh hiệu Lao động tiên tiến 1.234 Bằng khen 0"
    assert tree.xpath("//rect[@class='bar-fill']/@width") == ["100.00", "0.00"]
    assert tree.xpath("//a/@href") == ["/ldtt/"]


def test_long_work_asks_again_until_it_is_done() -> None:
    running = shown("kit/_progress.html", words="Đang in", part=120, whole=500, url="/in/3/")
    done = shown("kit/_progress.html", words="Đã in xong", part=500, whole=500, finished=True)
    failed = shown("kit/_progress.html", failed="Không đọc được tệp.", finished=True)

    assert running.xpath("//div[@hx-get='/in/3/']//progress/@value") == ["120"]
    assert "120/500" in words(running)
    assert "Có thể rời trang này" in words(running)
    assert done.xpath("//div[@hx-get]") == failed.xpath("//div[@hx-get]") == []
    assert "Không đọc được tệp." in words(failed)
