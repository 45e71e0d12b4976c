"""From lines that have passed to honours on the register, and what is corrected after."""

from datetime import date, timedelta
from io import BytesIO

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories.decisions import NOON, SignerFactory, signed_paper
from tests.factories.dossiers import DossierFactory
from tests.factories.people import PersonFactory, UnitFactory, UserFactory
from thidua.decisions import actions
from thidua.decisions.models import Certificate, Decision, ProposalLine
from thidua.decisions.queries import by_code, faults, unpaid
from thidua.documents.actions import NotComplete, NumberUsed
from thidua.dossiers.models import Dossier
from thidua.honours.models import HeldHonour
from thidua.people.models import Role, Unit, User

pytestmark = pytest.mark.django_db
TITLE = "lao-dong-tien-tien"  # money alone
WITH_CERTIFICATE = "chien-si-thi-dua-co-so"
PROVINCE = "bang-khen-bo-nganh-tinh"  # beyond a department


@pytest.fixture
def clerk(officer: User) -> User:
    return UserFactory(role=Role.CLERK)


def passed(honour: str, **more: object) -> Dossier:
    return DossierFactory(honour=honour, passed=True, **more)


def draft(officer: User, *lines: Dossier) -> Decision:
    root = Unit.objects.get(parent=None)
    return actions.draft_grant(
        lines, unit=root, year=2025, signer=SignerFactory(), by=officer, at=NOON
    )


def issued(officer: User, clerk: User, *lines: Dossier, number: int = 15) -> Decision:
    return bring_out(draft(officer, *lines), officer, clerk, number=number)


def bring_out(made: Decision, officer: User, clerk: User, *, number: int) -> Decision:
    made = actions.submit(made, seen_changes=True, by=officer, at=NOON)
    signer = made.document.signer
    assert signer is not None
    back = actions.Signed(signer, signed_paper(made))
    made = actions.sign(made, back, by=officer, at=NOON)
    made = actions.number(made, number=number, issued_on=date(2026, 1, 20), by=clerk, at=NOON)
    return actions.issue(made, by=officer, at=NOON)


def test_draft_grant_counts_the_money_by_the_law_of_the_day(officer: User) -> None:
    made = draft(officer, passed(TITLE))

    assert [line.money for line in made.lines.all()] == [710_000]
    assert made.document.draft_pdf is not None


def test_draft_grant_pays_the_highest_title_of_a_period_alone(officer: User) -> None:
    person = PersonFactory()
    made = draft(officer, passed(TITLE, person=person), passed(WITH_CERTIFICATE, person=person))

    money = {line.honour: line.money for line in made.lines.all()}
    assert money == {TITLE: 0, WITH_CERTIFICATE: 2_340_000}


def test_draft_grant_refuses_what_the_signer_may_not_grant(officer: User) -> None:
    with pytest.raises(actions.BeyondAuthority) as refusal:
        draft(officer, passed(PROVINCE))

    assert "Điều" in refusal.value.basis or "Điều" in str(refusal.value)
    assert not Decision.objects.exists()


def test_draft_grant_refuses_a_line_that_has_not_passed(officer: User) -> None:
    with pytest.raises(actions.NotPassed, match="đang ở tình trạng"):
        draft(officer, DossierFactory(honour=TITLE, status=Dossier.Status.APPRAISED))


def test_draft_grant_refuses_a_line_that_stands_on_another_decision(officer: User) -> None:
    line = passed(TITLE)
    draft(officer, line)

    with pytest.raises(actions.NotPassed):
        draft(officer, line)


def test_draft_grant_is_the_officers_alone() -> None:
    head = UserFactory(role=Role.HEAD, role__at=UnitFactory())

    with pytest.raises(actions.NotAllowed):
        draft(head, passed(TITLE))


def test_issue_enters_the_register_and_makes_certificates_where_the_law_has_them(
    officer: User, clerk: User
) -> None:
    made = issued(officer, clerk, passed(TITLE), passed(WITH_CERTIFICATE))

    assert sorted(HeldHonour.objects.values_list("code", "decision_number")) == sorted(
        [(TITLE, made.document.number_symbol), (WITH_CERTIFICATE, made.document.number_symbol)]
    )
    assert [c.held.code for c in Certificate.objects.all()] == [WITH_CERTIFICATE]
    assert set(Dossier.objects.values_list("status", flat=True)) == {Dossier.Status.GRANTED}
    assert list(faults()) == []


