"""What can be asked of decisions, proposals and certificates."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count, Q, QuerySet, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.decisions.codes import typed
from thidua.decisions.models import Certificate, Decision, DecisionLine, Proposal, ProposalLine
from thidua.documents.models import Document
from thidua.dossiers.models import Dossier
from thidua.kit.desk import Found, Waiting
from thidua.kit.search import matching
from thidua.people.mandate import Mandate
from thidua.people.models import Person, Role, Unit
from thidua.people.queries import in_branches

OFFICE = (Role.OFFICER, Role.LEADER, Role.SECRETARY, Role.CLERK, Role.ACCOUNTANT)
Status = Document.Status


def visible_to(mandate: Mandate) -> QuerySet[Decision]:
    """The office sees all decisions of its branches; everybody else those that are issued."""
    found = Decision.objects.select_related("document__signer__person", "unit", "amends__document")
    own = in_branches(mandate.branches(*OFFICE))
    issued = Q(document__status=Status.ISSUED) if mandate.reach else Q(pk__in=[])
    return found.filter(own | issued)


def with_sums(decisions: QuerySet[Decision]) -> QuerySet[Decision]:
    """With how many names stand on each, and its money."""
    standing = Q(lines__removed=False)
    return decisions.annotate(
        names=Count("lines", filter=standing), money=Sum("lines__money", filter=standing)
    ).order_by("-pk")


def unpaid(decisions: QuerySet[Decision]) -> QuerySet[Decision]:
    """Issued decisions whose money nobody has put on record as paid."""
    issued = decisions.filter(
        kind=Decision.Kind.GRANT, document__status=Status.ISSUED, paid_on__isnull=True
    )
    with_money = DecisionLine.objects.filter(removed=False, money__gt=0)
    return issued.filter(pk__in=with_money.values("decision"))


def proposals_visible_to(mandate: Mandate) -> QuerySet[Proposal]:
    """Tờ trình of the branches where this mandate works in the office."""
    found = Proposal.objects.select_related("document__signer__person", "unit")
    return found.filter(in_branches(mandate.branches(*OFFICE)))


def with_outcomes(proposals: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """With how many names each has, and how many of them wait, were granted, declined, returned."""
    kinds = {
        f"n_{o.value}": Count("lines", filter=Q(lines__outcome=o)) for o in ProposalLine.Outcome
    }
    return proposals.annotate(names=Count("lines"), **kinds).order_by("-pk")


def lines_sent(
    mandate: Mandate, nominee: Person | Unit | str, honour: str
) -> QuerySet[ProposalLine]:
    """The lines for a person, a collective or a household (by name) that went up for an honour,
    answered or not.
    """
    holder = {
        "dossier__person": nominee if isinstance(nominee, Person) else None,
        "dossier__collective": nominee if isinstance(nominee, Unit) else None,
        "dossier__household": nominee if isinstance(nominee, str) else "",
    }
    seen = proposals_visible_to(mandate).exclude(status=Proposal.Status.DRAFT)
    found = ProposalLine.objects.filter(proposal__in=seen, dossier__honour=honour, **holder)
    return found.select_related("proposal", "dossier")


def grantable_here(lines: QuerySet[Dossier], codes: set[str]) -> QuerySet[Dossier]:
    """Passed lines of these honours that stand on no decision or tờ trình yet."""
    taken = DecisionLine.objects.filter(removed=False, dossier__isnull=False).values("dossier")
    sent = ProposalLine.objects.exclude(outcome=ProposalLine.Outcome.RETURNED).values("dossier")
    return lines.filter(honour__in=codes).exclude(pk__in=taken).exclude(pk__in=sent)


def certificates_visible_to(mandate: Mandate) -> QuerySet[Certificate]:
    """The certificates of the office's branches."""
    found = Certificate.objects.select_related("held__person", "held__unit", "replaced_by")
    return found.filter(in_branches(mandate.branches(*OFFICE), "held__at_unit__path"))


def certificates_of(made: Decision) -> QuerySet[Certificate]:
    """The certificates of a decision's honours, in the order of the golden book."""
    held = made.lines.filter(removed=False)
    ours = Q(held__in=held.values("held")) | Q(held__in=held.values("corrects"))
    return Certificate.objects.filter(ours).order_by("year", "serial")


