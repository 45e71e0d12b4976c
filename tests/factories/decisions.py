"""A signer, a signed paper, lines that have passed: what a decision begins with."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import factory
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories.people import PersonFactory
from thidua.decisions.models import Decision
from thidua.files.queries import content
from thidua.people.models import Signer

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NOON = datetime(2026, 1, 20, 12, tzinfo=HANOI)


class SignerFactory(factory.django.DjangoModelFactory):
    """The head of the department."""

    class Meta:
        model = Signer

    person = factory.SubFactory(PersonFactory, name="Trần Thị Mai")
    title = "Giám đốc"
    code = "giam-doc-so"
    from_on = date(2015, 1, 1)


def signed_paper(made: Decision) -> "SimpleUploadedFile[bytes]":
    """The composed paper, as it comes back from the signer."""
    assert made.document.draft_pdf is not None
    return SimpleUploadedFile("quyet-dinh.pdf", content(made.document.draft_pdf))
