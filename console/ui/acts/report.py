"""Reports: typing one in, and what is done with those chosen. On a report, single letters do the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from console.ui.commands import Act, Command, why_not_writable
from console.ui.panels.inspector import inspector_of
from console.ui.panels.reports import reports_of
from console.ui.selection import REPORT
from console.ui.triage import Triage, triage_of
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.ui.window import Window


def _possible(window: Window) -> bool:
    return triage_of(window).possible


def _why_not(window: Window) -> str:
    return triage_of(window).why_not


def _act(does: Callable[[Triage], None]) -> Act:
    return lambda window: does(triage_of(window))


def _has_table(window: Window) -> bool:
    return reports_of(window) is not None and window.session.store is not None


def _new_only(window: Window) -> None:
    panel = reports_of(window)
    if panel is not None:
        window.show_panel("reports")
        panel.show_new_only(not panel.new_only)


def _new_only_words(window: Window) -> str:
    panel = reports_of(window)
    return tr("Show all reports") if panel is not None and panel.new_only else tr("Show new reports only")


def _dismissed(window: Window) -> None:
    panel = reports_of(window)
    if panel is not None:
        window.show_panel("reports")
        panel.show_dismissed(not panel.with_dismissed)


def _dismissed_words(window: Window) -> str:
    panel = reports_of(window)
    return tr("Hide dismissed reports") if panel is not None and panel.with_dismissed else tr("Show dismissed reports")


def _attachments(window: Window) -> None:
    from console.ui.evidence.attached import open_attached

    open_attached(window, bytes.fromhex(window.selection.id))


def _chosen(window: Window) -> bool:
    return window.session.store is not None and window.selection.kind == REPORT and bool(window.selection.id)


def _deed(command_id: str, title: str, group: int, does: Callable[[Triage], None]) -> Command:
    return Command(f"report.{command_id}", title, "Reports", group, _act(does), "", _possible, why_not=_why_not)


def _file(window: Window) -> None:
    panel = inspector_of(window)
    if panel is not None:
        window.show_panel("inspector")
        panel.file_report()


def _can_file(window: Window) -> bool:
    return window.session.writable and inspector_of(window) is not None


COMMANDS = (
    Command(
        "report.file", later("Type in a report"), "Reports", 0, _file, "Ctrl+N", _can_file, why_not=why_not_writable
    ),
    Command(
        "report.new_only", later("Show new reports only"), "Reports", 3, _new_only, "Ctrl+Shift+I", _has_table,
        _new_only_words,
    ),
    Command(
        "report.dismissed", later("Show dismissed reports"), "Reports", 3, _dismissed, "", _has_table, _dismissed_words
    ),
    _deed("accept", later("Accept report"), 1, Triage.accept),
    _deed("grade", later("Grade report"), 1, Triage.begin_grade),
    _deed("link", later("Link report to an incident…"), 1, Triage.link),
    _deed("dismiss", later("Dismiss report…"), 1, Triage.dismiss),
    _deed("repeats", later("Mark what the report repeats…"), 2, Triage.repeats),
    _deed("place", later("Place the report…"), 2, Triage.where),
    _deed("origin", later("Name the report's origin…"), 2, Triage.origin),
    _deed("unlink", later("Take report off its incident"), 2, Triage.unlink),
    _deed("withdraw", later("Report was withdrawn…"), 2, Triage.withdraw),
    _deed("reinstate", later("Report stands after all"), 2, Triage.reinstate),
    Command(
        "report.attachments", later("Attachments of the report…"), "Reports", 3, _attachments, "Ctrl+Shift+M", _chosen,
        why_not=_why_not,
    ),
    _deed("put_back", later("Put report back into the inbox"), 2, Triage.put_back),
)  # fmt: skip
