"""Orders of battle in XML (MSDL and its kin): recognised, so that they are refused by their name."""

from collections.abc import Iterator

from console.feeds import xml
from console.feeds.drafts import Asked, Draft, Given, Refused


class OrderOfBattle:
    """MSDL; see :class:`console.feeds.drafts.Parser`."""

    name = "msdl"

    def recognises(self, given: Given) -> bool:
        """By the outermost element or its namespace."""
        root = xml.outermost(given.head)
        return root is not None and (root.name == "MilitaryScenario" or ":msdl:" in root.namespace.lower())

    def read(self, given: Given, asked: Asked) -> Iterator[Draft]:
        """Raises Refused."""
        what = "an order of battle (MSDL), which is not read yet"
        raise Refused(f"Not taken: {given.name} is {what}. Nothing was written.")


PARSERS = (OrderOfBattle(),)
