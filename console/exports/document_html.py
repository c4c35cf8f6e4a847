"""A document as one plain HTML page: the marking at both ends, as-of under the title, every word escaped, no script."""

from collections.abc import Iterator
from html import escape
from typing import Final

from console.domain.times import dtg
from console.exports.document_pdf import Document
from console.map.words import tr

_STYLE: Final = (
    "body{font:15px/1.4 Inter,Roboto,'Noto Sans',sans-serif;max-width:50em;margin:0 auto;color:#111;background:#fff}"
    "h1{font-size:1.4em;margin-bottom:0}h2{font-size:1.1em;border-top:1px solid #999;padding-top:.6em}"
    "p{margin:.2em 0 .2em 1em;overflow-wrap:anywhere}.mark{text-align:center;font-weight:600;margin:1em 0}"
)


def html(document: Document) -> bytes:
    """The page, UTF-8."""
    return "\n".join(_lines(document)).encode()


def _lines(document: Document) -> Iterator[str]:
    mark = f'<p class="mark">{escape(document.marking.banner)}</p>'
    title = escape(f"{document.title}: {document.below} · {document.marking.banner}")
    yield f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
    yield f"<style>{_STYLE}</style></head><body>{mark}"
    yield f"<h1>{escape(document.title)}</h1>"
    as_of = tr("As of {time}", time=dtg(document.at))
    yield f"<p>{escape(' · '.join((as_of, document.below, document.case)))}</p>"
    for section in document.sections:
        yield f"<h2>{escape(section.title)}</h2>"
        yield from (f"<p>{escape(line)}</p>" for line in section.lines or (tr("Nothing."),))
    yield f"{mark}</body></html>"
