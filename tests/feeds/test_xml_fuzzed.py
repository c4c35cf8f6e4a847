"""Whatever is done to a file, a parser reads it or refuses it, and numbers its records one after another."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.feeds import formats
from console.feeds.drafts import Asked, FeatureDraft, Refused, Rejected, ReportDraft
from console.feeds.given import GivenBytes

INPUTS = {
    "cap": "<alerts><alert xmlns='urn:oasis:names:tc:emergency:cap:1.2'><identifier>A</identifier><sender>s</sender>"
    "<sent>2024-05-01T10:00:00+03:00</sent><msgType>Update</msgType><references>s,B,c</references><info><event>Flood"
    "</event><expires>2024-05-02T24:00Z</expires><area><polygon>50,23 50,24 51,24</polygon><circle>50,23 5</circle>"
    "</area></info></alert></alerts>",
    "rss": "<rss xmlns:georss='http://www.georss.org/georss'><channel><item><title>a &lt;b&gt; &amp;amp;</title>"
    "<pubDate>Tue, 15 Nov 2022 15:40:00 +0100</pubDate><georss:point>50 23</georss:point><georss:circle>50 23 500"
    "</georss:circle></item><item><guid>2</guid></item></channel></rss>",
    "cot": "<event uid='u' type='u-d-c-c' time='2022-11-15T14:40:00Z'><point lat='50' lon='23'/><detail><shape><ellipse"
    " major='200' minor='100' angle='30'/></shape><strokeColor value='-1'/><range value='10'/></detail></event>",
    "nvg": "<nvg><g label='a'><point x='23' y='50' symbol='app6b:SHGPUCA----D---' modifiers='T:x;'/><corridor points="
    "'23,50 24,51' width='500'/></g><arcband cx='23' cy='50' minr='20' maxr='30' startangle='315' endangle='5'/></nvg>",
}
HOSTILE = [
    "nan",
    "-inf",
    "1e999",
    "9" * 400,
    "<",
    "&",
    "&#0;",
    "]]>",
    "<!--",
    "\0",
    "-91",
    "181",
    "",
    "<!ENTITY a 'b'>",
]


@pytest.mark.parametrize("name", INPUTS)
@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_a_turned_file_is_read_or_refused(name, data):
    content = INPUTS[name]
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(content)))
        end = min(len(content), start + data.draw(st.integers(0, 12)))
        content = content[:start] + data.draw(st.sampled_from(HOSTILE) | st.text(max_size=3)) + content[end:]
    parser = next(one for one in formats.parsers() if one.name == name)
    given_file = GivenBytes("a", content.encode("utf-8", "replace"))
    parser.recognises(given_file)
    try:
        drafts = list(parser.read(given_file, Asked()))
    except Refused:
        return
    records = [one for one in drafts if isinstance(one, ReportDraft | FeatureDraft | Rejected)]
    numbers = [one.record if isinstance(one, Rejected) else one.number for one in records]
    assert numbers == list(range(1, len(numbers) + 1))
    for one in records:
        if isinstance(one, ReportDraft):
            assert (one.lon is None) == (one.lat is None)
            assert one.lon is None or (-180 <= one.lon <= 180 and -90 <= one.lat <= 90)
