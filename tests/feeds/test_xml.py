import pytest

from console.feeds import elements, xml
from console.feeds.drafts import Asked, Refused
from console.feeds.given import GivenBytes


def parse(content: bytes | str, *, several: bool = False) -> xml.Document:
    content = content.encode() if isinstance(content, str) else content
    return xml.parse(GivenBytes("a.xml", content), several=several)


def shown(content: bytes | str) -> list[str]:
    return [elements.text(child) for child in parse(content).root]


HOSTILE = {
    "billion laughs": '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><r>&b;</r>',
    "quadratic blow-up": f'<!DOCTYPE r [<!ENTITY a "{"x" * 5000}">]><r>{"&a;" * 5000}</r>',
    "a file of this machine": '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]><r>&x;</r>',
    "another host": '<!DOCTYPE r [<!ENTITY x SYSTEM "http://example.org/x">]><r>&x;</r>',
    "a parameter entity": '<!DOCTYPE r [<!ENTITY % x SYSTEM "file:///etc/hostname">%x;]><r/>',
    "unparsed": '<!DOCTYPE r [<!NOTATION n SYSTEM "n"><!ENTITY x SYSTEM "x.gif" NDATA n>]><r/>',
    "default attributes": f'<!DOCTYPE r [<!ATTLIST a b CDATA "{"x" * 5000}">]><r><a/></r>',
    "even when mended": '<!DOCTYPE r [<!ENTITY a "ha">]><r>&nbsp;&b;</r>',
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_what_declares_entities_is_refused(content):
    with pytest.raises(Refused, match="made to do harm"):
        parse(content)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<a>" * 300, "nested more than"),
        ("<r " + " ".join(f"a{n}=''" for n in range(2000)) + "/>", "out of all proportion"),
        (f"<r xmlns='{'n' * 100_000}'>" + "<a/>" * 1000 + "</r>", "a name out of all proportion"),
        ("no markup at all", "not well-formed"),
        ("", "not well-formed"),
        ("<!-- only a remark -->", "not well-formed"),
    ],
    ids=["deep", "many attributes", "a long namespace", "text", "empty", "remark"],
)
def test_what_goes_over_a_limit_or_is_no_xml_is_refused(content, reason):
    with pytest.raises(Refused, match=reason):
        parse(content)


def test_an_attribute_has_a_limit(monkeypatch):
    monkeypatch.setattr(xml, "LONGEST_ATTRIBUTE", 10)
    assert parse("<r a='0123456789'/>").root is not None
    with pytest.raises(Refused, match="out of all proportion"):
        parse("<r a='0123456789x'/>")


def test_the_number_of_elements_has_a_limit(monkeypatch):
    monkeypatch.setattr(xml, "MOST_PARTS", 10)
    assert parse("<r>" + "<a b=''/>" * 4 + "<a/></r>").root is not None
    with pytest.raises(Refused, match="more than 10 elements"):
        parse("<r>" + "<a b=''/>" * 5 + "</r>")


@pytest.mark.parametrize(
    "content",
    [
        '<!DOCTYPE r PUBLIC "-//X//DTD 0.91//EN" "http://example.org/r.dtd"><r><a>Zürich</a></r>',
        '<!DOCTYPE r SYSTEM "file:///etc/passwd"><r><a>Z&uuml;rich</a></r>',
        '<?xml version="1.0" encoding="windows-1251"?><r><a>Zürich</a></r>',
        '\n\n <?xml version="1.0"?><r><a>Z&uuml;rich</a></r>',
        "<r><a>Z\x0bürich</a></r>",
        "<r><a>Zürich&#0;&#x1F;</a></r>",
    ],
    ids=["external DTD", "a name of HTML", "declared wrongly", "blanks before", "a sign not allowed", "a number so"],
)
def test_harmless_slips_are_read_as_meant(content):
    assert shown(content) == ["Zürich"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1251", "koi8-r"])
def test_the_encoding_is_found_whatever_is_declared(encoding):
    said = "Сегодня вечером над городом были слышны взрывы, сообщили местные власти"
    content = f'<?xml version="1.0" encoding="UTF-8"?><r><a>{said}</a></r>'.encode(encoding)
    assert xml.outermost(content) == xml.Outermost("", "r", "")
    assert shown(content) == [said]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<r><a>AT&T & Co &unknown; &amp;</a></r>", "AT&T & Co &unknown; &"),
        ("<r><a>&nbsp;1&euro;<![CDATA[&nbsp;]]></a></r>", "1€&nbsp;"),
        ("<r><g:a xmlns:h='x'>said</g:a></r>", "said"),
    ],
)
def test_slips_that_stop_a_parser_are_mended_and_told(content, text):
    document = parse(content)
    assert elements.text(document.root[0]) == text
    assert "read as meant" in document.warnings[0].text
    assert not document.broken


