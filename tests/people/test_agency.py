"""The agency is started once, on an empty installation; its settings and signers have dates."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.factories.people import AgencyFactory, PersonFactory, UserFactory
from thidua.journal.models import Entry
from thidua.people import actions, queries
from thidua.people.actions import FirstPerson, Start
from thidua.people.mandate import mandate
from thidua.people.models import Person, Role, Signer, Unit, User

NOON = datetime(2026, 1, 5, 5, 0, tzinfo=UTC)
TODAY = date(2026, 1, 5)
PASSWORD = "dai-va-kho-doan-1"
pytestmark = pytest.mark.django_db

START = Start(
    settings={"name": "Sở Khoa học và Công nghệ", "symbol": "SKHCN", "place": "Sông Thao"},
    standing_unit="Văn phòng Sở",
    units=["Phòng Quản lý công nghệ"],
    people=[
        FirstPerson(
            name="Phạm Minh Đức",
            title="Giám đốc",
            leader=True,
            username="duc.pm",
            roles=(Role.LEADER,),
            signs_as="giam-doc-so",
        ),
        FirstPerson(
            name="Lê Thị Hoa",
            title="Chuyên viên",
            unit="Văn phòng Sở",
            username="hoa.lt",
            roles=(Role.ADMINISTRATOR, Role.OFFICER),
        ),
        FirstPerson(
            name="Vũ Anh Tú",
            title="Trưởng phòng",
            unit="Phòng Quản lý công nghệ",
            leader=True,
            username="tu.va",
            roles=(Role.HEAD,),
        ),
    ],
    password=PASSWORD,
)


def test_starting_makes_units_settings_people_signers_and_accounts() -> None:
    started = actions.start_agency(START, at=NOON)

    assert [unit.name for unit in Unit.objects.order_by("path")] == [
        "Sở Khoa học và Công nghệ",
        "Văn phòng Sở",
        "Phòng Quản lý công nghệ",
    ]
    assert queries.setting("symbol", on=TODAY) == "SKHCN"
    standing = queries.setting("standing_unit", on=TODAY)
    assert Unit.objects.get(pk=standing).name == "Văn phòng Sở"
    assert [str(signer) for signer in Signer.objects.all()] == ["Giám đốc Phạm Minh Đức"]
    assert started.administrator.check_password(PASSWORD)
    assert sorted(started.codes) == ["duc.pm", "tu.va"]


def test_a_head_started_so_reaches_their_own_unit_alone() -> None:
    actions.start_agency(START, at=NOON)

    head = mandate(User.objects.get(username="tu.va"), on=TODAY)
    assert [unit.name for unit in Unit.objects.all() if head.has(Role.HEAD, unit)] == [
        "Phòng Quản lý công nghệ"
    ]


def test_the_codes_of_the_first_day_open_their_accounts() -> None:
    started = actions.start_agency(START, at=NOON)

    user = actions.reset_password(started.codes["tu.va"], new="mat-khau-rieng-7", at=NOON)

    assert user.username == "tu.va"


def test_starting_twice_is_refused() -> None:
    actions.start_agency(START, at=NOON)

    with pytest.raises(actions.AlreadyStarted, match="trang thiết lập ban đầu đã đóng"):
        actions.start_agency(START, at=NOON)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"password": "ngan"}, actions.WeakPassword),
        ({"settings": {"name": " "}}, actions.StartIncomplete),
        ({"people": [FirstPerson(name="A", title="B")]}, actions.StartIncomplete),
        ({"people": [FirstPerson(name="A", title="B", unit="Phòng lạ")]}, actions.StartIncomplete),
    ],
)
def test_a_start_refused_leaves_nothing_behind(
    change: dict[str, object], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        actions.start_agency(replace(START, **change), at=NOON)

    left = [model.objects.count() for model in (Unit, Person, User, Entry)]
    assert left == [0, 0, 0, 0]


def test_a_setting_has_a_day_and_leaves_the_days_before_alone() -> None:
    AgencyFactory()
    by = UserFactory(role=Role.OFFICER)

    actions.set_setting("publication_days", 7, from_on=TODAY, by=by, at=NOON)

    days = [queries.setting("publication_days", on=day) for day in (date(2026, 1, 4), TODAY)]
    assert days == [5, 7]
    assert Entry.objects.get().changes["publication_days"] == [5, 7]


def test_only_what_differs_is_set() -> None:
    AgencyFactory()
    by = UserFactory(role=Role.OFFICER)

    kept = actions.set_settings(
        {"publication_days": 5, "school_year": True}, from_on=TODAY, by=by, at=NOON
    )

    assert [setting.key for setting in kept] == ["school_year"]


def test_an_unknown_setting_is_refused() -> None:
    AgencyFactory()

    with pytest.raises(actions.UnknownSetting, match="Không có thiết lập “mau-nen”"):
        actions.set_setting("mau-nen", 1, from_on=TODAY, by=UserFactory(role=Role.OFFICER), at=NOON)


def test_a_head_sets_nothing() -> None:
    AgencyFactory()

    with pytest.raises(actions.NotAllowed):
        actions.set_setting(
            "publication_days", 1, from_on=TODAY, by=UserFactory(role=Role.HEAD), at=NOON
        )


def test_a_signer_signs_for_a_period() -> None:
    AgencyFactory()
    by = UserFactory(role=Role.ADMINISTRATOR)

    signer = actions.set_signer(
        PersonFactory(),
        title="Phó Giám đốc",
        authority="KT. GIÁM ĐỐC",
        code="giam-doc-so",
        from_on=date(2025, 1, 1),
        by=by,
        at=NOON,
    )
    actions.end_signer(signer, on=TODAY, by=by, at=NOON)

    days = [list(queries.signers_on(day)) for day in (TODAY, date(2026, 1, 6))]
    assert days == [[signer], []]
