"""The times of one file: each is read, and what is odd about them is told once for the whole file."""

from collections.abc import Iterator

from console.feeds import moments
from console.feeds.drafts import Warned
from console.feeds.moments import Moment


class ToldTimes:
    """Reads the times of a file and remembers what a person should know of them."""

    def __init__(self) -> None:
        self._zoneless = False
        self._unread: list[str] = []
        self._count = 0

    def read(self, text: str) -> Moment:
        """What a text tells; empty text tells nothing and is no fault."""
        if not text.strip():
            return Moment(None)
        moment = moments.read(text)
        if moment.at is None or moment.reason:
            self._count += 1
            if len(self._unread) < 3:
                self._unread.append(moment.reason)
        elif not moment.zoned:
            self._zoneless = True
        return moment

    def at(self, text: str) -> int | None:
        """The instant a text tells."""
        return self.read(text).at

    def first(self, *texts: str) -> Moment:
        """What the first of the texts that tells an instant does."""
        found = Moment(None)
        for text in texts:
            found = self.read(text)
            if found.at is not None:
                break
        return found

    def warnings(self) -> Iterator[Warned]:
        """What to warn of after all times were read."""
        if self._zoneless:
            yield Warned(moments.ZONELESS)
        if self._count:
            more = f" and {self._count - len(self._unread)} more" if self._count > len(self._unread) else ""
            yield Warned(f"Times that could not be read: {'; '.join(self._unread)}{more}.")
