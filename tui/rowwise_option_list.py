"""A list of options that draws only the rows that changed: Textual's own draws all for each new option."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import takewhile
from typing import Self

from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.widgets import OptionList
from textual.widgets.option_list import Option

Line = tuple[str, Content]
"""An option's id, and what it says."""


class RowwiseOptionList(OptionList):
    """An `OptionList` that is told all it shows, and repaints from where that differs."""

    # As upstream, but the list's place does not depend on its lines: more of them ask for no new layout.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0))

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - upstream's name
        self._shown: Sequence[Line] = ()
        self._is_still = False
        super().__init__(id=id, markup=False)

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show these options; what stays keeps its place, so that a key redraws what it changes."""
        known = [identity for identity, _ in self._shown]
        kept = len(list(takewhile(lambda pair: pair[0][0] == pair[1], zip(lines, known, strict=False))))
        tops, rows, lit = dict(self._index_to_line), len(self._lines), self._lit
        moved = kept if kept < max(len(lines), len(known)) else len(lines)
        for index in range(kept):
            old, new = self._shown[index][1], lines[index][1]
            if old is not new and not new.is_same(old):
                has_moved = not self._replace(index, new)
                moved = min(moved, index) if has_moved else moved
        self._shown = tuple(lines)
        if moved == len(lines) == len(known):
            return
        with self._standing_still():
            for index in reversed(range(kept, len(known))):
                self.remove_option_at_index(index)
            self._line_cache.clear()
            self.add_options(Option(content, id=identity) for identity, content in lines[kept:])
        if self._lit != lit:
            self.refresh()
        top = tops.get(moved, rows)
        self._refresh_rows(top, max(rows, len(self._lines)) - top)

    @property
    def _lit(self) -> tuple[int | None, int | None]:
        """The options under the cursor and under the mouse."""
        return self.highlighted, self._mouse_hovering_over

    def _replace(self, index: int, content: Content) -> bool:
        """Show other words in an option; tell whether they take as many rows, so that nothing moves."""
        option = self.get_option_at_index(index)
        rows = self._heights.get(index)
        option._set_prompt(content)
        for known in [key for key in self._option_render_cache.keys() if key[0] is option]:  # noqa: SIM118
            self._option_render_cache.discard(known)
        if rows is None or len(content.wrap(self.scrollable_content_region.width - 2)) != rows:
            return False
        self._refresh_rows(self._index_to_line[index], rows)
        return True

    def _refresh_rows(self, top: int, count: int) -> None:
        """Repaint some rows of the list, as far as they are in sight."""
        first = max(top - self.scroll_offset.y, 0)
        last = min(top + count - self.scroll_offset.y, self.size.height)
        if first < last:
            self.refresh(Region(0, first, self.size.width, last - first))

    # -- what Textual repaints whenever options come or go -----------------------------------------------

    @contextmanager
    def _standing_still(self) -> Iterator[None]:
        self._is_still = True
        try:
            yield
        finally:
            self._is_still = False

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Repaint; the whole list only when more than its options has changed."""
        if self._is_still and not regions and not layout:
            return self
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def _clear_caches(self) -> None:
        if self._is_still:  # an option that stays looks as before
            self._line_cache.clear()
        else:
            super()._clear_caches()
