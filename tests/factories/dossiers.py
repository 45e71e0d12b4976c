"""Rounds, lines and lists, in the office's own words."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import factory

from tests.factories.people import PersonFactory, UnitFactory
from thidua.dossiers.models import Dossier, DossierPaper, Round, SummaryList
from thidua.files.models import File
from thidua.kit.text import fold, sort_key

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NOON = datetime(2026, 1, 5, 12, tzinfo=HANOI)
TODAY = NOON.date()


class FileFactory(factory.django.DjangoModelFactory):
    """A row of a file whose bytes nobody will ask for."""

    class Meta:
        model = File

    name = factory.Sequence(lambda n: f"van-ban-{n}.pdf")
    kind = "pdf"
    size = 1000
    hash = factory.Sequence(lambda n: f"{n:064d}")
    at = NOON


class RoundFactory(factory.django.DjangoModelFactory):
    """A round of a unit; `sent`, `received`, `returned` say where it stands, `papers` that its
    tờ trình and minutes are there.
    """

    class Meta:
        model = Round

    class Params:
        sent = factory.Trait(status=Round.Status.SENT, sent_at=NOON, papers=True)
        received = factory.Trait(
            status=Round.Status.RECEIVED, sent_at=NOON, received_at=NOON, papers=True
        )
        returned = factory.Trait(status=Round.Status.RETURNED, return_reason="Thiếu biên bản")
        papers = factory.Trait(
            proposal_number="12/TTr-VP",
            proposal_on=date(2025, 12, 20),
            minutes_on=date(2025, 12, 18),
            minutes_chair="Trần Văn Chủ",
            minutes_secretary="Lê Thị Thư",
            minutes_total=12,
            minutes_present=11,
            minutes_text="Cuộc họp bình xét, tất cả nhất trí.",
        )

    unit = factory.SubFactory(UnitFactory)
    year = 2025
    title = "Đề nghị khen thưởng năm 2025"


class SummaryFactory(factory.django.DjangoModelFactory):
    """A summary list of the agency; `published`, `closed` say where it stands."""

    class Meta:
        model = SummaryList

    class Params:
        published = factory.Trait(
            status=SummaryList.Status.PUBLISHED,
            published_from=date(2026, 1, 1),
            published_until=date(2026, 1, 5),
        )
        closed = factory.Trait(
            status=SummaryList.Status.CLOSED,
            published_from=date(2025, 12, 20),
            published_until=date(2025, 12, 24),
        )

    unit = factory.LazyFunction(lambda: UnitFactory().parent)
    year = 2025
    name = "Danh sách tổng hợp năm 2025"


class DossierFactory(factory.django.DjangoModelFactory):
    """A line for a person: draft, unless a trait says where it stands; `sudden` has no round."""

    class Meta:
        model = Dossier
        skip_postgeneration_save = True

    class Params:
        submitted = factory.Trait(
            status=Dossier.Status.SUBMITTED, round=factory.SubFactory(RoundFactory, sent=True)
        )
        in_hand = factory.Trait(
            round=factory.SubFactory(RoundFactory, received=True),
            received_on=TODAY,
            complete_on=TODAY,
            registered=True,
            outcome="eligible",
            verdict={"outcome": "eligible", "law": "luat", "reasons": []},
        )
        received = factory.Trait(status=Dossier.Status.RECEIVED, in_hand=True)
        returned = factory.Trait(
            status=Dossier.Status.RETURNED, in_hand=True, reason="Thiếu báo cáo thành tích"
        )
        appraised = factory.Trait(status=Dossier.Status.APPRAISED, in_hand=True)
        passed = factory.Trait(status=Dossier.Status.PASSED, in_hand=True)
        failed = factory.Trait(status=Dossier.Status.FAILED, in_hand=True)
        removed = factory.Trait(status=Dossier.Status.REMOVED, in_hand=True, reason="Bị kỷ luật")
        held = factory.Trait(
            status=Dossier.Status.HELD, in_hand=True, resume_status=Dossier.Status.RECEIVED
        )
        proposed = factory.Trait(status=Dossier.Status.PROPOSED, in_hand=True)
        granted = factory.Trait(status=Dossier.Status.GRANTED, in_hand=True)
        declined = factory.Trait(
            status=Dossier.Status.DECLINED, in_hand=True, reason="Chưa tiêu biểu"
        )
        collective_line = factory.Trait(
            person=None,
            collective=factory.SelfAttribute("unit"),
            honour="tap-the-lao-dong-tien-tien",
            post_text="",
        )
        sudden = factory.Trait(
            kind=Dossier.Kind.SUDDEN,
            round=None,
            honour="giay-khen",
            achievement="Dũng cảm cứu người bị nạn",
            unit=factory.SubFactory(UnitFactory),
        )

    round = factory.SubFactory(RoundFactory)
    unit = factory.LazyAttribute(lambda line: line.round.unit)
    person = factory.LazyAttribute(lambda line: PersonFactory(unit=line.unit))
    year = 2025
    honour = "lao-dong-tien-tien"
    number = factory.Sequence(lambda n: n + 1)
    post_text = "Chuyên viên"
    nominee_name = factory.LazyAttribute(
        lambda line: str(line.person or line.collective or line.household)
    )
    folded = factory.LazyAttribute(lambda line: fold(f"{line.nominee_name} {line.unit}"))
    sort_key = factory.LazyAttribute(lambda line: sort_key(line.nominee_name))

    @factory.post_generation
    def owing(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        """`owing="Báo cáo thành tích"` owes a paper."""
        if extracted:
            PaperFactory(dossier=self, name=extracted, due_on=date(2026, 1, 20))
            Dossier.objects.filter(pk=self.pk).update(complete_on=None)


class PaperFactory(factory.django.DjangoModelFactory):
    """A paper owed; `given` has its file."""

    class Meta:
        model = DossierPaper

    class Params:
        given = factory.Trait(
            status=DossierPaper.Status.GIVEN, file=factory.SubFactory(FileFactory)
        )

    dossier = factory.SubFactory(DossierFactory)
    code = factory.Sequence(lambda n: f"giay-to-{n}")
    name = "Báo cáo thành tích"
