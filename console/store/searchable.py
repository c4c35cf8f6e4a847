"""Which tables full text covers, and the SQL made from that one list: the texts and the noting triggers.

The triggers are TEMP: they belong to a connection that writes, not to the file.
"""

from typing import NamedTuple


class Searchable(NamedTuple):
    """A table's contribution to full text: SQL expressions for the title and the body of a row ``t``."""

    table: str
    title: str
    body: str


SEARCHABLE = (
    Searchable("report", "headline", "body || ' ' || coalesce(place, '') || ' ' || coalesce(external_id, '')"),
    Searchable(
        "incident", "title", "summary || ' ' || place || ' ' || ascii_name || ' ' || coalesce(source_names, '')"
    ),
    Searchable(
        "assessment", "attribution", "narrative || ' ' || coalesce(made_in, '') || ' ' || coalesce(fired_by, '')"
    ),
    Searchable("hypothesis", "label", "text"),
    Searchable("question", "text", "coalesce(answer, '') || ' ' || coalesce(owner, '')"),
    Searchable("claim", "text", "actor || ' ' || our_line"),
    Searchable("source", "name", "coalesce(note, '')"),
    Searchable("log_entry", "text", "author"),
    Searchable("unit", "name", "short_name || ' ' || ascii_name || ' ' || coalesce(note, '')"),
    Searchable(
        "placement",
        "place",
        "coalesce(note, '') || ' ' || coalesce(strength_note, '') || ' ' || coalesce(higher, '')"
        " || ' ' || coalesce(check_note, '')",
    ),
    Searchable("mission", "name", "description || ' ' || ascii_name || ' ' || place || ' ' || coalesce(command, '')"),
    Searchable("place", "name", "ascii_name || ' ' || coalesce(note, '')"),
    Searchable("corridor", "name", "ascii_name || ' ' || coalesce(note, '')"),
    Searchable("ally", "name", "ascii_name || ' ' || capital || ' ' || coalesce(parliament_note, '')"),
    Searchable("crisis", "title", "coalesce(area, '') || ' ' || summary"),
    Searchable(
        "consultation",
        "coalesce(nullif(title, ''), trigger_text)",
        "requesters || ' ' || coalesce(outcome, '') || ' ' || coalesce(first_action, '') || ' ' || basis"
        " || CASE title WHEN '' THEN '' ELSE ' ' || trigger_text || ' ' || agenda END",
    ),
    Searchable("draft", "title", "text || ' ' || coalesce(proposer, '')"),
    Searchable("position", "caveat", "reported_by"),
    Searchable("silence_event", "reason", "text"),
    Searchable("amendment", "proposer", "old || ' ' || new || ' ' || reason"),
    Searchable("national_assessment", "threat", "red_lines || ' ' || parliament || ' ' || reported_by"),
    Searchable("contact", "subject", "one || ' ' || other || ' ' || reported_by"),
    Searchable("consultation_event", "text", "author"),
    Searchable("partner_notice", "partner", "subject || ' ' || answer || ' ' || owner"),
    Searchable("reservation", "text", "''"),
    Searchable("playbook", "name", "content"),
    Searchable("decision", "coalesce(nullif(title, ''), text)", "text || ' ' || basis || ' ' || conditions"),
    Searchable("course_option", "title", "actor || ' ' || criteria"),
    Searchable("activation", "step", "authority || ' ' || caveat || ' ' || note || ' ' || measure"),
    Searchable("task", "text", "owner"),
    Searchable("phase", "reason", "coalesce(override_reason, '') || ' ' || coalesce(skip_reason, '')"),
    Searchable("report_revision", "coalesce(reason, '')", "author"),
    Searchable("indicator", "name", "rule"),
    Searchable("annotation", "label", "note"),
    Searchable("claim_revision", "our_line", "status || ' ' || reason"),
    Searchable("overlay", "name", "note"),
    Searchable("overlay_feature", "name", "description || ' ' || folder"),
    Searchable("handover", "note", "content || ' ' || outgoing || ' ' || coalesce(incoming, '')"),
    Searchable("attachment", "name", "media_type"),
    Searchable("force_edit", "words", "reason || ' ' || author"),
    Searchable("plan", "name", "purpose || ' ' || objective"),
    Searchable("closure", "name", "reason"),
    Searchable("storyboard", "title", "template"),
    Searchable("slide", "title", "text || ' ' || notes"),
    Searchable("audience", "name", "members || ' ' || note"),
    Searchable("output", "title", "file || ' ' || audience || ' ' || recipient"),
    Searchable("correction", "text", "author"),
)


TABLES = frozenset(entry.table for entry in SEARCHABLE)

_ROW = {"INSERT": "NEW", "UPDATE": "NEW", "DELETE": "OLD"}


def noting_triggers() -> str:
    """Triggers that note every touched row in ``search_note`` (two short columns; the index itself comes later)."""
    return "\n".join(noting_trigger(entry.table, event) for entry in SEARCHABLE for event in _ROW)


def noting_trigger(table: str, event: str) -> str:
    """The trigger of one table and event (INSERT, UPDATE or DELETE)."""
    return (
        f"CREATE TEMP TRIGGER note_{table}_{event.lower()} AFTER {event} ON main.{table} "
        f"BEGIN INSERT INTO search_note VALUES ('{table}', {_ROW[event]}.id); END;"
    )


def texts(entry: Searchable, ids: str) -> str:
    """SQL that yields (id, title, body) of the rows of a table whose id is in the sub-query ``ids``."""
    return f"SELECT id, {entry.title}, {entry.body} FROM {entry.table} WHERE id IN ({ids})"
