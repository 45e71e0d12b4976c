"""The patched page equals the reloaded page: how tests apply a fragment as htmx would.

before = client.get("/ho-so/").content.decode()
fragment = client.get("/ho-so/?q=lan", headers={"HX-Request": "true"}).content.decode()
after = client.get("/ho-so/?q=lan").content.decode()
assert same(patched(before, fragment, target="rows", ignoring=["filters"]), after, …)
"""

import re
from collections.abc import Iterable

from lxml import html

WHOLE = "outerHTML"
INSIDE = "innerHTML"


def patched(page: str, fragment: str, *, target: str, swap: str = INSIDE) -> str:
    """The page after htmx has put the fragment in the element with the id `target`."""
    tree = html.fromstring(page)
    (place,) = tree.xpath("//*[@id=$id]", id=target)
    pieces = html.fragments_fromstring(fragment)
    if swap == WHOLE:
        parent, index = place.getparent(), place.getparent().index(place)
        tail = place.tail
        parent.remove(place)
        _insert(parent, index, pieces)
        if len(parent) > index:
            parent[index].tail = tail
    else:
        for child in list(place):
            place.remove(child)
        place.text = None
        _insert(place, 0, pieces)
    return html.tostring(tree, encoding="unicode")


def _insert(parent: html.HtmlElement, index: int, pieces: list[html.HtmlElement | str]) -> None:
    if pieces and isinstance(pieces[0], str):
        parent.text = f"{parent.text or ''}{pieces[0]}"
        pieces = pieces[1:]
    for place, piece in enumerate(pieces, index):
        parent.insert(place, piece)


def same(one: str, other: str, *, ignoring: Iterable[str] = ()) -> bool:
    """Whether two pages are alike but for white space, tokens and the elements ignored by id."""
    return normal(one, ignoring=ignoring) == normal(other, ignoring=ignoring)


def normal(page: str, *, ignoring: Iterable[str] = ()) -> str:
    """A page as one comparable text."""
    tree = html.fromstring(page)
    for name in ignoring:
        for element in tree.xpath("//*[@id=$id]", id=name):
            element.drop_tree()
    for token in tree.xpath("//input[@name='csrfmiddlewaretoken' or @name='next']"):
        token.set("value", "")
    text = html.tostring(tree, encoding="unicode")
    return re.sub(r"\s*(<[^>]+>)\s*", r"\1", re.sub(r"\s+", " ", text)).strip()
