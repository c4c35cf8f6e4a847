import json

import pytest

from console.domain import times
from console.feeds import exercise_times, formats
from console.feeds.drafts import Asked, Draft, Refused, Rejected, ReportDraft
from console.feeds.given import GivenBytes
from tests.feeds.workbook_files import Cell, xlsx


def _read(content: bytes | str) -> tuple[str, list[Draft]]:
    given = GivenBytes("plan", content if isinstance(content, bytes) else content.encode())
    name, drafts = formats.read(given, Asked())
    return name, list(drafts)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("M-5", -5),
        ("J-60", -86400),
        ("J+1 H+2 M-5", 1555),
        ("D+1", 1440),
        ("H+2", 120),
        ("T+2", None),
        ("09:05", None),
        ("26/06/2024 09h00", None),
    ],
)
def test_times_that_count_from_the_start(text: str, minutes: int | None) -> None:
    assert exercise_times.is_trigger(text)
    assert exercise_times.minutes(text) == minutes


def test_a_sheet_of_injects_with_names_and_sections() -> None:
    rows: list[list[Cell]] = [
        ["Plan"],
        [None, "Action to be taken", "Timeline", "Teams", "Subject", "Content", "Expectation Score"],
        [None, "Send a text", "M-5", "Cell", "Begin", "It begins at nine", 100],
        [None, "Facilitators"],
        [None, "Call", "09:05", "Press", "", "Asks for comment", 80],
    ]
    name, drafts = _read(xlsx({"Sheet": rows}))
    first, second = (draft for draft in drafts if isinstance(draft, ReportDraft))
    assert name == "injects"
    assert (first.number, first.headline, first.body, first.occurred_from) == (1, "Begin", "It begins at nine", None)
    assert first.attributes["offset"] == "-5" and first.attributes["exercise time"] == "M-5"
    assert first.attributes["Teams"] == "Cell"
    assert (second.headline, second.occurred_from) == ("Call", None)
    assert second.attributes["section"] == "Facilitators" and "offset" not in second.attributes


def test_a_sheet_of_injects_without_names() -> None:
    rows: list[list[Cell]] = [
        ["Send a text", "J-60", "team", "", "message one"],
        ["???", "J-30", "", "", ""],
        ["Send a mail", "26/06/2024 09h05", "team", "subject", "message two"],
    ]
    name, drafts = _read(xlsx({"CHECKLIST": rows}))
    assert name == "injects"
    one, two, three = drafts[:3]
    assert isinstance(one, ReportDraft) and isinstance(two, Rejected) and isinstance(three, ReportDraft)
    assert (one.headline, one.body, one.occurred_from) == ("Send a text", "message one", None)
    assert one.attributes["offset"] == "-86400"
    assert two.record == 2
    assert times.iso(three.occurred_from or 0) == "2024-06-26T09:05:00Z"


def test_injects_exported_as_json() -> None:
    inject = {
        "inject_id": "i-1",
        "inject_title": "Call",
        "inject_description": "",
        "inject_depends_duration": 5400,
        "inject_content": {"subject": "Alarm", "body": "<p>It <b>begins</b></p>&amp; goes on"},
    }
    name, (draft,) = _read(json.dumps({"exercise_information": {}, "exercise_injects": [inject]}))
    assert name == "msel" and isinstance(draft, ReportDraft)
    assert (draft.external_id, draft.headline, draft.body) == ("i-1", "Call", "Alarm\n\nIt begins\n& goes on")
    assert draft.attributes == {"offset": "90"} and draft.occurred_from is None
    with pytest.raises(Refused, match="without injects"):
        _read(json.dumps({"exercise_information": {}, "exercise_teams": []}))


def test_a_master_scenario_list() -> None:
    plan = {
        "Msels": [{"Id": "m"}],
        "Moves": [
            {
                "Id": "a",
                "Title": "Phase 0",
                "SituationTime": "2022-07-04T00:00:00Z",
                "MoveStartTime": "2023-02-02T00:00:00Z",
            }
        ],
        "DataFields": [{"Id": "f", "Name": "Description"}],
        "DataValues": [{"ScenarioEventId": "e", "DataFieldId": "f", "Value": "Power fails"}],
        "ScenarioEvents": [{"Id": "e", "DeltaSeconds": 100}, {"Id": "g", "DeltaSeconds": 200}],
    }
    _, (move, event, empty) = _read(json.dumps(plan))
    assert isinstance(move, ReportDraft) and isinstance(event, ReportDraft) and isinstance(empty, Rejected)
    assert times.iso(move.occurred_from or 0) == "2022-07-04T00:00:00Z"
    assert move.attributes["played from"] == "2023-02-02T00:00:00Z"
    assert (event.headline, event.occurred_from, event.attributes) == ("Power fails", None, {"offset": "1.66667"})
