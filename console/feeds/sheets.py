"""Workbooks whose sheets are tables of reports, all sheets numbered through as one file."""

from collections.abc import Iterator

from console.feeds import workbooks
from console.feeds.columns import Mapped
from console.feeds.drafts import Asked, Draft, Given, Refused, Warned
from console.feeds.table import Table, mapped, reports, table, why_not
from console.feeds.workbooks import Sheet


class Workbook:
    """XLSX, XLS and ODS."""

    name = "xlsx"

    def recognises(self, given: Given) -> bool:
        """Whether it is a workbook."""
        return workbooks.is_workbook(given)

    def read(self, given: Given, asked: Asked) -> Iterator[Draft]:
        """One report a row of every sheet that is a table. Raises Refused where none is."""
        taken: list[tuple[Sheet, Table, Mapped]] = []
        left: list[str] = []
        warnings: list[list[Warned]] = []
        for sheet in workbooks.sheets(given):
            found = opened(sheet)
            mapping, warned = mapped(found, asked)
            warnings.append(warned)
            if reason := why_not(found, mapping):
                left.append(f"sheet “{sheet.name}” {reason}")
            else:
                taken.append((sheet, found, mapping))
        if not taken:
            raise Refused(f"Not taken: {given.name}: {'; '.join(left) or 'it is empty'}. Nothing was written.")
        if left:
            yield Warned(f"Left out: {'; '.join(left)}.")
        if all(warnings):
            yield from warnings[0]
        number = 0
        for sheet, found, mapping in taken:
            note = {"sheet": sheet.name} if len(taken) > 1 else None
            yield from reports(found, mapping, number + 1, note)
            number += sum(1 for _ in found.rows())


def opened(sheet: Sheet) -> Table:
    """The table on a sheet."""
    return table(lambda: iter(sheet.rows), [])


PARSERS = (Workbook(),)
