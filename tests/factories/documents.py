"""Series, papers in each state, links and what came over them."""

import io
from datetime import date, datetime
from zoneinfo import ZoneInfo

import factory
import pypdfium2

from tests.factories.people import AgencyFactory, UnitFactory
from thidua.documents.codes import hashed
from thidua.documents.models import Delivery, Document, Link, Series
from thidua.files.actions import keep
from thidua.kit.text import fold
from thidua.people.models import Unit

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NOON = datetime(2026, 1, 20, 12, tzinfo=HANOI)
CODE = "AAAAAAAAAAAAAAAAAAAAAA"
Status = Document.Status


def blank_page() -> bytes:
    """The smallest paper that opens."""
    paper, kept = pypdfium2.PdfDocument.new(), io.BytesIO()
    paper.new_page(595, 842)
    paper.save(kept)
    return kept.getvalue()


PDF = blank_page()


class SeriesFactory(factory.django.DjangoModelFactory):
    """The agency's own book, entered; trait `kept`: one whose numbers are given here."""

    class Meta:
        model = Series

    class Params:
        kept = factory.Trait(kept_here=True)

    code = factory.Sequence(lambda n: f"SO{n}")
    name = factory.Sequence(lambda n: f"Sổ văn bản {n}")


class DocumentFactory(factory.django.DjangoModelFactory):
    """A draft with its .pdf. Traits: `submitted`, `signed`, `numbered`, `issued`."""

    class Meta:
        model = Document

    class Params:
        submitted = factory.Trait(status=Status.SUBMITTED)
        signed = factory.Trait(status=Status.SIGNED, signer_text="Giám đốc Trần Thị Mai")
        numbered = factory.Trait(
            status=Status.NUMBERED,
            signer_text="Giám đốc Trần Thị Mai",
            number=factory.Sequence(lambda n: n + 1),
            issued_on=date(2026, 1, 20),
            year=2026,
        )
        issued = factory.Trait(
            status=Status.ISSUED,
            signer_text="Giám đốc Trần Thị Mai",
            number=factory.Sequence(lambda n: n + 1),
            issued_on=date(2026, 1, 20),
            year=2026,
        )

    type_code = "BB"
    subject = factory.Sequence(lambda n: f"Biên bản họp Hội đồng lần {n}")
    symbol = "BB-HĐTĐKT"
    unit = factory.LazyFunction(lambda: Unit.objects.filter(parent=None).first() or AgencyFactory())
    series = factory.SubFactory(SeriesFactory)
    draft_pdf = factory.LazyFunction(
        lambda: keep(PDF, name="bien-ban.pdf", kind="pdf", by=None, at=NOON)
    )
    folded = factory.LazyAttribute(lambda one: fold(f"{one.symbol} {one.subject}"))
    made_at = NOON


class LinkFactory(factory.django.DjangoModelFactory):
    """An open link whose code is CODE."""

    class Meta:
        model = Link

    class Params:
        code = CODE

    unit = factory.SubFactory(UnitFactory)
    purpose = Link.Purpose.NOMINATION
    year = 2026
    code_hash = factory.LazyAttribute(lambda link: hashed(link.code))
    until_on = date(2099, 12, 31)
    made_at = NOON
    made_by = factory.SubFactory("tests.factories.people.UserFactory")


class DeliveryFactory(factory.django.DjangoModelFactory):
    """A unit's plan that waits in the tray."""

    class Meta:
        model = Delivery

    unit = factory.SubFactory(UnitFactory)
    purpose = Link.Purpose.PLAN
    year = 2026
    file = factory.LazyFunction(
        lambda: keep(PDF, name="ke-hoach.pdf", kind="pdf", by=None, at=NOON)
    )
    sender = "Nguyễn Thị Hoa"
    at = NOON
