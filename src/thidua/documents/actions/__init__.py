"""Everything that may be done to papers, links and what comes in; nothing else writes them.

One file for each: `papers`, `series`, `links`, `deliveries`. Other slices import from here.
"""

from thidua.documents.actions.deliveries import confirm, deliver, refuse
from thidua.documents.actions.links import LinkClosed, make_link, open_link, revoke_link
from thidua.documents.actions.papers import (
    NotAllowed,
    NotComplete,
    NumberUsed,
    WrongDay,
    draft,
    issue,
    next_number,
    number,
    recompose,
    sign,
    submit,
    withdraw,
)
from thidua.documents.actions.series import CodeTaken, change_series, open_series

__all__ = [
    "CodeTaken",
    "LinkClosed",
    "NotAllowed",
    "NotComplete",
    "NumberUsed",
    "WrongDay",
    "change_series",
    "confirm",
    "deliver",
    "draft",
    "issue",
    "make_link",
    "next_number",
    "number",
    "open_link",
    "open_series",
    "recompose",
    "refuse",
    "revoke_link",
    "sign",
    "submit",
    "withdraw",
]
