"""Exercises in JSON: what OpenAEV and OpenBAS export, and the master scenario lists of Blueprint, as reports in text.

Times counted from the start stay relative: minutes in ``offset``. Of a move the time in its scenario is taken, which is
not when it is played.
"""

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

from console.feeds import json_text, moments
from console.feeds.drafts import Asked, Draft, Given, Refused, Rejected, ReportDraft
from console.feeds.json_text import NotJson
from console.feeds.moments import Moment
from console.feeds.table_rows import HEADLINE, short

_INJECTS = ("exercise_injects", "scenario_injects", "injects")
_EXERCISES = frozenset(("exercise_information", "scenario_information", "exercise_injects", "scenario_injects"))
_BLUEPRINT = frozenset(("msels", "scenarioevents"))
_NO_TIME = Moment(None)
_TAG = re.compile(r"<[^<>]{0,500}>")
_BREAK = re.compile(r"<(?:br|/p|/div|/li)\b[^<>]{0,200}>", re.IGNORECASE)
_TEXTS = ("title", "description", "details", "narrative", "content", "summary", "name")


class ExercisePlan:
    """See the module."""

    name = "msel"

    def recognises(self, given: Given) -> bool:
        """By the keys of the outermost object."""
        seen = json_text.glimpse(given.head)
        if seen is None:
            return False
        return bool(seen.keys & _EXERCISES) or {key.lower() for key in seen.keys} >= _BLUEPRINT

    def read(self, given: Given, asked: Asked) -> Iterator[Draft]:
        """One report an inject, a move or a scenario event. Raises Refused."""
        data, warnings = json_text.whole(given)
        members = json_text.members(given.name, data)
        found = {key.lower(): raw for key, raw in members.items()}
        try:
            lists = {key: list(_objects(json_text.value(raw))) for key, raw in found.items()}
        except NotJson:
            raise Refused(f"Not taken: {given.name} is not well-formed JSON. Nothing was written.") from None
        drafts = list(_numbered(lists))
        if not drafts:
            raise Refused(f"Not taken: {given.name} is an exercise without injects. Nothing was written.")
        yield from warnings
        yield from drafts


def _numbered(lists: Mapping[str, list[dict[str, Any]]]) -> Iterator[Draft]:
    number = 0
    for key in _INJECTS:
        for one in lists.get(key, []):
            number += 1
            yield _inject(number, one)
    for one in lists.get("moves", []):
        number += 1
        yield _move(number, _lower(one))
    fields = {_word(one.get("id")): _word(one.get("name")) for one in map(_lower, lists.get("datafields", []))}
    values: dict[str, dict[str, str]] = {}
    for one in map(_lower, lists.get("datavalues", [])):
        name = fields.get(_word(one.get("datafieldid")))
        if name:
            values.setdefault(_word(one.get("scenarioeventid")), {})[name] = _word(one.get("value"))
    for one in lists.get("scenarioevents", []):
        number += 1
        event = _lower(one)
        yield _event(number, event, values.get(_word(event.get("id")), {}))


def _inject(number: int, given: dict[str, Any]) -> ReportDraft | Rejected:
    content = given.get("inject_content")
    content = content if isinstance(content, dict) else {}
    texts = [_word(given.get("inject_description"))]
    texts += [_word(content.get(key)) for key in ("subject", "body", "message", "content")]
    title = _word(given.get("inject_title")) or next(filter(None, texts), "")
    seconds = given.get("inject_depends_duration")
    attributes = {
        key.removeprefix("inject_"): _word(given.get(key))
        for key in ("inject_type", "inject_country", "inject_city")
        if _word(given.get(key))
    }
    return _report(number, _word(given.get("inject_id")), title, texts, seconds, attributes)


def _move(number: int, given: dict[str, Any]) -> ReportDraft | Rejected:
    attributes = {
        name: _word(given.get(key))
        for name, key in (
            ("move", "movenumber"),
            ("played from", "movestarttime"),
            ("played until", "movestoptime"),
        )
        if _word(given.get(key))
    }
    texts = [_word(given.get("description")), _word(given.get("situationdescription"))]
    title = _word(given.get("title")) or next(filter(None, texts), "")
    when = moments.read(_word(given.get("situationtime")))
    return _report(number, _word(given.get("id")), title, texts, None, attributes, when)


def _event(number: int, given: dict[str, Any], values: dict[str, str]) -> ReportDraft | Rejected:
    own = {key: _word(given.get(key)) for key in _TEXTS}
    named = {key.lower(): text for key, text in values.items() if text}
    texts = [own.get(key) or named.get(key, "") for key in _TEXTS]
    title = next(filter(None, texts), "")
    attributes = {key: text for key, text in values.items() if text and key.lower() not in _TEXTS}
    return _report(number, _word(given.get("id")), title, texts[1:], given.get("deltaseconds"), attributes)


def _report(
    number: int,
    identity: str,
    title: str,
    texts: list[str],
    seconds: object,
    attributes: dict[str, str],
    when: Moment = _NO_TIME,
) -> ReportDraft | Rejected:
    if not title:
        return Rejected(number, "The inject does not say what is played.")
    if isinstance(seconds, int | float) and abs(seconds) < 1e12:
        attributes = attributes | {"offset": f"{seconds / 60:g}"}
    return ReportDraft(
        number=number,
        headline=short(title) if len(title) > HEADLINE or "\n" in title else title,
        body="\n\n".join(text for text in dict.fromkeys(texts) if text),
        external_id=identity or None,
        occurred_from=when.at,
        time_precision=when.precision,
        attributes=attributes,
    )


def _objects(read: object) -> Iterator[dict[str, Any]]:
    if isinstance(read, list):
        yield from (one for one in read if isinstance(one, dict))


def _lower(given: dict[str, Any]) -> dict[str, Any]:
    return {key.lower(): value for key, value in given.items()}


def _word(value: object) -> str:
    """A value as plain text, without the marks of HTML."""
    if value is None or isinstance(value, dict | list | bool):
        return ""
    text = str(value).replace("\0", "")
    if "<" in text:
        text = html.unescape(_TAG.sub("", _BREAK.sub("\n", text)))
    return text.strip()


PARSERS = (ExercisePlan(),)
