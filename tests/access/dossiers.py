"""The records that the access table names for rounds, lines and lists: all of unit A."""

from tests.access.world import World
from tests.factories.dossiers import DossierFactory
from thidua.dossiers.models import Dossier


def dossier(world: World) -> Dossier:
    return DossierFactory(round__unit=world.a)


RECORDS = {"dossier": dossier}
