"""The first run: a tour for who is new."""

from notes.errors import NotesError
from tui.desk_files import Files


class Welcome:
    """Shows who is new round, once."""

    def __init__(self, desk: Files) -> None:
        self._desk = desk
        self.is_first_run = False
        """Whether the person has no settings of their own yet."""

    async def show_tour(self) -> None:
        """Show the tour to who is new; leaving it ends it for good."""
        if not self.is_first_run:
            return
        from tui.tour_screen import Tour

        await self._desk.app.push_screen_wait(Tour())
        await self.end_tour()

    async def end_tour(self) -> None:
        """Write the person's own settings, unless there are some: the tour is not shown again."""
        from notes.configuration.first_run import end_first_run

        if not self.is_first_run:
            return
        self.is_first_run = False
        try:
            await self._desk.in_thread(end_first_run)
        except NotesError as error:
            self._desk.say(f"The tour will come again: {error}", severe=True)
