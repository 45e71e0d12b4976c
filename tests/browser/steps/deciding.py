"""From the vote to the wall: the decision, the register, certificates, and what goes to the
province and comes back.
"""

from typing import Any

from django.urls import reverse

from tests.browser import cast
from tests.browser.agency import YEAR, House
from tests.browser.desk import Desk
from tests.browser.office import Office
from tests.browser.papers import signed_paper, words_of_docx, words_of_pdf
from tests.browser.steps.appraising import line_of
from thidua.decisions.models import Certificate, Decision, Proposal, ProposalLine
from thidua.dossiers.models import Dossier
from thidua.honours.models import HeldHonour

Status = Dossier.Status
ABOVE = (cast.PROVINCE_FIGHTER, cast.BEST_TEAM, cast.MERIT)
DIRECTOR = "Trần Thị Thanh Mai"


def one_is_withdrawn_after_the_vote(office: Office, house: House) -> None:
    line = line_of(house, cast.WITHDRAWN, cast.WORKER)
    assert line.status == Status.PASSED
    head = office.as_(house.heads[cast.WITHDRAWN[0]]).open("dossiers:dossier", pk=line.pk)
    head.press("Rút hồ sơ", {"Lý do": "Cá nhân xin rút vì chuyển công tác ra ngoài tỉnh."})
    line.refresh_from_db()
    assert line.status == Status.WITHDRAWN


def the_decision_is_drafted(office: Office) -> Decision:
    """What passed and is the Director's to grant; the paper says the names and the sums."""
    officer = office.as_("chuyenvien").open("decisions:draft", f"?nam={YEAR}")
    officer.press("Soạn quyết định", {"Người ký": DIRECTOR})
    made = Decision.objects.get(pk=officer.pk())
    passed = Dossier.objects.filter(year=YEAR, status=Status.PASSED)
    ours = passed.exclude(honour__in=[cast.CODES[name] for name in ABOVE])
    assert set(made.lines.values_list("dossier", flat=True)) == set(
        ours.values_list("pk", flat=True)
    )
    _the_paper_says_what_is_on_record(officer, made)
    officer.press("Trình ký", {"Đã xem các thay đổi về kết quả xét tiêu chuẩn": True})
    return made


def _the_paper_says_what_is_on_record(officer: Desk, made: Decision) -> None:
    paper = words_of_docx(officer.take("Tải .docx"))
    money = words_of_pdf(officer.take("Danh sách chi thưởng"))
    for line in made.lines.all():
        assert line.printed_name in paper
        assert line.printed_name in money
        assert f"{line.money:,}".replace(",", ".") in paper
    total = f"{sum(line.money for line in made.lines.all()):,}".replace(",", ".")
    assert total in paper
    assert total in money


def the_decision_is_issued(office: Office, made: Decision, *, number: int, day: str) -> None:
    """Signed with a pen, numbered by văn thư, issued with a typed word."""
    leader = office.as_("giamdoc").open("decisions:decision", pk=made.pk)
    paper = leader.take("Tải .docx")
    leader.press(
        "Ghi nhận đã ký", {"Người đã ký": DIRECTOR, "Bản đã ký": ("quyet-dinh.docx", paper)}
    )
    clerk = office.as_("vanthu").open("decisions:decision", pk=made.pk)
    clerk.press("Ghi số", {"Số": number, "Ngày văn bản": day})
    clerk.press("Ban hành", {"Gõ BAN HÀNH để xác nhận": "BAN HÀNH"})
    made.refresh_from_db()
    assert (made.document.status, made.document.number) == ("issued", number)


def the_honours_are_on_the_register(office: Office, made: Decision) -> None:
    """Every line is an honour held; those with a certificate have one, with a code of its own."""
    held = HeldHonour.objects.filter(year=YEAR, decision_number=made.document.number_symbol)
    assert sorted(held.values_list("printed_name", "code", "money")) == sorted(
        made.lines.values_list("printed_name", "honour", "money")
    )
    certificates = Certificate.objects.filter(held__in=held)
    with_one = {cast.CODES[name] for name in (cast.FIGHTER, cast.PRAISE)}
    assert set(certificates.values_list("held", flat=True)) == set(
        held.filter(code__in=with_one).values_list("pk", flat=True)
    )
    assert len({one.code for one in certificates}) == len(certificates)
    officer = office.as_("chuyenvien").open("decisions:decision", pk=made.pk)
    printed = words_of_pdf(officer.take("In tất cả giấy chứng nhận"))
    assert [one for one in certificates if one.printed_name not in printed] == []


