"""Everything that may be done to decisions, certificates and proposals; nothing else writes them.

One file for each: `granting`, `correcting`, `issuing`, `paying`, `certificates`, `proposing`.
"""

from thidua.decisions.actions.certificates import (
    hand_over,
    make_certificates,
    reissue,
    withdraw_all,
)
from thidua.decisions.actions.correcting import NoChange, draft_amendment, draft_revocation
from thidua.decisions.actions.granting import (
    BeyondAuthority,
    Changed,
    NotPassed,
    draft_grant,
    recompose,
    remove_line,
    submit,
    withdraw,
)
from thidua.decisions.actions.issuing import (
    ListDiffers,
    Signed,
    compare_list,
    issue,
    number,
    settle_list,
    sign,
)
from thidua.decisions.actions.paying import NothingToPay, PaidTooEarly, pay
from thidua.decisions.actions.proposing import (
    AlreadyAnswered,
    Outcome,
    draft_proposal,
    number_proposal,
    record_outcome,
    send_proposal,
    sign_proposal,
    submit_proposal,
)
from thidua.decisions.actions.warrant import NotAllowed, WrongState

__all__ = [
    "AlreadyAnswered",
    "BeyondAuthority",
    "Changed",
    "ListDiffers",
    "NoChange",
    "NotAllowed",
    "NotPassed",
    "NothingToPay",
    "Outcome",
    "PaidTooEarly",
    "Signed",
    "WrongState",
    "compare_list",
    "draft_amendment",
    "draft_grant",
    "draft_proposal",
    "draft_revocation",
    "hand_over",
    "issue",
    "make_certificates",
    "number",
    "number_proposal",
    "pay",
    "recompose",
    "record_outcome",
    "reissue",
    "remove_line",
    "send_proposal",
    "settle_list",
    "sign",
    "sign_proposal",
    "submit",
    "submit_proposal",
    "withdraw",
    "withdraw_all",
]
