"""The clauses of one paragraph as drafts of duties: who, and from where to where.

A list after a colon is parted: its items are duties of their own when they open with a verb, or
name papers to be issued; else they are objects of the words before the colon, left out where
those only give examples.
"""

import re
from dataclasses import dataclass, replace

from thidua.papers.read import doers
from thidua.papers.read.attributes import attribute
from thidua.papers.read.clauses import Clause, blanked, clauses, colon
from thidua.papers.read.verbs import OPENING, duty_verb, masked

EXAMPLES = re.compile(
    r"\s*(?:trọng tâm là|nhất là|như|gồm|bao gồm|là|sau|sau đây|cụ thể|trong đó|ví dụ)\s*$"
)
PAPERS = re.compile(
    r"(?:các\s+)?(?:văn bản|bản (?:bản )?hướng dẫn|kế hoạch|quyết định|báo cáo|hướng dẫn"
    r"|quy chế|quy định|chương trình|tờ trình|nội dung|dự thảo|đề án)\b(?!\s+số)",
    re.IGNORECASE,
)
ISSUING = frozenset(
    {
        "ban hành",
        "xây dựng",
        "tham mưu",
        "trình",
        "soạn thảo",
        "hoàn thiện",
        "bổ sung",
        "lập",
        "gửi",
    }
)
SECOND_HEAD = re.compile(r"\bvà\s+(?P<head>\d+ [^:“”;]{8,140}):")
ANNOUNCING = re.compile(r"\b(?:như sau|sau đây|dưới đây|sau)\s*$")
CHARGED = re.compile(r"(?:có trách nhiệm|chịu trách nhiệm|có nhiệm vụ)\s+(?:trong việc\s+)?")
NEXT_DUTY = re.compile(
    r",\s+(?=(?:(?:kịp thời|tích cực|chủ động|thường xuyên)\s+)?"
    r"(?P<verb>tổ chức|thực hiện|xây dựng|ban hành|báo cáo|đề xuất|đăng ký|phát động|lập"
    r"|gửi(?=\s(?:báo cáo|hồ sơ|kế hoạch|danh sách|văn bản)))\s)"
)
CITING = re.compile(r"\bsố\s+\d|\bdo\s+[A-ZĐ]")
ENDS_IN_VERB = re.compile(rf"\b(?:{OPENING})$")
GUIDING = re.compile(r"hướng dẫn|đôn đốc|chỉ đạo|kiểm tra|giám sát|phối hợp với")
SHORT_LABEL = 9
FEWEST_WORDS = 6
FEW_WORDS = 5


@dataclass(frozen=True)
class Draft:
    """What may be a duty, by offsets into its line; `verb` None where none opens it."""

    start: int
    end: int
    doer: str | None
    verb: str | None


def _names_an_object(clause: Clause, piece: str, parted: doers.Parted) -> bool:
    """“đôn đốc các phòng; đơn vị thực hiện …”: a body in small letters after a semicolon is whom
    the duty before is about.
    """
    return bool(parted.doer) and not clause.first and piece[0].islower() and not parted.strong


