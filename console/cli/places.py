"""A place named on the command line: a position, something of the case, or a town of the gazetteer."""

from console.domain import coordinates
from console.domain.errors import BadInput, ConsoleError
from console.domain.geodesics import Point
from console.domain.letters import folded
from console.services import finding
from console.store.reader import Reader


def place(reader: Reader, text: str) -> tuple[Point, str]:
    """Where that is and what it is called. Raises BadInput when nothing is called so."""
    try:
        return coordinates.parse(text), text.strip()
    except ConsoleError as error:
        no_position = error
    from console.map.gazetteer import Match, shipped

    known = [one for one in finding.find(reader, text, 5) if one.lon is not None and one.lat is not None]
    places = list(shipped().find(text, None, 3))
    called = [(folded(one.title) != folded(text), (one.lon or 0.0, one.lat or 0.0), one.title) for one in known]
    # What is called exactly so comes before what only has the word in its name.
    if called and not called[0][0]:
        return called[0][1:]
    if places and places[0].match is Match.EXACT:
        return (places[0].lon, places[0].lat), places[0].name
    if not any(letter.isalpha() for letter in text):  # figures, of which some text holds one
        raise no_position
    if called:
        return called[0][1:]
    if places and places[0].match is not Match.LIKE:
        return (places[0].lon, places[0].lat), places[0].name
    other = f"one of {', '.join(dict.fromkeys(place.name for place in places))}" if places else "another spelling"
    raise BadInput(f"Nothing is called {text!r}, and it is no position. Try {other}, or 50.4705,23.9345.")
