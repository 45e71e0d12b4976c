"""Records of papers, deliveries and links for the access table."""

from tests.access.world import World
from tests.factories.documents import (
    CODE,
    DeliveryFactory,
    DocumentFactory,
    LinkFactory,
    SeriesFactory,
)


def link_code(world: World) -> dict[str, str]:
    LinkFactory(unit=world.a)
    return {"code": CODE}


RECORDS = {
    "series": lambda world: SeriesFactory(),
    "paper": lambda world: DocumentFactory(unit=world.a),
    "paper_file": lambda world: {"pk": DocumentFactory(unit=world.a).pk, "kind": "pdf"},
    "paper_submit": lambda world: {"pk": DocumentFactory(unit=world.a).pk, "step": "submit"},
    "delivery_of_a": lambda world: DeliveryFactory(unit=world.a),
    "link_of_a": lambda world: LinkFactory(unit=world.a),
    "link_code": link_code,
}
