import pytest

from console.feeds import formats
from console.feeds.drafts import Refused
from console.feeds.given import GivenBytes
from console.feeds.unpacked import UnknownFormat


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "picture"),
        (b"\0\0\0\x18ftypmp42", "video"),
        (b"<!DOCTYPE html><html><body><p>a</p></body></html>", "web page"),
        (b"<!DOCTYPE b [<!ENTITY a 'x'>]><b>&a;</b>", "made to do harm"),
        (b"<metadata/>", "its outermost element is metadata"),
        (b"\x01\x02\x03\xf0\xf1", "of no format"),
    ],
)
def test_the_refusal_says_what_a_file_is(content, said):
    with pytest.raises(UnknownFormat, match=said) as refused:
        formats.recognised(GivenBytes("x", content))
    assert str(refused.value).startswith("Not taken: x ")
    assert isinstance(refused.value, Refused)
