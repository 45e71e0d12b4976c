"""Who signs, who decides, who may do what."""

import re
from collections.abc import Iterator

from thidua.papers.read.anomalies.facts import Facts, brief
from thidua.papers.read.fold import fold
from thidua.papers.read.reading import Anomaly

COLLECTIVE = re.compile(r"uy ban nhan dan|hoi dong|ban chi dao|ban thuong vu|ban cham hanh")
HEAD = re.compile(r"(?:chu tich|truong ban|bi thu)\b")
NO_SUCH_HONOUR = re.compile(r"[Bb]ằng khen của Chính phủ")
SMALL_OFFICE = re.compile(r"van phong|phong |thanh tra|bo phan|to |chi cuc|trung tam")
WHO_DECIDES = re.compile(r"ban hành (?:các )?quyết định", re.IGNORECASE)


def signature(facts: Facts) -> Iterator[Anomaly]:
    """A collective body's paper is signed “TM.”; a deputy signs “KT.”."""
    collective = COLLECTIVE.match(fold(facts.header.issuing_agency or "")) or re.search(
        r"-(?:UBND|HĐND)$", facts.header.symbol or ""
    )
    plural = facts.header.doc_type in (
        "Kế hoạch",
        "Tờ trình",
        "Báo cáo",
        "Công văn",
        "Thông báo",
        "Chương trình",
        "Nghị quyết",
    )
    for one in facts.signers:
        title, prefix = fold(one.title or ""), fold(one.prefix or "")
        if (
            collective
            and plural
            and HEAD.match(title)
            and not prefix.startswith(("tm", "t/m", "kt"))
        ):
            yield Anomaly(
                f"Cơ quan ban hành làm việc theo chế độ tập thể nhưng trên chức vụ "
                f"“{one.title}” không có “TM.”.",
                "authority",
                one.span,
            )
        if title.startswith("pho ") and not re.search(r"\bkt\b|kt\.", prefix):
            yield Anomaly(f"Cấp phó ký (“{one.title}”) mà không ghi “KT.”.", "authority", one.span)
        if (
            re.search(r"\bkt\.", prefix)
            and title
            and not title.startswith(("pho ", "thu truong", "quyen"))
        ):
            yield Anomaly(
                f"Ghi “KT.” nhưng người ký có chức vụ “{one.title}” không phải cấp phó.",
                "authority",
                one.span,
            )


def council(facts: Facts) -> Iterator[Anomaly]:
    """A council's own plan under the department's symbol and the director's plain signature."""
    subject = fold(facts.header.subject or "")
    of_council = re.search(r"(?:cua|hoat dong) hoi dong thi dua", subject) or subject.startswith(
        "hoat dong cua hoi dong"
    )
    symbol = facts.header.symbol or ""
    signed = [s for s in facts.signers if "hoi dong" in fold(f"{s.prefix} {s.title}")]
    if of_council and symbol and "HĐ" not in symbol and not signed:
        yield Anomaly(
            f"Văn bản mang tên Hội đồng nhưng ký hiệu là {symbol} và phần ký không ghi “TM. "
            f"HỘI ĐỒNG”.",
            "authority",
            facts.header.spans.get("number_symbol"),
        )


def honours(facts: Facts) -> Iterator[Anomaly]:
    for line in facts.frame.body:
        for match in NO_SUCH_HONOUR.finditer(line.text):
            span = (line.start + match.start(), line.start + match.end())
            yield Anomaly(
                "Không có “Bằng khen của Chính phủ”: Bằng khen do Thủ tướng Chính phủ tặng.",
                "authority",
                span,
            )


def duties(facts: Facts) -> Iterator[Anomaly]:
    """Duties that belong to the head of the agency given to an office or an advisory council, or to
    nobody.
    """
    for task in facts.tasks:
        doer, text = fold(task.responsible or ""), fold(task.text)
        if (
            doer
            and SMALL_OFFICE.match(doer)
            and text.startswith("phat dong")
            and len(facts.tasks) > 1
        ):
            yield Anomaly(
                f"Giao {task.responsible} phát động phong trào; phát động thuộc người đứng "
                f"đầu cơ quan, đơn vị.",
                "authority",
                task.span,
            )
        if doer.startswith("hoi dong thi dua") and "giai quyet khieu nai" in text:
            yield Anomaly(
                "Giao Hội đồng (cơ quan tư vấn) giải quyết khiếu nại, tố cáo; việc này thuộc "
                "người có thẩm quyền.",
                "authority",
                task.span,
            )
        if (
            not doer
            and WHO_DECIDES.match(task.text)
            and facts.signers
            and "hoi dong" in fold(facts.signers[0].prefix or "")
        ):
            yield Anomaly(
                f"“{brief(task.text)}” không nêu ai ban hành quyết định: Hội đồng hay thủ "
                f"trưởng cơ quan.",
                "authority",
                task.span,
            )
