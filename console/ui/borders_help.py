"""Help ▸ Borders on this map: what is drawn how, and why; where the lines come from and how exact they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.ui.sheet import Sheet
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window

_WIDTH_UNITS = 150


def show_borders(window: Window) -> None:
    """The note in a sheet: a few short paragraphs."""
    sheet = Sheet(window, tr("Borders on this map"))
    sheet.heading(tr("Borders on this map"))
    for words in (
        tr(
            "Borders follow international recognition. A line between states that recognise it is solid; a line in "
            "dispute, and one that only a few states take for a border, is dashed. Drawing a line takes no position."
        ),
        tr(
            "Crimea and Sevastopol are Ukraine, as are all areas under occupation (UN General Assembly resolution "
            "68/262). No border runs across the isthmus; the line there is that of an administrative area."
        ),
        tr(
            "Transnistria lies inside Moldova, Abkhazia and South Ossetia lie inside Georgia. The lines around the "
            "three are not in the source of the borders and are not drawn as such."
        ),
        tr(
            "Kosovo's line towards Serbia is dashed: most Allies recognise Kosovo, and not all. Northern Cyprus is "
            "part of Cyprus, its line is dashed. So are those of Palestine, Kashmir, Somaliland and Western Sahara."
        ),
        tr(
            "Land of those who are Allies on the day shown is one step lighter. Regions of the first order are thin "
            "lines; their names follow GeoNames and are not known everywhere."
        ),
        tr(
            "How exact: borders are Natural Earth's at 1:10 million, about a kilometre off in the median and in places "
            "five or six. Close up the shore is finer than the border that meets it. Do not read from this map on "
            "which side of a border something near the line happened."
        ),
    ):
        sheet.text(words)
    sheet.text(
        tr(
            "Sources: Natural Earth (borders, shore from afar), GSHHG (shore, lakes, rivers close up, LGPL), GMTED2010 "
            "(relief), GeoNames (places, CC BY 4.0). The file SOURCES.md beside the maps tells every change."
        ),
        "secondary",
    )
    sheet.closing()
    sheet.show()
    # Only what is shown has its fonts, and with them the height its words take at a width.
    width = window.look.gap(_WIDTH_UNITS)
    sheet.resize(width, sheet.heightForWidth(width))
    sheet.move(window.mapToGlobal(window.rect().center()) - sheet.rect().center())