def test_issue_needs_the_signed_file(officer: User, clerk: User) -> None:
    made = actions.submit(draft(officer, passed(TITLE)), seen_changes=True, by=officer, at=NOON)
    made = actions.sign(made, actions.Signed(SignerFactory()), by=officer, at=NOON)
    made = actions.number(made, number=3, issued_on=date(2026, 1, 20), by=clerk, at=NOON)

    with pytest.raises(NotComplete, match="tệp đã ký"):
        actions.issue(made, by=officer, at=NOON)

    assert not HeldHonour.objects.exists()


def test_issue_stops_when_the_signed_list_says_otherwise(officer: User, clerk: User) -> None:
    first, second = passed(TITLE), passed(TITLE)
    made = draft(officer, first, second)
    paper = signed_paper(made)
    made = actions.remove_line(
        made.lines.get(dossier=second), reason="Chuyển công tác", by=officer, at=NOON
    )
    made = actions.submit(made, seen_changes=True, by=officer, at=NOON)
    made = actions.sign(made, actions.Signed(SignerFactory(), paper), by=officer, at=NOON)
    made = actions.number(made, number=3, issued_on=date(2026, 1, 20), by=clerk, at=NOON)

    with pytest.raises(actions.ListDiffers) as refusal:
        actions.issue(made, by=officer, at=NOON)

    assert second.nominee_name in refusal.value.why


def test_a_name_broken_over_two_lines_of_its_cell_is_found(officer: User, clerk: User) -> None:
    line = passed(TITLE)
    line.nominee_name = "Nguyễn Trần Phương Khánh Huyền"
    line.save()

    made = issued(officer, clerk, line)

    assert (made.list_compared, made.differences) == (True, [])


def test_settle_list_lets_a_scan_be_issued_after_a_person_compared_it(
    officer: User, clerk: User
) -> None:
    made = actions.submit(draft(officer, passed(TITLE)), seen_changes=True, by=officer, at=NOON)
    scan = SimpleUploadedFile("scan.pdf", blank_pdf())
    made = actions.sign(made, actions.Signed(SignerFactory(), scan), by=officer, at=NOON)
    made = actions.settle_list(made, note="Đã đối chiếu bản giấy", by=officer, at=NOON)
    made = actions.number(made, number=3, issued_on=date(2026, 1, 20), by=clerk, at=NOON)

    made = actions.issue(made, by=officer, at=NOON)

    assert HeldHonour.objects.count() == 1


def blank_pdf() -> bytes:
    """A PDF of one page without text, as a scanner makes it."""
    document = pypdfium2.PdfDocument.new()
    document.new_page(595, 842)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def test_number_that_is_used_is_refused(officer: User, clerk: User) -> None:
    issued(officer, clerk, passed(TITLE), number=7)

    with pytest.raises(NumberUsed, match="Số 07 đã dùng"):
        issued(officer, clerk, passed(TITLE), number=7)


def test_number_is_the_clerks_to_enter(officer: User) -> None:
    made = actions.submit(draft(officer, passed(TITLE)), seen_changes=True, by=officer, at=NOON)
    made = actions.sign(made, actions.Signed(SignerFactory()), by=officer, at=NOON)

    with pytest.raises(actions.NotAllowed):
        actions.number(made, number=3, issued_on=date(2026, 1, 20), by=officer, at=NOON)


def test_amendment_corrects_the_register_and_reissues_the_certificate(
    officer: User, clerk: User
) -> None:
    original = issued(officer, clerk, passed(WITH_CERTIFICATE))
    line = original.lines.get()

    made = actions.draft_amendment(
        original,
        {line: ("Nguyễn Văn Đúng", line.printed_unit)},
        reason="In sai tên",
        signer=SignerFactory(),
        by=officer,
        at=NOON,
    )
    bring_out(made, officer, clerk, number=16)

    old, new = Certificate.objects.order_by("serial")
    assert HeldHonour.objects.get().printed_name == "Nguyễn Văn Đúng"
    assert (old.status, old.replaced_by, new.status) == (
        Certificate.Status.CORRECTED,
        new,
        Certificate.Status.VALID,
    )
    assert (old.serial, new.serial, old.code != new.code) == (1, 2, True)


def test_revocation_takes_honour_and_certificate_back_and_keeps_both_readable(
    officer: User, clerk: User
) -> None:
    original = issued(officer, clerk, passed(WITH_CERTIFICATE))

    made = actions.draft_revocation(
        original,
        original.lines.all(),
        reason="khai báo không đúng thành tích",
        signer=SignerFactory(),
        by=officer,
        at=NOON,
    )
    bring_out(made, officer, clerk, number=16)

    assert HeldHonour.objects.get().status == HeldHonour.Status.REVOKED
    assert Certificate.objects.get().status == Certificate.Status.REVOKED
    assert list(faults()) == []


