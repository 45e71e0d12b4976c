"""Blanks: what the paper leaves open though somebody will need it."""

from collections.abc import Iterator

from thidua.papers.read.anomalies.facts import Facts, brief
from thidua.papers.read.reading import Anomaly

FEWEST_DUTIES = 3
OWED_SOMEWHERE = frozenset({"dang-ky", "bao-cao", "van-ban"})


def number_and_day(facts: Facts) -> Iterator[Anomaly]:
    header = facts.header
    open_ = []
    if header.number is None:
        open_.append("số")
    if header.day is None or header.month is None or header.year is None:
        open_.append("ngày, tháng, năm ban hành")
    if open_:
        span = header.spans.get("number_symbol") or header.spans.get("date")
        yield Anomaly(f"Văn bản còn để trống {' và '.join(open_)}.", "blank", span)


def signer(facts: Facts) -> Iterator[Anomaly]:
    if not facts.signers:
        yield Anomaly("Không thấy phần ký: thiếu chức vụ và họ tên người ký.", "blank")
    for one in facts.signers:
        if one.name is None:
            yield Anomaly(
                f"Thiếu họ tên người ký dưới chức vụ “{one.title or one.prefix}”.",
                "blank",
                one.span,
            )


def duties(facts: Facts) -> Iterator[Anomaly]:
    """A plan whose duties carry no day, no doer, or ask for a paper without saying until when."""
    tasks = facts.tasks
    if not facts.is_plan or len(tasks) < FEWEST_DUTIES:
        return
    if not any(task.due for task in tasks):
        yield Anomaly(
            f"Không nhiệm vụ nào trong {len(tasks)} nhiệm vụ nêu ngày, tháng hoàn thành.", "blank"
        )
    nobody = [task for task in tasks if task.responsible is None]
    if nobody:
        yield Anomaly(
            f"{len(nobody)} trong {len(tasks)} nhiệm vụ không nêu ai thực hiện, ví dụ: "
            f"“{brief(nobody[0].text)}”.",
            "blank",
            nobody[0].span,
        )
    undated = [
        task
        for task in tasks
        if task.output in OWED_SOMEWHERE and task.deadline is None and not task.continuing
    ]
    if undated and any(task.due for task in tasks):
        yield Anomaly(
            f"{len(undated)} nhiệm vụ phải nộp hoặc ban hành văn bản mà không nêu hạn, ví "
            f"dụ: “{brief(undated[0].text)}”.",
            "blank",
            undated[0].span,
        )