def a_proposal_goes_up(office: Office) -> Proposal:
    """What is beyond the Director goes up as a tờ trình with its list."""
    officer = office.as_("chuyenvien").open("decisions:draft_proposal", f"?nam={YEAR}")
    officer.press("Soạn tờ trình", {"Người ký": DIRECTOR})
    made = Proposal.objects.get(pk=officer.pk())
    names = set(made.lines.values_list("dossier__nominee_name", flat=True))
    passed = Dossier.objects.filter(year=YEAR, status=Status.PASSED)
    assert names == set(passed.values_list("nominee_name", flat=True))
    paper = words_of_docx(officer.take("Tải .docx"))
    assert [name for name in names if name not in paper] == []
    officer.press("Trình ký")
    office.as_("giamdoc").open("decisions:proposal", pk=made.pk).press(
        "Ghi nhận đã ký",
        {"Người đã ký": DIRECTOR, "Bản đã ký": ("to-trinh.docx", officer.take("Tải .docx"))},
    )
    clerk = office.as_("vanthu").open("decisions:proposal", pk=made.pk)
    day = f"16/01/{YEAR + 1}"
    assert "45" in clerk.refused("Ghi số", {"Số": 45, "Ngày văn bản": day})  # the decision's own
    clerk.press("Ghi số", {"Số": 52, "Ngày văn bản": day}).press("Đã gửi")
    made.refresh_from_db()
    assert made.status == Proposal.Status.SENT
    return made


def the_province_answers(office: Office, house: House, made: Proposal) -> None:
    """Granted to all but one, whom it declines with a reason that is kept for next year."""
    declined = line_of(house, cast.DECLINED, cast.MERIT)
    officer = office.as_("chuyenvien")
    for line in made.lines.all():
        answer: dict[str, Any] = {
            "@outcome=granted": True,
            "Số quyết định": "915/QĐ-UBND",
            "Ngày": f"18/03/{YEAR + 1}",
            "Người quyết định": "Chủ tịch Ủy ban nhân dân tỉnh Sông Lam",
            "Văn bản của cấp trên": ("qd-915.docx", signed_paper("QUYẾT ĐỊNH 915/QĐ-UBND")),
        }
        if line.dossier_id == declined.pk:
            reason = "Vượt tỷ lệ người lao động trực tiếp của đợt này."
            answer = {"@outcome=declined": True, "Lý do không tặng hoặc trả lại": reason}
        officer.open("decisions:outcome", pk=made.pk, line=line.pk).press("Ghi kết quả", answer)
    made.refresh_from_db()
    declined.refresh_from_db()
    assert made.status == Proposal.Status.ANSWERED
    assert declined.status == Status.DECLINED
    granted = made.lines.filter(outcome=ProposalLine.Outcome.GRANTED)
    assert granted.count() == made.lines.count() - 1
    assert set(HeldHonour.objects.filter(decision_number="915/QĐ-UBND").values_list("code")) == set(
        granted.values_list("dossier__honour")
    )


def a_misprint_is_amended(office: Office, house: House, made: Decision) -> tuple[str, str]:
    """An amending decision; the old certificate is replaced by one with a new serial and code.

    Returns the old code and the new one.
    """
    misprinted = house.person(cast.MISPRINTED)
    line = made.lines.get(dossier__person=misprinted, honour=cast.CODES[cast.PRAISE])
    old = Certificate.objects.get(held=line.held)
    officer = office.as_("chuyenvien").open("decisions:amend", pk=made.pk)
    place = list(made.lines.filter(removed=False).values_list("pk", flat=True)).index(line.pk)
    right = f"{misprinted.name} (sinh năm {misprinted.born_year})"
    officer.press(
        "Soạn quyết định điều chỉnh",
        {f"@line-{place}-name": right, "Lý do": "In thiếu năm sinh.", "Người ký": DIRECTOR},
    )
    amending = Decision.objects.get(pk=officer.pk())
    paper = words_of_docx(officer.take("Tải .docx"))
    assert misprinted.name in paper
    assert right in paper
    officer.press("Trình ký")
    the_decision_is_issued(office, amending, number=64, day=f"25/03/{YEAR + 1}")
    new = Certificate.objects.get(held=line.held, status=Certificate.Status.VALID)
    old.refresh_from_db()
    assert (old.status, old.replaced_by) == (Certificate.Status.CORRECTED, new)
    assert (new.printed_name, new.serial != old.serial) == (right, True)
    return old.code, new.code


def the_public_asks_a_code(office: Office, old: str, new: str) -> None:
    """Valid, replaced; unknown and mistyped alike; nothing but the certificate itself is said."""
    stranger = office.stranger()
    stranger.open("portal:find").press("Tra cứu", {"Mã in trên giấy": new})
    assert "có hiệu lực" in stranger.text()
    certificate = Certificate.objects.get(code=new)
    assert certificate.printed_name in stranger.text()
    assert certificate.decision_text in stranger.text()
    assert "đã được thay" in stranger.open("portal:certificate", code=old).text()
    unknown = stranger.page.goto(office.url + reverse("portal:certificate", args=[new[:-1] + "x"]))
    assert unknown is not None
    assert unknown.status == 404
