"""What the person does with git: see how the files stand, commit, pull, push, settle conflicts."""

from functools import cached_property, partial
from importlib import import_module
from typing import TYPE_CHECKING

from textual import work

from tui.desk_files import Files

if TYPE_CHECKING:
    from tui.versioning import Versioning


class Versions(Files):
    """The part of the desk that asks git, always in workers; in a folder without git it does nothing."""

    @cached_property
    def versioning(self) -> "Versioning":
        """What talks to git; loaded when it is first needed."""
        from tui.versioning import Versioning

        return Versioning(self)

    @work(exclusive=True, group="git-look")
    async def look_at_git(self) -> None:
        """Show how the files stand in git."""
        await self.in_thread(partial(import_module, "tui.versioning"))  # it takes longer than a frame may
        await self.versioning.look()

    @work(exclusive=True, group="git")
    async def action_commit(self) -> None:
        """Commit chosen files, once the person has read the message."""
        await self.versioning.commit()

    @work(exclusive=True, group="git")
    async def action_pull(self) -> None:
        """Take in what others pushed."""
        await self.versioning.pull()

    @work(exclusive=True, group="git")
    async def action_push(self) -> None:
        """Send the commits to where the branch is pushed."""
        await self.versioning.push()

    @work(exclusive=True, group="git")
    async def action_settle_conflicts(self) -> None:
        """Go through the files that a pull or merge left in conflict."""
        await self.versioning.settle_conflicts()
