"""The local name is found among names in all the world's languages."""

import pytest

from maps.local_names import local_name

KYIV = ("Kief", "Kiev", "Kijów", "Kyiv", "Κίεβο", "Киев", "Киеву", "Київ", "Кијев", "Кіеў", "კიევი", "基輔")


@pytest.mark.parametrize(
    ("country", "name", "others", "local"),
    [
        ("UA", "Kyiv", KYIV, "Київ"),
        ("UA", "Mykolayiv", ("Nikolaev", "Николаев", "Миколаїв", "Мікалаеў"), "Миколаїв"),
        ("RU", "Kazan", ("Казан", "Казань", "قازان"), "Казань"),
        ("RU", "Engels", ("Енгельс", "Энгельс"), "Энгельс"),
        ("RU", "Yelets", ("Елец", "Єлець"), "Елец"),
        ("BY", "Hrodna", ("Гродно", "Гродна", "Гродња"), "Гродна"),
        ("GR", "Pátra", ("Patras", "Πάτρα", "Патра"), "Πάτρα"),
        ("GE", "Batumi", ("Батуми", "ბათუმი"), "ბათუმი"),
        ("PL", "Warsaw", ("Varsovie", "Warszawa", "Warschau"), "Warszawa"),
        ("PL", "Poznań", ("Posen", "Познань"), ""),
        ("UA", "Nowhere", ("Nirgends", "Одеса"), ""),
    ],
)
def test_local_names(country: str, name: str, others: tuple[str, ...], local: str) -> None:
    assert local_name(country, name, others) == local