@pytest.mark.parametrize(
    ("content", "why"),
    [("<r><a>1</a><a>2</a><a>3", "ends in the middle"), ("<r>\n<a>1</a><a>2</a><a>3</b></r>", "from line 2 on")],
)
def test_what_is_whole_before_a_file_breaks_can_be_told(content, why):
    document = parse(content)
    assert why in document.broken
    assert [elements.text(child) for child in document.root if document.whole(child)] == ["1", "2"]
    assert "2 records before that were taken" in next(document.cut(2)).text


def test_a_stream_of_documents_is_read_as_one():
    document = parse('<?xml version="1.0"?>\n<a/>\n\n<?xml version="1.0"?><b/><c', several=True)
    assert [elements.local(child) for child in document.root] == ["a", "b"]
    assert document.broken
    with pytest.raises(Refused, match="made to do harm"):
        parse(HOSTILE["another host"], several=True)


def test_what_follows_the_outermost_element_is_left_out():
    document = parse("<r><a>1</a></r>trailing<")
    assert not document.broken
    assert "left out" in document.warnings[0].text


@pytest.mark.parametrize(
    ("head", "outermost"),
    [
        (b"<a:alert xmlns:a='urn:x' id=\"1\">", xml.Outermost("urn:x", "alert", " xmlns:a='urn:x' id=\"1\"")),
        (b"<!-- <x> --><?y z?><!DOCTYPE rss [<!ELEMENT a (b)> ]>\n<rss/>", xml.Outermost("", "rss", "")),
        (b"<", None),
        (b"a,b\n1,<x>", None),
        (b"\x00\x01\x02", None),
        (b"", None),
    ],
)
def test_the_outermost_element_is_read_from_the_first_bytes(head, outermost):
    assert xml.outermost(head) == outermost


def test_names_are_looked_up_whatever_the_namespace():
    root = parse('<r xmlns="urn:x"><a/><a> 1\n2 </a><n:b xmlns:n="urn:n" n:c=" 3 ">4<d>5</d></n:b></r>').root
    assert (elements.local(root), elements.namespace(root)) == ("r", "urn:x")
    assert elements.child_text(root, "z", "a") == "1\n2"
    assert elements.line("1\n 2 ") == "1 2"
    assert elements.text(elements.child(root, "b")) == "45"
    assert elements.attribute(elements.child(root, "b"), "z", "c") == "3"
    assert [elements.local(found) for found in elements.below(root, "d", "b")] == ["b", "d"]


@pytest.mark.parametrize("piece", ["<!--", "<![CDATA[", "&x", "< ", "<?xml ", "<p:a/>", "<item></x>"])
def test_a_file_of_one_piece_again_and_again_is_done_with_soon(piece):
    """Nothing here takes longer than in proportion to its size: a quarter of a million of these would take hours."""
    from console.feeds.syndication import PARSERS

    given = GivenBytes("a", b"<rss><channel><item><title>" + piece.encode() * 20_000)
    with pytest.raises(Refused):
        list(PARSERS[0].read(given, Asked()))