@dataclass
class Drafting:
    """One paragraph being parted: the drafts so far, the doer in force, whether a list of examples
    runs.
    """

    text: str
    drafts: list[Draft]
    doer: str | None = None
    listing: bool = False

    @classmethod
    def of(cls, text: str, start: int) -> "Drafting":
        drafting = cls(text, [])
        label = doers.part(text[start:])
        if label.doer and ";" in label.doer:
            drafting.doer, start = label.doer, start + label.at
        for clause in clauses(text, start):
            drafting.listing = drafting.listing and not clause.first
            stated = attribute(text[clause.start : clause.end])
            if stated is None or stated.kind == "aside":
                drafting.take(drafting.without_label(clause))
        return drafting

    def without_label(self, clause: Clause) -> Clause:
        """A clause without a run-in label (“Công tác khen thưởng: …”) that names neither doer nor
        duty.
        """
        at = colon(self.text, clause.start, clause.end)
        if not clause.first or at is None:
            return clause
        label, rest = self.text[clause.start : at], self.text[at + 1 : clause.end].strip()
        if len(label.split()) > SHORT_LABEL or doers.names_a_body(label) or duty_verb(label):
            return clause
        opens = duty_verb(rest) is not None or doers.part(rest).doer is not None
        return replace(clause, start=self._next_word(at + 1)) if opens else clause

    def take(self, clause: Clause) -> None:
        piece = self.text[clause.start : clause.end]
        parted = doers.part(piece)
        if self._guides_others() and _names_an_object(clause, piece, parted):
            parted = doers.NOBODY
        start = doers.main_verb(self.text, self._next_word(clause.start + parted.at))
        if start >= clause.end:
            self.doer = parted.doer or self.doer
            return
        verb = duty_verb(self.text[start : clause.end])
        if verb or parted.strong:
            self.doer = parted.doer or self.doer
        if verb is None:
            self._noun(replace(clause, start=start))
        else:
            self._verb(replace(clause, start=start), verb)

    def _guides_others(self) -> bool:
        """Whether the duty before is about what others do: “hướng dẫn, đôn đốc các phòng; …”."""
        last = self.drafts[-1] if self.drafts else None
        return last is not None and bool(GUIDING.search(self.text, last.start, last.end))

    def _noun(self, clause: Clause) -> None:
        """A clause without a verb: a second list, an object of the clause before, or a bare
        subject.
        """
        if second := SECOND_HEAD.search(blanked(self.text), clause.start, clause.end):
            self._add(second.start("head"), second.end("head"), "thực hiện")
        elif self.listing:
            return
        elif clause.first or not self.drafts:
            if not doers.names_a_body(self.text[clause.start : clause.end]):
                self._add(clause.start, clause.end, None)
        elif self.drafts[-1].verb in ISSUING and PAPERS.match(self.text, clause.start):
            self._add(clause.start, clause.end, self.drafts[-1].verb)
        else:
            self.drafts[-1] = replace(self.drafts[-1], end=clause.end)

    def _verb(self, clause: Clause, verb: str) -> None:
        at = colon(self.text, clause.start, clause.end)
        if (
            at is not None
            and self._next_word(at + 1) >= clause.end
            and ANNOUNCING.search(self.text[clause.start : at])
        ):
            return
        if at is None or self._next_word(at + 1) >= clause.end:
            self.listing = False
            self._add_each(
                clause.start, clause.end if at is None else self._head_end(clause, at), verb
            )
            return
        tail = self._next_word(at + 1)
        rest, head = self.text[tail : clause.end], self.text[clause.start : at]
        papers = verb in ISSUING and PAPERS.match(rest)
        if papers and EXAMPLES.search(head):
            self._add(tail, clause.end, verb)
        elif duty_verb(rest) and not papers:
            self._add(tail, clause.end, duty_verb(rest))
        elif rest.startswith(("“", '"', "phong trào “")) or EXAMPLES.search(head):
            self.listing = True
            self._add(clause.start, self._head_end(clause, at), verb)
            if second := SECOND_HEAD.search(blanked(self.text), at, clause.end):
                self._add(second.start("head"), second.end("head"), verb)
        else:
            self._add(clause.start, clause.end, verb)

    def _add_each(self, start: int, end: int, verb: str) -> None:
        """One duty, or several that only commas part (“kiểm tra …, thực hiện báo cáo …”)."""
        plain = blanked(self.text)
        for match in NEXT_DUTY.finditer(plain, start, end):
            left = plain[start : match.start()]
            if (
                len(left.split()) < FEWEST_WORDS
                or CITING.search(left)
                or ENDS_IN_VERB.search(masked(left))
            ):
                continue
            self._add(start, match.start(), verb)
            start, verb = match.end(), match["verb"]
        self._add(start, end, verb)

    def _head_end(self, clause: Clause, at: int) -> int:
        """The head without “như”, “gồm” …; a head of a few words says nothing without its list."""
        head = EXAMPLES.sub("", self.text[clause.start : at]).rstrip(" ,")
        return clause.start + len(head) if len(head.split()) >= FEW_WORDS else clause.end

    def _add(self, start: int, end: int, verb: str | None) -> None:
        charged = CHARGED.match(self.text, start)
        self.drafts.append(Draft(charged.end() if charged else start, end, self.doer, verb))

    def _next_word(self, at: int) -> int:
        rest = self.text[at:]
        return at + len(rest) - len(rest.lstrip(" ,;:"))
