"""What the person does about findings: go to them, fix them, accept them, and confirm the text."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from notes.errors import NotesError
from notes.findings import Finding, Item
from tui.acts import Act, Turn
from tui.desk_files import Files
from tui.undoing import Undoing

if TYPE_CHECKING:
    from notes.proofreading.proofreader import Proofreader


class Fixing:
    """Deals with what the checklist found."""

    def __init__(self, desk: Files, undoing: Undoing, take_settings: Callable[[], Awaitable[None]]) -> None:
        self._desk = desk
        self._undoing = undoing
        self._take_settings = take_settings
        """Reads the folder's settings again, and judges everything by them."""

    @property
    def finding_in_hand(self) -> Finding | None:
        """The finding meant by fix, accept and add word: under the cursor of the checklist or the editor."""
        if self._desk.focused is self._desk.checklist:
            return self._desk.checklist.finding
        return self._desk.status_line.finding

    def next(self) -> None:
        """Go to the next finding after the cursor, round and round."""
        found = self._findings_to_go_to()
        if not found:
            self._desk.say("Nothing found in this note.")
            return
        at = self._desk.editor.cursor_offset_in_document
        ahead = [one for one in found if one.span.start > at]
        chosen = (ahead or found)[0]
        self._desk.show_place(chosen.span.start)
        self._desk.status_line.finding = chosen

    def _findings_to_go_to(self) -> list[Finding]:
        """Return what can be mended in the text in front; without that, all that was found, by place."""
        from tui.checklist_pane import SAID_BY_ITEM

        by_place = {one.span: one for one in self._desk.findings_in_front()}
        found = sorted(by_place.values(), key=lambda one: one.span)
        mendable = [one for one in found if one.rule not in SAID_BY_ITEM]
        region = self._desk.editor.extent
        here = [one for one in mendable if region.start <= one.span.start <= region.end]
        return here or mendable or found

    def apply_fix(self) -> None:
        """Apply the first suggestion for the finding in hand."""
        self._desk.recheck()  # a place that an edit has just moved must not be used
        finding = self._still_found(self.finding_in_hand)
        if finding is None:
            self._desk.say(f"Put the cursor on a finding first ({self._desk.key_of('next-finding')}).")
        elif not finding.suggestions:
            self._desk.say("This finding has no ready fix; it needs your own words.")
        else:
            from notes.replacement import Replacement

            fix = Replacement(finding.span, finding.suggestions[0])
            self._desk.change(fix, cursor=finding.span.start + len(fix.text))

    def accept(self) -> None:
        """Keep the text as it is: record the finding as accepted in the file."""
        self._desk.recheck()
        finding = self._still_found(self.finding_in_hand)
        if finding is None:
            self._desk.say(f"Put the cursor on a finding first ({self._desk.key_of('next-finding')}).")
            return
        from notes.acceptance import is_acceptable
        from notes.confirming import accept

        if finding.interviewer is None or not is_acceptable(finding):
            self._desk.say("This finding cannot be accepted: it goes once it is mended.")
            return
        self._desk.edit_frontmatter(partial(accept, finding=finding))

    def _still_found(self, finding: Finding | None) -> Finding | None:
        """Return the finding as the checks see it now: the same rule about the same words."""
        if finding is None:
            return None
        in_front = self._desk.findings_in_front()
        alike = [one for one in in_front if (one.rule, one.quote) == (finding.rule, finding.quote)]
        return min(alike, key=lambda one: abs(one.span.start - finding.span.start), default=None)

    async def add_word(self) -> None:
        """Add the unknown word in hand to the folder's own words."""
        from notes.configuration.own_words import add_word_in, take_word_back
        from notes.settings import SETTINGS_FILE

        desk, finding = self._desk, self.finding_in_hand
        word = unknown_word(finding) if finding else ""
        if not word:
            desk.say(f"Put the cursor on an unknown word first ({self._desk.key_of('next-finding')}).")
            return
        try:
            added = await desk.in_thread(partial(add_word_in, desk.workspace.root, word))
        except NotesError as error:
            desk.say(str(error), severe=True)
            return
        await self._take_settings()
        desk.recheck_soon()
        undo = desk.key_of("undo")
        desk.say(f"“{word}” is a word in this folder now ({SETTINGS_FILE}); {undo} takes it back.")

        async def take_back() -> Turn:
            await desk.in_thread(partial(take_word_back, added))
            await self._take_settings()
            desk.recheck_soon()
            desk.say(f"Taken back: “{word}” is no word of this folder any more ({SETTINGS_FILE}).")
            return Turn.DONE

        async def do_again() -> Turn:
            nonlocal added
            added = await desk.in_thread(partial(add_word_in, desk.workspace.root, word))
            await self._take_settings()
            desk.recheck_soon()
            desk.say(f"Done again: “{word}” is a word in this folder ({SETTINGS_FILE}).")
            return Turn.DONE

        self._undoing.remember(Act(take_back, do_again))

    def compare(self) -> None:
        """Show the finding in hand beside the text it was copied from."""
        finding, draft = self.finding_in_hand, self._desk.draft
        if finding is None or finding.twin is None or draft is None:
            self._desk.say(f"Put the cursor on copied text first ({self._desk.key_of('next-finding')}).")
            return
        from tui.compare_dialog import CompareDialog

        self._desk.app.push_screen(CompareDialog(finding.span.of(draft.text), finding.twin))

    async def confirm(self) -> None:
        """Record that the person has read exactly this text; open findings are kept on their word."""
        desk = self._desk
        desk.recheck()
        note = desk.note_report
        if desk.interview is None or note is None or desk.interview.note_to(note.name) is None:
            desk.say("There is no note here to confirm yet.")
            return
        from notes.confirming import confirm, to_keep
        from tui.question import Answer, Question

        kept = to_keep(note)
        if kept:
            listed = "\n".join(f"{one.message}" for one in kept)
            answer = await desk.app.push_screen_wait(
                Question(
                    f"Keep these {len(kept)}?" if len(kept) > 1 else "Keep this one?",
                    "Proofreading still finds something. Confirming records it as meant that way.",
                    Answer("keep", "Keep and confirm", "warning"),
                    detail=listed,
                )
            )
            if answer is None:
                return
        desk.edit_frontmatter(partial(confirm, note=note, kept=kept))

    # -- the proofreader -----------------------------------------------------------------------------

    def load_proofreader(self) -> None:
        """Build the proofreader, which takes half a second, and look at the open note; runs in a thread."""
        from notes.proofreading.proofreader import Proofreader

        settings = self._desk.workspace.settings
        if settings.language != "off":
            proofreader = Proofreader(settings.dialect)
            self._desk.app.call_from_thread(self._take_proofreader, proofreader)

    def _take_proofreader(self, proofreader: "Proofreader") -> None:
        self._desk.proofreading.proofreader = proofreader
        self._desk.workspace.is_word = proofreader.is_word
        self._desk.recheck_soon()


def unknown_word(finding: Finding) -> str:
    """Return the word that a finding does not know, if it is about a single one."""
    word = finding.quote.strip()
    return "" if " " in word or finding.check != Item.PROOFREAD else word