def test_amendment_without_a_change_is_refused(officer: User, clerk: User) -> None:
    original = issued(officer, clerk, passed(TITLE))
    line = original.lines.get()

    with pytest.raises(actions.NoChange):
        actions.draft_amendment(
            original,
            {line: (line.printed_name, line.printed_unit)},
            reason="",
            signer=SignerFactory(),
            by=officer,
            at=NOON,
        )


def test_by_code_finds_a_certificate_however_it_was_typed(officer: User, clerk: User) -> None:
    issued(officer, clerk, passed(WITH_CERTIFICATE))
    code = Certificate.objects.get().code

    assert by_code(f" {code[:4].lower()}-{code[4:]} ") == Certificate.objects.get()
    assert by_code("A" * 20) is None


def send(officer: User, clerk: User, *lines: Dossier) -> list[ProposalLine]:
    root, signer = Unit.objects.get(parent=None), SignerFactory()
    made = actions.draft_proposal(
        lines, unit=root, year=2025, signer=signer, addressee="UBND tỉnh", by=officer, at=NOON
    )
    actions.submit_proposal(made, by=officer, at=NOON)
    actions.sign_proposal(
        made,
        actions.Signed(signer, SimpleUploadedFile("ttr.pdf", blank_pdf())),
        by=officer,
        at=NOON,
    )
    actions.number_proposal(made, number=30, issued_on=date(2026, 1, 20), by=clerk, at=NOON)
    made = actions.send_proposal(made, by=officer, at=NOON)
    return list(made.lines.all())


def test_proposal_goes_up_and_its_outcomes_come_back_line_by_line(
    officer: User, clerk: User
) -> None:
    granted, declined, returned = send(
        officer, clerk, passed(PROVINCE), passed(PROVINCE), passed(PROVINCE)
    )
    later = NOON + timedelta(days=60)
    on = date(2026, 3, 20)

    actions.record_outcome(
        granted,
        actions.Outcome("granted", number="905/QĐ-UBND", on=on, decided_by="Chủ tịch UBND tỉnh"),
        by=officer,
        at=later,
    )
    actions.record_outcome(
        declined,
        actions.Outcome("declined", reason="Chưa đủ ảnh hưởng", on=on),
        by=officer,
        at=later,
    )
    actions.record_outcome(
        returned, actions.Outcome("returned", reason="Thiếu xác nhận", on=on), by=officer, at=later
    )

    held = HeldHonour.objects.get()
    assert (held.code, held.decision_number) == (PROVINCE, "905/QĐ-UBND")
    assert list(Dossier.objects.order_by("pk").values_list("status", flat=True)) == [
        "granted",
        "declined",
        "passed",
    ]


def test_outcome_is_recorded_once(officer: User, clerk: User) -> None:
    (line,) = send(officer, clerk, passed(PROVINCE))
    actions.record_outcome(
        line, actions.Outcome("declined", reason="Vượt tỷ lệ"), by=officer, at=NOON
    )

    with pytest.raises(actions.AlreadyAnswered):
        actions.record_outcome(line, actions.Outcome("granted"), by=officer, at=NOON)


def test_pay_keeps_the_day_on_which_the_money_was_paid(officer: User, clerk: User) -> None:
    made = issued(officer, clerk, passed(TITLE))
    accountant = UserFactory(role=Role.ACCOUNTANT)

    made = actions.pay(made, paid_on=date(2026, 2, 3), by=accountant, at=NOON)

    assert made.paid_on == date(2026, 2, 3)
    with pytest.raises(actions.NothingToPay):
        actions.pay(made, paid_on=date(2026, 2, 4), by=accountant, at=NOON)


def test_pay_refuses_a_day_before_the_decision(officer: User, clerk: User) -> None:
    made = issued(officer, clerk, passed(TITLE))

    with pytest.raises(actions.PaidTooEarly, match="20/01/2026"):
        actions.pay(made, paid_on=date(2026, 1, 19), by=UserFactory(role=Role.ACCOUNTANT), at=NOON)


def test_pay_is_the_accountants_alone(officer: User, clerk: User) -> None:
    made = issued(officer, clerk, passed(TITLE))

    with pytest.raises(actions.NotAllowed):
        actions.pay(made, paid_on=date(2026, 2, 3), by=officer, at=NOON)


def test_unpaid_lists_what_is_issued_with_money_and_not_paid(officer: User, clerk: User) -> None:
    made = issued(officer, clerk, passed(TITLE))
    draft(officer, passed(TITLE))

    assert list(unpaid(Decision.objects.all())) == [made]
