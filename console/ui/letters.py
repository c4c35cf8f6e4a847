"""Finding words as people type them: any case, any order, without marks on the letters."""

from console.domain.letters import folded


def words_of(query: str) -> list[str]:
    """The folded words of a query."""
    return folded(query).split()


def fits(query: str, text: str) -> bool:
    """Whether every word of the query occurs in the text."""
    where = folded(text)
    return all(word in where for word in words_of(query))
