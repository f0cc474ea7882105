"""A text area that draws only the rows that changed: Textual's own draws every row at every key."""

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style
from textual.document._document import Selection
from textual.geometry import Region, Size
from textual.reactive import Reactive, reactive
from textual.strip import Strip
from textual.widgets import TextArea

Run = tuple[int, int, Style]
"""A stretch of a line, in columns, and its style."""


class RowwiseTextArea(TextArea):
    """A `TextArea` that compares its rows with those on screen, and repaints where they differ."""

    # As upstream, but not repainted whole at every move of the cursor.
    selection: Reactive[Selection] = reactive(Selection(), init=False, always_update=True, repaint=False)

    # As upstream, but the area's place does not depend on its text: one more row asks for no new layout.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0))

    def __init__(self, text: str = "", *, id: str | None = None) -> None:  # noqa: A002 - upstream's name
        self._drawn: dict[int, Strip] = {}
        """The rows as they were last asked for."""
        self._is_compared = True
        """Whether the rows need no comparing before the next frame."""
        self._has_styles = False
        """Whether the colours of the theme are up to date."""
        self._room = Size(0, 0)
        """The columns and rows there were for the text when it was last drawn."""
        super().__init__(text, id=id, soft_wrap=True, tab_behavior="focus", show_line_numbers=False)

    def decorations(self, line_index: int) -> Sequence[Run]:  # noqa: ARG002 - for subclasses
        """Return the stretches of a line that look different."""
        return ()

    def refresh_rows(self) -> None:
        """Repaint, in the next frame, the rows that will differ from what is on screen."""
        self._is_compared = False
        self._repaint_required = True
        self.check_idle()

    def _watch_selection(self, previous_selection: Selection, selection: Selection) -> None:
        super()._watch_selection(previous_selection, selection)
        if previous_selection.is_empty and selection.is_empty:
            self.refresh_rows()
        else:
            self.refresh()

    def _refresh_size(self) -> None:
        before = self.virtual_size
        super()._refresh_size()
        if self.virtual_size != before:
            self._scroll_update(self.virtual_size)

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        is_new = super()._size_updated(size, virtual_size, container_size, layout)
        # A resize event is not sent for each change of size, and lines wrapped for another one are cut off.
        if self.is_mounted and self.wrap_width not in (0, self.wrapped_document._width):
            self._rewrap_and_refresh_virtual_size()
        return is_new

    # -- what Textual asks for when it draws ------------------------------------------------------------

    def _exchange_repaint_regions(self) -> Collection[Region]:
        # Nothing here may ask for this widget's region: that would anticipate a layout that is due.
        if not self._is_compared:
            self._is_compared = True
            changed = [
                Region(0, y, self._room.width, 1) for y in range(self._room.height) if self._differs(y)
            ]
            if changed:
                self._set_dirty(*changed)
        return super()._exchange_repaint_regions()

    def _differs(self, y: int) -> bool:
        new, old = self._row(y), self._drawn.get(y)
        return new is None or (new is not old and new != old)

    def _set_dirty(self, *regions: Region) -> None:
        if not regions:
            self._has_styles = False
        super()._set_dirty(*regions)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw; the theme's colours are looked up only when the whole area is to be drawn."""
        self._room = self.scrollable_content_region.size
        if self._has_styles:
            return super(TextArea, self).render_lines(crop)
        self._has_styles = True
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        row = self._drawn[y] = self._row(y) or super().render_line(y)
        return row

    # -- a row ------------------------------------------------------------------------------------------

    def _row(self, y: int) -> Strip | None:
        """Return one row; `None` where Textual itself shall draw."""
        at, theme, wrapped = y + int(self.scroll_offset.y), self._theme, self.wrapped_document
        if not self._is_ordinary or theme.base_style is None:
            return None
        if at >= wrapped.height:
            return Strip.blank(self._room.width, theme.base_style)
        line_index, section = wrapped._offset_to_line_info[at]
        text = self.document.get_line(line_index)
        if "\t" in text:
            return None
        ends = wrapped.get_offsets(line_index)
        start = ends[section - 1] if section else 0
        end = ends[section] if section < len(ends) else len(text) + 1  # the cursor may stand behind the text
        runs = tuple(
            (max(left, start) - start, min(right, end) - start, style)
            for left, right, style in self._runs(line_index)
            if left < end and right > start
        )
        under = self._style_under(line_index) or theme.base_style
        return _strip(f"{text} "[start:end], runs, theme.base_style, under, self._room.width)

    @property
    def _is_ordinary(self) -> bool:
        """Whether there is nothing but text, decorations and a cursor."""
        if self.show_line_numbers or self.suggestion or self._highlights or not self.selection.is_empty:
            return False
        return self.soft_wrap and not (self.placeholder and not self.text)

    def _runs(self, line_index: int) -> Iterator[Run]:
        """Yield what looks different in a line; the later ones lie over the earlier."""
        yield from self.decorations(line_index)
        theme = self._theme
        if under := self._style_under(line_index):
            yield 0, len(self.document.get_line(line_index)) + 1, under
        row, column = self.cursor_location
        bracket = self._matching_bracket_location if self.match_cursor_bracket and self._has_cursor else None
        if bracket is not None and theme.bracket_matching_style:
            for at_row, at in ((row, column), bracket):
                if at_row == line_index:
                    yield at, at + 1, theme.bracket_matching_style
        if row == line_index and theme.cursor_style and self._draw_cursor:
            yield column, column + 1, theme.cursor_style

    def _style_under(self, line_index: int) -> Style | None:
        """Return the style of the line with the cursor; `None` for other lines."""
        is_lit = self.highlight_cursor_line and self._has_cursor and self.cursor_location[0] == line_index
        return self._theme.cursor_line_style if is_lit else None


@lru_cache(maxsize=1024)
def _strip(text: str, runs: tuple[Run, ...], base: Style, under: Style, width: int) -> Strip:
    """Return one row: the same text in the same styles is the same object, which makes comparing cheap."""
    edges = sorted({0, len(text), *(edge for left, right, _ in runs for edge in (left, right))})
    segments = []
    for left, right in pairwise(edges):
        style = Style.combine([base, *(style for at, to, style in runs if at <= left and right <= to)])
        segments.append(Segment(text[left:right], style))
    return Strip(segments).extend_cell_length(width, base + under)
