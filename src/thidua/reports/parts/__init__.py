"""The parts of the year's report: each takes the shelf and says what its books hold."""

from thidua.reports.parts.comparing import shares
from thidua.reports.parts.deciding import lines, sent_up, spent
from thidua.reports.parts.doing import initiatives, movements, registrations
from thidua.reports.parts.honouring import honours

__all__ = [
    "honours",
    "initiatives",
    "lines",
    "movements",
    "registrations",
    "sent_up",
    "shares",
    "spent",
]
