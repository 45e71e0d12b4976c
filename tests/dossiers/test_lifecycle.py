"""The table of steps, row by row: from where, to where, by whom."""

import pytest

from tests.factories.dossiers import TODAY
from thidua.dossiers.lifecycle import MOVES, ROUND_MOVES, SUMMARY_MOVES, Step, may, open_steps
from thidua.dossiers.models import Dossier
from thidua.people.mandate import Mandate
from thidua.people.models import Role, Unit, User

UNIT = Unit(name="Phòng A", path="1/2/")


def holder(role: Role, path: str = "1/") -> Mandate:
    return Mandate(User(username="ai", person_id=None), {role: (path,)}, TODAY)


def line(status: str, **given: object) -> Dossier:
    return Dossier(status=status, unit=UNIT, round_id=1, **given)


@pytest.mark.parametrize(
    ("step", "start", "end"),
    [
        ("submit", "draft returned", "submitted"),
        ("receive", "submitted", "received"),
        ("return", "appraised received submitted", "returned"),
        ("withdraw", "appraised held passed received returned submitted", "withdrawn"),
        ("hold", "appraised passed received", "held"),
        ("lower", "appraised received", None),
        ("appraise", "received", "appraised"),
        ("pass", "appraised", "passed"),
        ("fail", "appraised", "failed"),
        ("remove", "appraised passed", "removed"),
        ("accept", "received", "passed"),
        ("propose", "passed", "proposed"),
        ("grant", "passed proposed", "granted"),
        ("decline", "proposed", "declined"),
        ("return_from_above", "proposed", "passed"),
        ("reopen", "declined granted", "passed"),
    ],
)
def test_a_step_leads_from_there_to_here(step: str, start: str, end: str | None) -> None:
    move = MOVES[Step(step)]

    assert (" ".join(sorted(move.start)), move.end) == (start, end)


@pytest.mark.parametrize(
    ("role", "steps"),
    [
        (Role.OFFICER, "return withdraw hold lower appraise give waive consult"),
        (Role.HEAD, "withdraw give"),
        (Role.LEADER, ""),
        (Role.SECRETARY, ""),
        (Role.CLERK, ""),
        (Role.STAFF, ""),
    ],
)
def test_a_received_line_opens_these_steps(role: Role, steps: str) -> None:
    assert " ".join(open_steps(line("received"), holder(role))) == steps


def test_nothing_is_open_in_another_branch() -> None:
    assert open_steps(line("received"), holder(Role.OFFICER, "1/9/")) == []


def test_a_granted_line_can_only_be_opened_again() -> None:
    assert open_steps(line("granted"), holder(Role.OFFICER)) == [Step.REOPEN]


def test_sudden_merit_goes_its_short_way_and_no_other() -> None:
    sudden = Dossier(status="received", unit=UNIT, kind="dot-xuat")

    leader, officer = holder(Role.LEADER), holder(Role.OFFICER)

    assert may(Step.ACCEPT, sudden, leader)
    assert not may(Step.APPRAISE, sudden, officer)
    assert not may(Step.ACCEPT, line("received"), leader)


def test_who_is_proposed_may_hand_in_papers_and_nothing_else() -> None:
    own = Mandate(User(username="ai", person_id=7), {Role.STAFF: ("1/2/",)}, TODAY)

    assert open_steps(line("received", person_id=7), own) == [Step.GIVE]


def test_rounds_and_lists_have_their_tables() -> None:
    rounds = {step.value: (sorted(move.start), move.end) for step, move in ROUND_MOVES.items()}
    lists = {step.value: (sorted(move.start), move.end) for step, move in SUMMARY_MOVES.items()}

    assert rounds == {
        "edit": (["draft", "returned"], None),
        "send": (["draft", "returned"], "sent"),
        "receive": (["sent"], "received"),
        "return": (["sent"], "returned"),
        "close": (["received"], "closed"),
    }
    assert lists == {
        "edit": (["open"], None),
        "publish": (["open"], "published"),
        "answer": (["closed", "published"], None),
        "close": (["open", "published"], "closed"),
    }