def decision_of(one: Certificate) -> Decision | None:
    """The decision a certificate was made for: the last that conferred or corrected its honour."""
    named = DecisionLine.objects.filter(Q(held=one.held) | Q(corrects=one.held), removed=False)
    line = named.select_related("decision").order_by("-decision").first()
    return line.decision if line else None


def by_code(code: str) -> Certificate | None:
    """The certificate of a public code, however it was typed."""
    return (
        Certificate.objects.filter(code=typed(code)).select_related("held", "replaced_by").first()
    )


def outcomes(year: int, unit: Unit | None = None) -> QuerySet[ProposalLine]:
    """What became of what was sent up for a year, and how long it has waited."""
    found = ProposalLine.objects.filter(proposal__year=year, proposal__sent_on__isnull=False)
    if unit:
        found = found.filter(dossier__unit__path__startswith=unit.path)
    return found.select_related("proposal__document", "dossier__unit").order_by("outcome", "number")


def waiting(mandate: Mandate, on: date) -> list[Waiting]:
    """What waits for the officer, the leader, the clerk and the accountant."""
    found: list[Waiting] = []
    ours = visible_to(mandate)
    address = reverse("decisions:decisions")
    if mandate.holds(Role.OFFICER, Role.LEADER) and (
        n := ours.filter(document__status=Status.SUBMITTED).count()
    ):
        found.append(
            Waiting(_("quyết định chờ ký"), f"{address}?tinh_trang=submitted", n, None, _("Xem"))
        )
    if mandate.holds(Role.CLERK) and (n := ours.filter(document__status=Status.SIGNED).count()):
        found.append(
            Waiting(
                _("quyết định đã ký, chờ ghi số"),
                f"{address}?tinh_trang=signed",
                n,
                None,
                _("Ghi số"),
            )
        )
    if mandate.holds(Role.CLERK, Role.OFFICER) and (
        n := ours.filter(document__status=Status.NUMBERED).count()
    ):
        found.append(
            Waiting(
                _("quyết định chờ ban hành"),
                f"{address}?tinh_trang=numbered",
                n,
                None,
                _("Ban hành"),
            )
        )
    if mandate.holds(Role.ACCOUNTANT) and (n := unpaid(ours).count()):
        found.append(
            Waiting(
                _("quyết định chờ chi tiền thưởng"),
                f"{address}?chua_chi=on",
                n,
                None,
                _("Chi thưởng"),
            )
        )
    open_lines = ProposalLine.objects.filter(
        proposal__in=proposals_visible_to(mandate).filter(status=Proposal.Status.SENT),
        outcome=ProposalLine.Outcome.WAITING,
    )
    if mandate.holds(Role.OFFICER) and (n := open_lines.count()):
        found.append(
            Waiting(
                _("trường hợp đã trình, chờ kết quả"),
                reverse("decisions:proposals"),
                n,
                None,
                _("Xem"),
            )
        )
    return found


def search(mandate: Mandate, words: str) -> list[Found]:
    """Decisions whose paper has these words in its number or subject."""
    papers = matching(Document.objects.all(), words)
    found = visible_to(mandate).filter(document__in=papers.values("pk"))
    return [
        Found(
            str(one), str(one.unit), reverse("decisions:decision", args=[one.pk]), _("Quyết định")
        )
        for one in found[:20]
    ]


def faults() -> Iterator[str]:
    """Each golden book with a gap, each certificate whose honour says otherwise."""
    serials: dict[int, list[int]] = {}
    for year, serial in Certificate.objects.values_list("year", "serial"):
        serials.setdefault(year, []).append(serial)
    for year, given in sorted(serials.items()):
        if sorted(given) != list(range(1, len(given) + 1)):
            yield f"Sổ vàng năm {year}: số không liên tục."
    wrong = Certificate.objects.filter(status=Certificate.Status.VALID, held__status="huy-bo")
    for one in wrong:
        which = f"số {one.serial}/{one.year}"
        yield f"Giấy chứng nhận {which} còn hiệu lực trong khi danh hiệu đã bị hủy bỏ."
