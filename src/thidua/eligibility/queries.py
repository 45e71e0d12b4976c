"""What the law says of a nominee. This gathers and hands over; the rulebook speaks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from thidua.eligibility import members as count
from thidua.eligibility.gather import Records, person_facts, records_of, unit_facts
from thidua.eligibility.questions import MERIT, Nominee, Proposed, Question, kind_of
from thidua.library.queries import law_for, laws_for, reliances_on
from thidua.people.models import Person, Unit
from thidua.people.queries import setting
from thidua.rulebook.answer import Answer, answer
from thidua.rulebook.authority import Grant
from thidua.rulebook.authority import may_grant as granted_by
from thidua.rulebook.earliest import earliest
from thidua.rulebook.facts import Facts, Pending
from thidua.rulebook.prize import Award, Sum
from thidua.rulebook.prize import prize as sum_of
from thidua.rulebook.rule import Mark, Quorum
from thidua.rulebook.vote import Vote, last_known, marks_for, quorum_for, required, vote


def assess(
    nominee: Nominee,
    honour: str,
    *,
    year: int,
    unit: Unit,
    on: date,
    kind: str = MERIT,
    complete_on: date | None = None,
    pending: Iterable[Proposed] = (),
    route: str | None = None,
    proposed_with: Iterable[str] = (),
    as_of: date | None = None,
) -> Answer:
    """Hold one nominee against the law of `on` (the day received), by the record of `as_of`.

    Fault for an honour that the law does not know.
    """
    question = Question(
        nominee, honour, year, unit, on, kind, complete_on, route, tuple(proposed_with)
    )
    return assess_many([question], as_of=as_of or on, pending=pending)[0]


def assess_many(
    questions: Sequence[Question], *, as_of: date, pending: Iterable[Proposed] = ()
) -> list[Answer]:
    """The answers in the order of the questions; the number of queries does not grow with them."""
    asked, beside = list(questions), list(pending)
    gathered = _gather(asked, as_of)
    school = bool(setting("school_year", on=as_of))
    books = {
        day: (laws_for([q.unit for q in asked if q.on == day], on=day), reliances_on(day))
        for day in {q.on for q in asked}
    }
    return [
        answer(
            books[q.on][0][q.unit.path],
            q.honour,
            replace(gathered.facts(q.nominee, q.year), pending=gathered.pending(q, beside)),
            nominee=kind_of(q.nominee),
            year=f"{q.year}-{q.year + 1}" if school else q.year,
            day=q.on,
            as_of=as_of,
            kind=q.kind,
            complete_on=q.complete_on,
            route=q.route,
            reliance=books[q.on][1],
            proposed_with=q.proposed_with,
        )
        for q in asked
    ]


def earliest_of(nominee: Person, codes: Sequence[str], *, unit: Unit, on: date) -> dict[str, int]:
    """For each honour the first year, from that of `on`, for which a person could meet the standard
    if every year from now on is as good as can be; an honour out of reach is left out.
    """
    facts, law = facts_of(nominee, year=on.year, on=on), law_for(unit, on=on)
    relied, school = reliances_on(on), bool(setting("school_year", on=on))
    years = {
        code: earliest(
            law,
            code,
            facts,
            nominee=kind_of(nominee),
            year=on.year,
            day=on,
            school=school,
            reliance=relied,
        )
        for code in codes
    }
    return {code: year for code, year in years.items() if year is not None}


def facts_of(nominee: Nominee, *, year: int, on: date) -> Facts:
    """All that is on record of a nominee; nothing at all of a household but what it is proposed
    for.
    """
    unit = nominee if isinstance(nominee, Unit) else Unit()
    question = Question(nominee, "", year, unit, on)
    return _gather([question], on).facts(nominee, year)


@dataclass(frozen=True)
class VoteRule:
    """How a council decides on an honour: the mark in force, or the last known one; the quorum."""

    mark: Mark | None
    quorum: Quorum | None
    in_force: bool

    @property
    def ballot(self) -> bool | None:
        """Whether a secret ballot is compulsory; None where nothing on record says."""
        return self.mark.ballot if self.mark else None

    def required(self, members: int) -> int | None:
        """The fewest yes votes of so many members that reach the mark."""
        return required(self.mark, members) if self.mark else None


def vote_rule(honour: str, *, unit: Unit, level: str, on: date) -> VoteRule:
    """The rule for a vote at a council's level on a day; `in_force` False: only the last known."""
    law = law_for(unit, on=on)
    marks = marks_for(law, honour, level, on)
    mark = marks[0] if marks else last_known(law, honour, level, on)
    return VoteRule(mark, quorum_for(law, level, on), bool(marks))


def count_votes(
    honour: str,
    *,
    unit: Unit,
    level: str,
    on: date,
    members: int,
    present: int,
    agree: int,
    written: int = 0,
    received: date | None = None,
) -> Vote:
    """What a count comes to by the law of the day: `rulebook.vote.vote`."""
    return vote(
        law_for(unit, on=on),
        honour,
        level,
        on,
        members=members,
        present=present,
        agree=agree,
        written=written,
        received=received,
    )


def prize(awards: Iterable[Award], *, unit: Unit, decided: date) -> Sum:
    """The money of all awards given to one nominee by decisions of one day."""
    return sum_of(law_for(unit, on=decided), awards, decided=decided)


def may_grant(honour: str, *, signer_code: str, unit: Unit, on: date) -> Grant:
    """Whether a signer may grant an honour on a day, by which clause, and who may if not."""
    return granted_by(law_for(unit, on=on), honour, signer_code, on)


@dataclass
class _Gathered:
    """The records of all nominees of a list, and the people of its collectives."""

    records: Records
    staff: count.Staff

    def facts(self, nominee: Nominee, year: int) -> Facts:
        if isinstance(nominee, Person):
            return person_facts(nominee, year, self.records)
        if isinstance(nominee, Unit):
            return unit_facts(nominee, year, self.records, count.members(nominee, year, self.staff))
        return Facts()

    def pending(self, question: Question, proposed: list[Proposed]) -> tuple[Pending, ...]:
        """What is proposed beside: the nominee's own honours, and for a collective its people's."""
        nominee = question.nominee
        if isinstance(nominee, str):
            return ()
        column = "person" if isinstance(nominee, Person) else "unit"
        mine = [one for one in proposed if getattr(one, column) == nominee.pk]
        own = [
            Pending(one.honour, one.year, 1, one.source)
            for one in mine
            if (one.honour, one.year) != (question.honour, question.year)
        ]
        return (*own, *self._of_members(question, proposed))

    def _of_members(self, question: Question, proposed: list[Proposed]) -> Iterable[Pending]:
        unit, year = question.nominee, question.year
        if not isinstance(unit, Unit):
            return
        for code in sorted({one.honour for one in proposed if one.person}):
            people = [
                one.person
                for one in proposed
                if one.honour == code and one.year == year and one.person
            ]
            if more := count.not_yet_holding(code, unit, year, people, self.staff):
                yield Pending(code, year, more)


def _gather(questions: list[Question], as_of: date) -> _Gathered:
    persons = {q.nominee.pk for q in questions if isinstance(q.nominee, Person)}
    units = {q.nominee.pk for q in questions if isinstance(q.nominee, Unit)}
    collectives = [(q.nominee, q.year) for q in questions if isinstance(q.nominee, Unit)]
    return _Gathered(records_of(persons, units), count.staff_in(collectives, on=as_of))
