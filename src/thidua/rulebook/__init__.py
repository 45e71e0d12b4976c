"""Judges facts by the law and always says why. Pure: no Django, no clock, no database.

    law = load()                     the shipped law; load(SHIPPED, folder, …) adds local ones
    check(folder) -> list[str]       faults of a folder: file, line, word
    facts = facts_from(mapping)      the shape of contracts.md section 3; a Fault names the key
    answer(law, honour, facts, *, nominee, year, day, kind="cong-trang", complete_on=None,
           route=None, reliance=(), proposed_with=(), as_of=None) -> Answer
        .outcome .reasons .for_people .missing .reliance .under_last_known .otherwise .national
        .as_json()
    vote(law, honour, level, day, *, members, present, agree, written=0, received=None) -> Vote
        .outcome .required .basis .ballot .quorate .under_last_known .reasons
    prize(law, [Award(honour, nominee, period)], *, decided) -> Sum
        .outcome (đồng) .shares .reasons .under_last_known
    may_grant(law, honour, signer, day) -> Grant     .outcome .allowed .basis .who_may .reasons
    choose(law, honour, day, [Line(nominee, votes, sex)], *, places, counts) -> Choice
    ways(law, honour, facts, *, nominee, year, day, …) -> tuple[Way, …]   what is lacking, if
    papers_for(law, honour, day, *, nominee, verdict=None) -> tuple[Paper, …]
    code_of(law, printed) -> str | None              "BK UBND tỉnh" → its code
    read_cases(path) -> list[Case];  judge(law, case) -> Answer;  matches(answer, expect) -> bool

Only `load`, `check` and `read_cases` touch the disk. Every refusal is a `Fault` whose text is one
Vietnamese sentence.
"""

from thidua.rulebook.alias import code_of, fold
from thidua.rulebook.answer import Answer, answer
from thidua.rulebook.authority import Grant, may_grant, signers_of
from thidua.rulebook.case import Case, judge, matches
from thidua.rulebook.choose import Choice, Line, choose
from thidua.rulebook.facts import Facts, Source
from thidua.rulebook.fault import Fault
from thidua.rulebook.load import SHIPPED, check, load
from thidua.rulebook.outcome import Outcome
from thidua.rulebook.paper import papers_for
from thidua.rulebook.prize import Award, Sum, prize
from thidua.rulebook.read_case import read_cases
from thidua.rulebook.read_facts import facts_from
from thidua.rulebook.rule import Honour, Law, Paper
from thidua.rulebook.telling import Reason
from thidua.rulebook.vote import Vote, quorum_for, vote
from thidua.rulebook.way import Way, ways

__all__ = [
    "SHIPPED",
    "Answer",
    "Award",
    "Case",
    "Choice",
    "Facts",
    "Fault",
    "Grant",
    "Honour",
    "Law",
    "Line",
    "Outcome",
    "Paper",
    "Reason",
    "Source",
    "Sum",
    "Vote",
    "Way",
    "answer",
    "check",
    "choose",
    "code_of",
    "facts_from",
    "fold",
    "judge",
    "load",
    "matches",
    "may_grant",
    "papers_for",
    "prize",
    "quorum_for",
    "read_cases",
    "signers_of",
    "vote",
    "ways",
]
