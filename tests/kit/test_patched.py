"""The helper that compares patched and reloaded pages tells them apart."""

from tests.kit.patched import WHOLE, patched, same

BEFORE = '<html><body><p>x</p><div id="rows"><p>cũ</p></div><p>y</p></body></html>'


def test_a_fragment_replaces_what_is_inside() -> None:
    after = '<html><body><p>x</p><div id="rows"> <p>mới</p>\n</div><p>y</p></body></html>'

    assert same(patched(BEFORE, "<p>mới</p>", target="rows"), after)


def test_a_fragment_replaces_the_whole_element() -> None:
    after = '<html><body><p>x</p><ul id="rows"><li>a</li></ul><p>y</p></body></html>'

    assert same(patched(BEFORE, '<ul id="rows"><li>a</li></ul>', target="rows", swap=WHOLE), after)


def test_a_page_that_drifted_is_seen() -> None:
    after = '<html><body><p>x</p><div id="rows"><p>mới</p></div><p>2 dòng</p></body></html>'

    assert not same(patched(BEFORE, "<p>mới</p>", target="rows"), after)


def test_tokens_and_ignored_elements_do_not_count() -> None:
    one = '<form><input name="csrfmiddlewaretoken" value="a"><i id="n">1</i></form>'
    other = '<form><input name="csrfmiddlewaretoken" value="b"><i id="n">2</i></form>'

    assert same(one, other, ignoring=["n"])
    assert not same(one, other)
