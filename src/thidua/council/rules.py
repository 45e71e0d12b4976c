"""The law of a vote as a meeting needs it: the mark and quorum of the day, the order of honours."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.council import agenda, tally
from thidua.council.models import AgendaItem, Council, Meeting
from thidua.eligibility.queries import VoteRule, vote_rule
from thidua.library.queries import honour_names, law_for
from thidua.rulebook.rule import Law


def day_of(meeting: Meeting) -> date:
    """The day of a meeting, in Hà Nội."""
    return timezone.localdate(meeting.opened_at or meeting.starts_at)


def law_of(meeting: Meeting) -> Law:
    """The law of the day of a meeting, for the council's agency."""
    return law_for(meeting.council.unit, on=day_of(meeting))


def name_of(item: AgendaItem) -> str:
    """The name of an item's honour."""
    return honour_names(on=day_of(item.meeting)).get(item.honour, item.honour)


def threshold_on(honour: str, council: Council, *, on: date) -> tally.Threshold:
    """The mark of the day for an honour before this council; of all members."""
    return _threshold(vote_rule(honour, unit=council.unit, level=council.level, on=on))


def quorum_on(council: Council, *, on: date) -> tally.Quorum | None:
    """How many of all members must be there; None where nothing on record says."""
    rule = vote_rule("", unit=council.unit, level=council.level, on=on).quorum
    if rule is None:
        return None
    return tally.Quorum(rule.share, rule.written_counts, rule.says, rule.basis)


def ordered_honours(codes: Iterable[str], meeting: Meeting) -> list[str]:
    """The honours of a meeting in the order in which the law lets them rest on each other."""
    return agenda.in_order(codes, law_of(meeting), day_of(meeting))


def rests_on(honour: str, ground: str, meeting: Meeting) -> bool:
    """Whether the standard of one honour rests on another, on the day of the meeting."""
    return agenda.rests_on(honour, ground, law_of(meeting), day_of(meeting))


def _threshold(rule: VoteRule) -> tally.Threshold:
    if rule.mark is None:
        return tally.Threshold(says=_("Quá nửa tổng số thành viên Hội đồng đồng ý"))
    mark = rule.mark
    standing: tally.Standing = "in-force" if rule.in_force else "last-known"
    return tally.Threshold(mark.share, mark.over, mark.ballot, mark.says, mark.basis, standing)
