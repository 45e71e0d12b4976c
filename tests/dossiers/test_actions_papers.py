"""Papers of a line: given, owed, waived; opinions asked and answered."""

from datetime import date

import pytest

from tests.factories.dossiers import NOON, TODAY, DossierFactory, FileFactory, PaperFactory
from tests.factories.people import UserFactory
from thidua.dossiers import actions
from thidua.journal.models import Entry
from thidua.people.models import Role, User

pytestmark = pytest.mark.django_db


def test_who_is_proposed_may_hand_in_the_own_report() -> None:
    paper = PaperFactory(dossier=DossierFactory(received=True))
    own = UserFactory(person=paper.dossier.person, role=Role.STAFF, role__at=paper.dossier.unit)

    paper = actions.give_paper(paper, file=FileFactory(), by=own, at=NOON)

    assert paper.status == "given"
    assert [entry.verb for entry in Entry.objects.all()] == ["give_paper"]


def test_a_colleague_may_not() -> None:
    paper = PaperFactory(dossier=DossierFactory(received=True))
    colleague = UserFactory(role=Role.STAFF, role__at=paper.dossier.unit)

    with pytest.raises(actions.NotAllowed):
        actions.give_paper(paper, file=FileFactory(), by=colleague, at=NOON)


def test_a_paper_is_waived_with_a_reason_and_may_be_owed_again(officer: User) -> None:
    line = DossierFactory(received=True, owing="Xác nhận sáng kiến")
    paper = line.papers.get()

    paper = actions.waive_paper(paper, reason="Không dùng sáng kiến", by=officer, at=NOON)
    waived = (paper.status, paper.reason)
    line.refresh_from_db()
    complete = line.complete_on
    paper = actions.owe_paper(paper, until=date(2026, 1, 30), by=officer, at=NOON)

    line.refresh_from_db()
    assert waived == ("waived", "Không dùng sáng kiến")
    assert (complete, line.complete_on) == (TODAY, None)
    assert (paper.status, paper.due_on) == ("owed", date(2026, 1, 30))


def test_a_head_may_not_waive() -> None:
    paper = PaperFactory(dossier=DossierFactory(received=True))
    head = UserFactory(role=Role.HEAD, role__at=paper.dossier.unit)

    with pytest.raises(actions.NotAllowed):
        actions.waive_paper(paper, reason="Không cần", by=head, at=NOON)


def test_nothing_is_owed_until_yesterday(officer: User) -> None:
    paper = PaperFactory(dossier=DossierFactory(received=True))

    with pytest.raises(actions.papers.DueInPast):
        actions.owe_paper(paper, until=date(2026, 1, 4), by=officer, at=NOON)


def test_no_paper_enters_a_line_that_was_granted(officer: User) -> None:
    paper = PaperFactory(dossier=DossierFactory(granted=True))

    with pytest.raises(actions.WrongState):
        actions.give_paper(paper, file=FileFactory(), by=officer, at=NOON)


def test_an_opinion_is_due_in_ten_working_days(officer: User) -> None:
    line = DossierFactory(received=True)

    opinion = actions.ask_opinion(line, body="Thuế tỉnh", sent_on=TODAY, by=officer, at=NOON)
    opinion = actions.answer_opinion(
        opinion, answer="disagree", number="9/CV", text="Còn nợ thuế", by=officer, at=NOON
    )

    assert (opinion.due_on, opinion.answer) == (date(2026, 1, 19), "disagree")
    assert [entry.verb for entry in Entry.objects.order_by("number")] == [
        "ask_opinion",
        "answer_opinion",
    ]
