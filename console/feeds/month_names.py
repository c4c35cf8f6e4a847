"""Names of months in the languages of the sources, as they stand in dates."""

from typing import Final

_NAMES = (
    "january jan januar janvier stycznia styczeń sty stycznia января янв января січня січ ianuarie ledna",
    "february feb februar février fév lutego luty lut февраля фев лютого лют",
    "march mar märz mars marca marzec марта мар березня бер",
    "april apr avril avr kwietnia kwiecień kwi апреля апр квітня кві",
    "may mai maja maj мая май травня тра",
    "june jun juni juin czerwca czerwiec cze июня июн червня чер",
    "july jul juli juillet lipca lipiec lip июля июл липня лип",
    "august aug août sierpnia sierpień sie августа авг серпня сер",
    "september sep sept septembre września wrzesień wrz сентября сен вересня вер",
    "october oct oktober okt octobre października październik paź октября окт жовтня жов",
    "november nov novembre listopada listopad lis ноября ноя листопада лис",
    "december dec dezember dez décembre déc grudnia grudzień gru декабря дек грудня гру",
)
MONTHS: Final[dict[str, int]] = {name: number for number, names in enumerate(_NAMES, start=1) for name in names.split()}
