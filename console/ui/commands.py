"""The one table of commands. Menus, the Ctrl+K palette, shortcuts, the help and the README's key table come from it.

A command that is not possible now is absent from menus and palette, not grey.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.ui.panes import PanelKind
    from console.ui.window import Window

Act = Callable[["Window"], None]


def _always(_window: Window) -> bool:
    return True


def why_not_writable(window: Window) -> str:
    """Why nothing can be written now, as a sentence; empty when it can."""
    session = window.session
    if session.writable:
        return ""
    if session.store is None:
        return tr("No case is open. Open one with Ctrl+O.")
    if session.moment is not None:
        return tr("This is the case as it was known then: nothing can be written. Esc comes back to now.")
    return session.why_read_only or tr("This case asks for a passphrase before anything is written: sign on first.")


@dataclass(frozen=True)
class Choice:
    """One of several values a command offers, as in View ▸ Theme ▸ Light."""

    title: str
    run: Callable[[], None]
    checked: bool = False


@dataclass(frozen=True)
class Command:
    """One act. ``menu`` is where it stands; ``group`` parts a menu with a line; ``choices`` makes it a submenu.

    ``wording`` replaces the title where it can say more (Undo "Grade report"); ``title`` stays for help and README.
    ``why_not`` is what its key says while it is not possible: a key pressed in earnest must not be met with silence.
    With an ``icon`` it is a button over the map too, pressed while ``active_when`` says that its tool is in the hand.
    """

    id: str
    title: str
    menu: str
    group: int
    run: Act | None = None
    key: str = ""
    enabled_when: Callable[[Window], bool] = _always
    wording: Callable[[Window], str] | None = None
    choices: Callable[[Window], Sequence[Choice]] | None = None
    why_not: Callable[[Window], str] | None = None
    icon: str = ""
    active_when: Callable[[Window], bool] | None = None

    def words(self, window: Window) -> str:
        """What it is called now, translated."""
        return self.wording(window) if self.wording is not None else tr(self.title)


MENUS = tuple(
    later(name)
    for name in (
        "File",
        "Edit",
        "View",
        "Map",
        "Reports",
        "Incident",
        "Crisis",
        "Forces",
        "Consultation",
        "Briefing",
        "Tools",
        "Help",
    )
)

# Keys the window answers to that are not commands of their own.
FIXED_KEYS = (
    ("F10", later("Menus; Alt with a menu's first letter opens that one")),
    ("F6", later("Next pane")),
    ("Shift+F6", later("Pane before")),
    ("N", later("Kilometres or nautical miles, while measuring")),
    ("K", later("Keep what is measured as a drawing, while measuring")),
    ("Backspace", later("The last place back, while measuring or drawing")),
    ("Menu", later("What can be done with the place selected, or in the middle of the map")),
    ("1 … 9", later("The saved view with that key, unless something is being typed")),
    ("Arrows, + and -", later("On the map: move the ground, zoom")),
    ("Home and F", later("On the map: the whole flank, what is selected")),
    ("Enter", later("On the map: open the pile or show what is selected; with a tool, a click on the cross")),
    ("Shift+drag", later("On the map: zoom to a box")),
    ("Ctrl+drag", later("On the map: select in a box")),
    ("A … F, then 1 … 6", later("On a report: grade it; Enter after the letter grades the source alone")),
    ("Enter or Space", later("On a report: accept it and go on to the next new one")),
    ("L, X", later("On a report: link it to an incident, dismiss it with a reason; then the next new one")),
    (
        "=, O, P, W, U",
        later("On a report: what it repeats, its origin, its place, withdrawn, back into the inbox"),
    ),
    (
        "R, L, Q, C",
        later("In the inspector, on an incident: revise the assessment, link a report, ask something, crisis"),
    ),
    ("M, R, D, P", later("In the inspector, on a force: move, resize, readiness, add to a plan")),
    (
        "U, L, T, A, S, G, E, C",
        later("There as well: put under, lead and nations, terms, authority, split, merge, end, correct"),
    ),
    ("Arrows; C, I, N or +, -, 0", later("In the matrix: move; mark consistent, inconsistent, neutral")),
    ("N, /", later("In the table of reports: new ones only, filter by words")),
    ("Shift+arrows; Ctrl+arrows, Space", later("In a table: choose several rows")),
    ("Left, Right, /", later("In the tree of forces: fold and unfold, filter by words")),
    ("Left, Right; Home", later("In the race: the decision an hour earlier or later, with Shift a day; back again")),
    (
        "U, D, X, A, C, I, W, L; E, /",
        later("In the roster: link up, degraded, down, known, convened, instructed, waits, level; edit, filter"),
    ),
    ("F, C, R, E, Del; Ctrl+Left, Right", later("On the Options desk: forces, claims, race, edit, remove; order")),
    (
        "L, A, T, Space, N, Del",
        later("On the Crisis desk: incident leads, answer, partner told, task or step done, note, take out"),
    ),
    (
        "A, Enter, L, U, Shift+U, G, E, Del; Ctrl+Up, Down",
        later("On the slides: add, write, leave out, update one, all, go to what it shows, edit, remove; order"),
    ),
    ("C, T", later("In the register: correct the page, say that whoever has it was told")),
    ("A, Enter, B, Del", later("In a plan's forces: add, change, raise to a brigade, remove")),
    ("P, D, A, S, X, E, L", later("On the Council desk: round, version, amendment, silence, break, event, ledger")),
    ("Arrows, Enter; Up", later("Among the Allies: move, enter a position; in a round: the line before, to correct")),
    ("Arrows, Shift+arrows", later("On the timeline: step the time shown by a bar, resize it")),
    ("Home, End and Space", later("On the timeline: the first time there is, now, replay")),
    (
        "Arrows, Space, Page Up and Down; number, Enter; Home, End",
        later("While a briefing is given: the next slide or the one before; that slide; the first, the last"),
    ),
    ("B or ., W, L, Z, M", later("There as well: black, white, pointer, zoom, move the map (arrows, + and -)")),
    ("U, K, D, P", later("There as well: update the slide, known at, the next display, the other view")),
    (
        "Esc",
        later(
            "One step back: stop a replay, close a notice, clear a filter, come back to now, leave a desk or a briefing"
        ),
    ),
)


def table(panels: Sequence[PanelKind]) -> tuple[Command, ...]:
    """Every command, in the order of the menus; each panel is one (Ctrl+1…9)."""
    from console.ui.acts import (
        assessment,
        brief,
        capitals,
        claims,
        closures,
        consult,
        consult_export,
        crisis,
        decisions,
        drawing,
        due,
        edit,
        feeds,
        file,
        force_edits,
        forces,
        forecast,
        incident,
        indicators,
        known,
        log,
        map,
        map_views,
        options,
        picture,
        plans,
        presenting,
        report,
        tools,
        view,
    )

    views = (*picture.COMMANDS, *view.COMMANDS, *known.COMMANDS, *view.panel_commands(panels))
    return (
        *file.COMMANDS,
        *edit.COMMANDS,
        *views,
        *map.COMMANDS,
        *drawing.COMMANDS,
        *map_views.COMMANDS,
        *report.COMMANDS,
        *feeds.COMMANDS,
        *incident.COMMANDS,
        *assessment.COMMANDS,
        *claims.COMMANDS,
        *forces.COMMANDS,
        *force_edits.COMMANDS,
        *plans.COMMANDS,
        *closures.COMMANDS,
        *crisis.COMMANDS,
        *consult.COMMANDS,
        *capitals.COMMANDS,
        *options.COMMANDS,
        *decisions.COMMANDS,
        *forecast.COMMANDS,
        *consult_export.COMMANDS,
        *brief.COMMANDS,
        *presenting.COMMANDS,
        *log.COMMANDS,
        *due.COMMANDS,
        *indicators.COMMANDS,
        *tools.COMMANDS,
    )


def possible(commands: Sequence[Command], window: Window) -> list[Command]:
    """Those that can be done now."""
    return [command for command in commands if command.enabled_when(window)]


def keys(commands: Sequence[Command]) -> list[tuple[str, str, str]]:
    """(key, title, menu) of every command that has a key, and the fixed keys."""
    named = [(command.key, tr(command.title), tr(command.menu)) for command in commands if command.key]
    return named + [(key, tr(title), "") for key, title in FIXED_KEYS]


def key_table_markdown(commands: Sequence[Command]) -> str:
    """The key table of the README."""
    lines = ["| Key | Does | Menu |", "|---|---|---|"]
    rows = keys(commands)
    lines += [f"| `{key}` | {title} | {menu or '–'} |" for key, title, menu in rows]
    return "\n".join(lines) + "\n"
