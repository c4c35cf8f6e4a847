"""TAK data packages: a zip with a manifest, events of CoT, overlays, and attachments that are named and left out."""

from collections.abc import Iterator

from console.feeds import archives, xml
from console.feeds import elements as el
from console.feeds.archives import Member
from console.feeds.drafts import Asked, Draft, Given, Parser, Refused, Titled, Warned
from console.feeds.unpacked import UnknownFormat, Unpacked

_MANIFEST = "/manifest/manifest.xml"
# What a package carries for a map; lists of favourites and tables in it are of other programs.
_CARRIED = frozenset(["cot", "kml", "kmz", "gpx", "geojson", "shapefile", "geopackage", "nvg", "cap"])


class TakPackage:
    """Data packages; see :class:`console.feeds.drafts.Parser`."""

    name = "tak"

    def recognises(self, given: Given) -> bool:
        """A zip archive with the manifest of a data package."""
        return any(_is_manifest(path) for path in archives.paths(given))

    def read(self, given: Given, asked: Asked) -> Iterator[Draft]:
        """The records of all that is in it. Raises Refused where there is nothing for a map, or it is hostile."""
        members = archives.members(given)
        manifests = [member for member in members if _is_manifest(member.path)]
        title, ignored = _manifest(manifests[0]) if manifests else ("", set())
        if title:
            yield Titled(title)
        known: list[tuple[Member, Parser]] = []
        unknown: list[Member] = []
        for member in members:
            if member in manifests:
                continue
            parser = None if member.path in ignored else _parser(member)
            if parser is None:
                unknown.append(member)
            else:
                known.append((member, parser))
        if not known:
            raise Refused(
                f"Not taken: {given.name} is a TAK data package without CoT; it holds"
                f" {_named(unknown)}. Nothing was written."
            )
        if not any(parser.name == "cot" for _, parser in known):
            yield Warned("The data package holds no CoT; its overlays were taken.")
        if unknown:
            yield Warned(f"Left out of the data package: {_named(unknown)}.")
        yield from Unpacked(known, []).read(given, asked)


PARSERS = (TakPackage(),)


def _is_manifest(path: str) -> bool:
    return f"/{path.lower()}".endswith(_MANIFEST)


def _parser(member: Member) -> Parser | None:
    from console.feeds import formats

    try:
        parser = formats.recognised(member)
    except UnknownFormat:
        return None
    return parser if _CARRIED.issuperset(parser.name.split("+")) else None


def _manifest(manifest: Member) -> tuple[str, set[str]]:
    """The name the package was given, and which of its files it says to ignore."""
    document = xml.parse(manifest)
    names = [one.get("value", "") for one in el.below(document.root, "Parameter") if one.get("name") == "name"]
    contents = [one for one in el.below(document.root, "Content") if one.get("ignore", "").lower() == "true"]
    return el.line(next(iter(names), ""))[:200], {one.get("zipEntry", "") for one in contents}


def _named(members: list[Member]) -> str:
    paths = [member.path.rpartition("/")[2] for member in members]
    return ", ".join(paths[:5]) + (f" and {len(paths) - 5} more" if len(paths) > 5 else "") if paths else "nothing else"
