"""Who sees what, what a refusal looks like, and what each list costs."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from tests.factories.dossiers import (
    NOON,
    DossierFactory,
    PaperFactory,
    RoundFactory,
    SummaryFactory,
)
from tests.factories.files import pdf
from tests.factories.people import PersonFactory, UnitFactory, UserFactory
from thidua.documents.models import Delivery
from thidua.dossiers import queries
from thidua.dossiers.models import Dossier, Remark, Round, SummaryList
from thidua.files.actions import keep
from thidua.honours.models import HeldHonour
from thidua.initiatives.models import Initiative, InitiativeUse
from thidua.journal.models import Entry
from thidua.people.mandate import mandate
from thidua.people.models import Role, Unit, User
from thidua.sheets import OutColumn, make

pytestmark = pytest.mark.django_db
SignedIn = Callable[[User], Client]
TITLE = "lao-dong-tien-tien"


def head_of(unit: Unit) -> User:
    return UserFactory(role=Role.HEAD, role__at=unit)


def at(name: str, *args: object) -> str:
    return reverse(f"dossiers:{name}", args=args)


# --- who sees what ------------------------------------------------------------------------------


def test_a_head_sees_the_own_units_lines_and_staff_their_own() -> None:
    line, other = DossierFactory(), DossierFactory()
    own = UserFactory(person=line.person, role=Role.STAFF, role__at=line.unit)
    today = date(2026, 1, 5)

    seen = [
        set(queries.visible_to(mandate(user, on=today)))
        for user in (head_of(line.unit), own, head_of(UnitFactory()))
    ]

    assert seen == [{line}, {line}, set()]
    assert other not in seen[0]


def test_staff_read_on_a_shown_list_only_names_units_and_honours(signed_in: SignedIn) -> None:
    today = timezone.localdate()
    summary = SummaryFactory(
        published=True, published_from=today, published_until=today + timedelta(days=2)
    )
    line = DossierFactory(
        appraised=True, summary=summary, because="Năm 2025: HTXSNV", reason="Chuyện riêng"
    )
    client = signed_in(UserFactory(role=Role.STAFF, role__at=line.unit))

    text = client.get(at("publication", summary.pk)).content.decode()

    assert line.nominee_name in text
    assert "Lao động tiên tiến" in text
    assert "HTXSNV" not in text
    assert "Chuyện riêng" not in text
    assert client.get(at("summary", summary.pk)).status_code == 404


def test_a_remark_is_taken_once_however_often_it_is_sent(signed_in: SignedIn) -> None:
    today = timezone.localdate()
    summary = SummaryFactory(published=True, published_from=today, published_until=today)
    line = DossierFactory(appraised=True, summary=summary)
    client = signed_in(UserFactory(role=Role.STAFF, role__at=line.unit))
    said = {"key": uuid4(), "line": line.pk, "text": "Xứng đáng"}

    answers = [client.post(at("publication", summary.pk), said).status_code for _ in range(2)]

    assert (answers, Remark.objects.count()) == ([302, 302], 1)


# --- one line -----------------------------------------------------------------------------------


def test_a_line_says_its_outcome_in_words(signed_in: SignedIn, officer: User) -> None:
    line = DossierFactory(received=True)

    page = signed_in(officer).get(at("dossier", line.pk))

    assert "Đạt các tiêu chuẩn kiểm tra được; Hội đồng xem xét" in page.content.decode()


@pytest.mark.parametrize("state", ["submitted", "received", "held", "appraised", "passed"])
def test_a_line_is_shown_in_every_state(state: str, signed_in: SignedIn, officer: User) -> None:
    line = DossierFactory(**{state: True}, owing="Báo cáo thành tích")

    assert signed_in(officer).get(at("dossier", line.pk)).status_code == 200


def test_a_refused_step_tells_why_on_the_same_page(signed_in: SignedIn, officer: User) -> None:
    line = DossierFactory(received=True)

    page = signed_in(officer).post(at("step", line.pk, "hold"), {"version": 1})

    assert page.status_code == 409
    assert "Chưa có văn bản của cơ quan có thẩm quyền" in page.content.decode()
    assert [entry.verb for entry in Entry.objects.all()] == ["refuse"]


def test_a_step_without_its_reason_is_a_form_at_fault(signed_in: SignedIn, officer: User) -> None:
    line = DossierFactory(received=True)

    page = signed_in(officer).post(at("step", line.pk, "return"), {"version": 1, "reason": ""})

    assert page.status_code == 422
    assert "Hãy điền “Lý do”" in page.content.decode()


def test_a_step_from_a_stale_page_changes_nothing(signed_in: SignedIn, officer: User) -> None:
    line = DossierFactory(received=True, version=4)

    page = signed_in(officer).post(at("step", line.pk, "appraise"), {"version": 3})

    line.refresh_from_db()
    assert (page.status_code, line.status) == (409, Dossier.Status.RECEIVED)


def test_a_step_sent_twice_is_refused_the_second_time(signed_in: SignedIn, officer: User) -> None:
    line = DossierFactory(received=True)
    client = signed_in(officer)

    first = client.post(at("step", line.pk, "appraise"), {"version": 1})
    second = client.post(at("step", line.pk, "appraise"), {"version": 2})

    assert (first.status_code, second.status_code) == (302, 409)


def test_an_unknown_step_is_not_found(signed_in: SignedIn, officer: User) -> None:
    line = DossierFactory(received=True)

    assert signed_in(officer).post(at("step", line.pk, "grant"), {}).status_code == 404


def test_a_paper_is_handed_in_and_taken_away_again(signed_in: SignedIn) -> None:
    paper = PaperFactory(dossier=DossierFactory(received=True))
    client = signed_in(head_of(paper.dossier.unit))
    file = SimpleUploadedFile("bao-cao.pdf", pdf())

    done = client.post(at("paper", paper.pk, "nop"), {"file": file})
    back = client.get(at("paper_file", paper.pk))

    assert (done.status_code, b"".join(back.streaming_content)) == (302, pdf())


def test_a_renamed_program_is_no_paper(signed_in: SignedIn) -> None:
    paper = PaperFactory(dossier=DossierFactory(received=True))
    file = SimpleUploadedFile("bao-cao.pdf", b"MZ\x90\x00")

    page = signed_in(head_of(paper.dossier.unit)).post(at("paper", paper.pk, "nop"), {"file": file})

    paper.refresh_from_db()
    assert (page.status_code, paper.status) == (409, "owed")


def test_two_lines_stand_side_by_side(signed_in: SignedIn, officer: User) -> None:
    lines = [DossierFactory(received=True) for _ in range(2)]
    client = signed_in(officer)

    page = client.post(at("compare"), {"dong": [line.pk for line in lines]}, follow=True)

    text = page.content.decode()
    assert [line.nominee_name in text for line in lines] == [True, True]
    assert client.get(at("compare"), {"dong": lines[0].pk}).status_code == 404


def doubts_shown(line: Dossier, client: Client) -> str:
    return client.get(at("dossier", line.pk)).content.decode()


def test_what_was_rewarded_already_is_shown_with_its_decision(
    signed_in: SignedIn, officer: User
) -> None:
    deed = "Chủ trì số hóa toàn bộ hồ sơ của đơn vị"
    line = DossierFactory(received=True, achievement=deed)
    words = {"person": line.person, "printed_name": "", "folded": "", "year": 2025}
    HeldHonour.objects.create(code=TITLE, as_printed="Lao động tiên tiến", **words)
    HeldHonour.objects.create(
        code="giay-khen", as_printed="Giấy khen", achievement=deed.upper(), **words
    )
    HeldHonour.objects.create(
        code=TITLE, as_printed="Bản đã hủy", status=HeldHonour.Status.REVOKED, **words
    )

    text = doubts_shown(line, signed_in(officer))

    assert "Đã được tặng rồi: Lao động tiên tiến 2025" in text
    assert "Thành tích này đã được khen: Giấy khen 2025" in text
    assert "Bản đã hủy" not in text


def test_an_initiative_used_twice_is_shown(signed_in: SignedIn, officer: User) -> None:
    unit = UnitFactory()
    made = Initiative.objects.create(title="Số hóa", year=2025, unit=unit, folded="")
    line = DossierFactory(received=True, initiative=made)
    DossierFactory(
        received=True, person=line.person, initiative=made, honour="giay-khen", number=77
    )
    InitiativeUse.objects.create(
        initiative=made, person=line.person, honour="chien-si-thi-dua-co-so", year=2024
    )

    text = doubts_shown(line, signed_in(officer))

    assert "Cùng một sáng kiến với dòng số 77, năm 2025" in text
    assert "Sáng kiến đã dùng cho chien-si-thi-dua-co-so năm 2024" in text


# --- rounds -------------------------------------------------------------------------------------


def test_a_line_is_typed_in_and_the_page_waits_for_the_next(signed_in: SignedIn) -> None:
    round = RoundFactory()
    person = PersonFactory(name="Đặng Ánh", unit=round.unit)
    typed = {"key": uuid4(), "nominee": "dang anh", "honour": TITLE}

    done = signed_in(head_of(round.unit)).post(at("line_add", round.pk), typed)

    assert done.url == f"{at('round', round.pk)}?danh-hieu={TITLE}#them"
    assert round.dossiers.get().person == person


def test_namesakes_are_asked_about_and_nobody_is_guessed(signed_in: SignedIn) -> None:
    round = RoundFactory()
    for _ in range(2):
        PersonFactory(name="Đặng Ánh", unit=round.unit)
    typed = {"key": uuid4(), "nominee": "Đặng Ánh", "honour": TITLE}

    page = signed_in(head_of(round.unit)).post(at("line_add", round.pk), typed)

    assert page.status_code == 422
    assert "Có 2 người cùng tên" in page.content.decode()


def test_a_head_cannot_propose_somebody_of_another_unit_by_a_mark(signed_in: SignedIn) -> None:
    round = RoundFactory()
    stranger = PersonFactory(unit=UnitFactory())
    typed = {"key": uuid4(), "nominee": f"Ai đó #{stranger.pk}", "honour": TITLE}

    page = signed_in(head_of(round.unit)).post(at("line_add", round.pk), typed)

    assert (page.status_code, Dossier.objects.count()) == (422, 0)


def test_several_people_are_proposed_at_once(signed_in: SignedIn) -> None:
    round = RoundFactory()
    people = [PersonFactory(unit=round.unit) for _ in range(3)]
    typed = {"key": uuid4(), "honour": TITLE, "persons": [one.pk for one in people]}

    signed_in(head_of(round.unit)).post(at("lines_add", round.pk), typed)

    assert {line.person for line in round.dossiers.all()} == set(people)


def test_a_round_is_sent_received_and_has_its_receipt(signed_in: SignedIn, officer: User) -> None:
    line = DossierFactory(round__papers=True)
    round = line.round
    paper = PaperFactory(dossier=line, name="Xác nhận sáng kiến")
    until = f"{timezone.localdate() + timedelta(days=9):%d/%m/%Y}"

    sent = signed_in(head_of(line.unit)).post(at("round_send", round.pk), {"version": 1})
    client = signed_in(officer)
    taken = client.post(at("round_receive", round.pk), {"version": 2, "owed_until": until})
    receipt = client.get(at("receipt", round.pk)).content.decode()
    pdf = client.get(at("receipt_pdf", round.pk)).content

    assert (sent.status_code, taken.url) == (302, at("receipt", round.pk))
    assert paper.name in receipt
    assert until in receipt
    assert pdf.startswith(b"%PDF")


def test_the_list_of_a_round_is_narrowed_by_outcome(signed_in: SignedIn, officer: User) -> None:
    good = DossierFactory(received=True)
    bad = DossierFactory(received=True, round=good.round, outcome="not-eligible")

    page = signed_in(officer).get(at("round", good.round.pk), {"ket-luan": "not-eligible"})

    assert [row[0] for row in page.context["rows"]] == [bad]


def test_a_delivery_in_the_tray_changes_nothing_until_it_is_kept(
    signed_in: SignedIn, officer: User
) -> None:
    round = RoundFactory()
    PersonFactory(name="Lê Thị Hoa", unit=round.unit)
    columns = [OutColumn("Họ và tên"), OutColumn("Danh hiệu thi đua")]
    data = make("Danh sách", columns, [["Lê Thị Hoa", "LĐTT"]])
    file = keep(data, name="de-nghi.xlsx", kind="xlsx", by=None, at=NOON)
    waiting = Delivery.objects.create(
        unit=round.unit, purpose="nomination", year=2025, file=file, at=NOON
    )
    client, url = signed_in(officer), at("delivery", waiting.pk)

    look = client.post(url, {"round": round.pk})
    before = (Dossier.objects.count(), Delivery.objects.get().status)
    done = client.post(url, {"round": round.pk, "keep": "1"})

    assert (look.status_code, before) == (200, (0, Delivery.Status.WAITING))
    assert (done.status_code, Delivery.objects.get().status) == (302, Delivery.Status.CONFIRMED)
    assert round.dossiers.get().nominee_name == "Lê Thị Hoa"


# --- summary lists and sudden merit ---------------------------------------------------------------


def test_a_list_is_filled_shown_and_cannot_be_closed_too_early(
    signed_in: SignedIn, officer: User
) -> None:
    line = DossierFactory(appraised=True)
    summary = SummaryFactory()
    client, today = signed_in(officer), f"{timezone.localdate():%d/%m/%Y}"

    client.post(at("summary_put", summary.pk), {"lines": [line.pk]})
    client.post(at("summary_publish", summary.pk), {"version": 1, "from_on": today})
    early = client.post(at("summary_close", summary.pk), {"version": 2})

    summary.refresh_from_db()
    assert summary.status == SummaryList.Status.PUBLISHED
    assert early.status_code == 409
    assert "đang công khai đến hết ngày" in early.content.decode()


def test_the_cockpit_counts_direct_workers_women_and_last_year(
    signed_in: SignedIn, officer: User
) -> None:
    summary = SummaryFactory()
    woman = PersonFactory(sex="female", unit=UnitFactory())
    DossierFactory(appraised=True, summary=summary, person=woman)
    DossierFactory(appraised=True, summary=summary, leader=True)
    DossierFactory(appraised=True, summary=summary, collective_line=True)
    HeldHonour.objects.create(
        person=woman,
        code=TITLE,
        as_printed="LĐTT",
        printed_name="",
        folded="",
        year=2024,
        at_unit=summary.unit,
        leader=False,
    )

    shares = signed_in(officer).get(at("summary", summary.pk)).context["shares"]

    now, before = shares.total, shares.last_year
    assert (now.collectives, now.persons, now.direct, now.women, now.leaders) == (1, 2, 1, 1, 1)
    assert (before.persons, before.direct, before.women) == (1, 1, 1)


@pytest.mark.parametrize("name", ["summary_docx", "notice_docx"])
def test_the_lists_papers_are_word_files(name: str, signed_in: SignedIn, officer: User) -> None:
    summary = DossierFactory(appraised=True, summary=SummaryFactory(published=True)).summary

    assert signed_in(officer).get(at(name, summary.pk)).content.startswith(b"PK")


def test_a_list_is_taken_away_as_a_workbook(signed_in: SignedIn, officer: User) -> None:
    line = DossierFactory(appraised=True, summary=SummaryFactory())

    answer = signed_in(officer).get(at("summary_export", line.summary.pk))

    rows = load_workbook(BytesIO(answer.content)).active.iter_rows(values_only=True)
    (row,) = [row for row in rows if line.nominee_name in row]
    assert "Lao động tiên tiến" in row


def test_sudden_merit_is_proposed_and_accepted(signed_in: SignedIn, officer: User) -> None:
    unit = UnitFactory()
    PersonFactory(name="Đặng Ánh", unit=unit)
    typed = {
        "key": uuid4(),
        "unit": unit.pk,
        "nominee": "Đặng Ánh",
        "honour": "giay-khen",
        "achievement": "Cứu người",
    }
    client = signed_in(officer)

    client.post(at("sudden"), typed)
    line = Dossier.objects.get()
    client.post(at("step", line.pk, "receive"), {"version": 1})
    alone = client.post(at("step", line.pk, "accept"), {"version": 2})
    leader = signed_in(UserFactory(role=Role.LEADER))
    done = leader.post(at("step", line.pk, "accept"), {"version": 2})

    line.refresh_from_db()
    assert (alone.status_code, done.status_code) == (409, 302)
    assert (line.status, line.kind) == (Dossier.Status.PASSED, Dossier.Kind.SUDDEN)


# --- lists and their cost -------------------------------------------------------------------------


def filled(size: int) -> Round:
    round = RoundFactory(received=True)
    for _ in range(size):
        DossierFactory(received=True, round=round, owing="Báo cáo thành tích")
    return round


@pytest.mark.parametrize("name", ["rounds", "lines", "lacking", "summaries", "sudden"])
def test_a_list_costs_the_same_however_long_it_is(
    name: str, signed_in: SignedIn, officer: User
) -> None:
    client, costs = signed_in(officer), {"rounds": 15, "lines": 21, "lacking": 12}
    for _ in range(2):
        filled(4)
        client.get(at(name))
    few = _cost(client, at(name))

    filled(8)

    assert _cost(client, at(name)) == few
    assert few <= costs.get(name, 20)


def test_the_page_of_a_round_costs_the_same_however_many_lines(
    signed_in: SignedIn, officer: User
) -> None:
    short, long = filled(3), filled(20)
    client = signed_in(officer)
    client.get(at("round", short.pk))

    assert _cost(client, at("round", short.pk)) == _cost(client, at("round", long.pk))


def _cost(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert client.get(url).status_code == 200
    return len(seen)


# --- desk and search ------------------------------------------------------------------------------


def test_each_role_is_told_what_waits() -> None:
    line = DossierFactory(submitted=True)
    DossierFactory(received=True, owing="Báo cáo thành tích", round__unit=line.unit)
    DossierFactory(
        sudden=True, status=Dossier.Status.RECEIVED, unit=line.unit, received_on=date(2026, 1, 5)
    )
    on = date(2026, 2, 1)
    users = [UserFactory(role=Role.OFFICER), UserFactory(role=Role.LEADER), head_of(line.unit)]

    told = [
        [(one.text, one.count) for one in queries.waiting(mandate(user, on=on), on)]
        for user in users
    ]

    assert told == [
        [
            ("Đợt đề nghị chờ tiếp nhận", 1),
            ("Hồ sơ chờ thẩm định", 1),
            ("Giấy tờ nợ quá hạn", 1),
        ],
        [("Đề nghị khen đột xuất chờ ý kiến", 1)],
        [("Giấy tờ đơn vị còn nợ", 1)],
    ]


def test_search_ignores_marks_and_keeps_to_what_may_be_seen() -> None:
    line = DossierFactory(person=PersonFactory(name="Đặng Ánh"), nominee_name="Đặng Ánh")
    on = date(2026, 2, 1)

    found = [
        [one.text for one in queries.search(mandate(user, on=on), "dang anh")]
        for user in (head_of(line.unit), head_of(UnitFactory()))
    ]

    assert found == [["Đặng Ánh"], []]
