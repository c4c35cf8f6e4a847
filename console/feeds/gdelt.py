"""The columns of a GDELT 2.0 events export, which has no header, and the words of its event codes (CAMEO roots)."""

from typing import Final

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
    "Type2Code", "Type3Code",
)  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
HEADERS: Final = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{part}" for part in _ACTOR), *(f"Actor2{part}" for part in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
    "NumSources", "NumArticles", "AvgTone",
    *(f"Actor1Geo_{part}" for part in _GEO), *(f"Actor2Geo_{part}" for part in _GEO),
    *(f"ActionGeo_{part}" for part in _GEO), "DATEADDED", "SOURCEURL",
)  # fmt: skip
ROOTS: Final = {
    "01": "public statement", "02": "appeal", "03": "intent to cooperate", "04": "consultation",
    "05": "diplomatic cooperation", "06": "material cooperation", "07": "aid", "08": "yielding", "09": "investigation",
    "10": "demand", "11": "disapproval", "12": "rejection", "13": "threat", "14": "protest",
    "15": "show of force", "16": "reduced relations", "17": "coercion", "18": "assault", "19": "fighting",
    "20": "mass violence",
}  # fmt: skip


def is_export(row: list[str]) -> bool:
    """Whether a row is one of such an export: so many cells, a number first, a day of eight digits second."""
    return (
        len(row) == len(HEADERS)
        and row[0].isdigit()
        and len(row[1]) == 8
        and row[1].isdigit()
        and len(row[-2]) == 14
        and row[-2].isdigit()
    )
