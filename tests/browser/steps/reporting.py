"""When all is back: the year's report, whose every figure opens its rows."""

from tests.browser.agency import YEAR
from tests.browser.office import Office
from tests.browser.papers import words_of_docx
from thidua.decisions.models import DecisionLine
from thidua.documents.models import Document
from thidua.honours.models import HeldHonour


def the_report_says_what_is_on_record(office: Office) -> None:
    """The number of honours and the money in the paper are those of the register and decisions."""
    officer = office.as_("chuyenvien").open("reports:year", f"?nam={YEAR}")
    paper = words_of_docx(officer.take("Tải .docx"))
    granted = DecisionLine.objects.filter(
        removed=False,
        corrects=None,
        decision__year=YEAR,
        decision__document__status=Document.Status.ISSUED,
    )
    money = sum(line.money for line in granted)
    held = HeldHonour.objects.filter(year=YEAR).exclude(status=HeldHonour.Status.REVOKED)

    assert f"{money:,}".replace(",", ".") in paper
    assert str(held.count()) in paper.replace(".", "")


def a_figure_opens_its_rows(office: Office) -> None:
    """Behind the number of honours stand their rows, as many as the register holds."""
    leader = office.as_("giamdoc").open("reports:rows", f"?nam={YEAR}", book="khen-thuong")
    held = HeldHonour.objects.filter(year=YEAR).exclude(status=HeldHonour.Status.REVOKED)
    assert str(held.count()) in leader.page.locator(".pager p, .pager-all").inner_text()
