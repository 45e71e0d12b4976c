"""The story of a decision or a tờ trình: its own lines of the journal and those of its paper."""

from django.utils.translation import gettext as _

from thidua.decisions.lifecycle import ProposalStep, Step
from thidua.decisions.models import Decision, Proposal
from thidua.documents.lifecycle import Step as PaperStep
from thidua.journal.queries import history_of
from thidua.journal.told import Told, told

BRIEF = {"draft", "recompose"}


def story_of(made: Decision | Proposal) -> list[Told]:
    """Newest first; what it was made with stands on the page and is not told again."""
    steps = Step if isinstance(made, Decision) else ProposalStep
    verbs = {**dict(PaperStep.choices), "recompose": _("Soạn lại văn bản"), **dict(steps.choices)}
    own = told(history_of(made), verbs, brief=BRIEF)
    paper = told(history_of(made.document).exclude(verb="draft"), verbs, brief=BRIEF)
    return sorted([*own, *paper], key=lambda line: line.at, reverse=True)
