"""Who takes which step with a paper."""

from datetime import date

import pytest

from tests.factories.documents import DocumentFactory
from tests.factories.people import UserFactory
from thidua.documents.lifecycle import Step, has_part, open_steps
from thidua.people.mandate import mandate
from thidua.people.models import Role

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 20)


@pytest.mark.parametrize(
    ("role", "steps"),
    [
        (Role.OFFICER, [[Step.SUBMIT], [Step.WITHDRAW, Step.SIGN], [], [Step.ISSUE]]),
        (Role.LEADER, [[], [Step.SIGN], [], []]),
        (Role.CLERK, [[], [Step.SIGN], [Step.NUMBER], [Step.ISSUE]]),
        (Role.HEAD, [[], [], [], []]),
    ],
)
def test_each_role_has_its_steps(role: Role, steps: list[list[Step]]) -> None:
    held = mandate(UserFactory(role=role), on=DAY)
    papers = [
        DocumentFactory(),
        DocumentFactory(submitted=True),
        DocumentFactory(signed=True),
        DocumentFactory(numbered=True),
    ]

    assert [open_steps(paper, held) for paper in papers] == steps


def test_a_step_of_ones_own_stays_so_in_any_state() -> None:
    clerk = mandate(UserFactory(role=Role.CLERK), on=DAY)

    assert has_part(Step.NUMBER, DocumentFactory(), clerk)
    assert not has_part(Step.SUBMIT, DocumentFactory(), clerk)
