"""What the person does about findings: go to them, fix them, accept them, and confirm the text."""

from functools import partial
from typing import TYPE_CHECKING

from textual import work

from notes.errors import NotesError
from notes.findings import Finding, Item
from tui.desk_phrases import Phrases

if TYPE_CHECKING:
    from notes.proofreading.proofreader import Proofreader


class Findings(Phrases):
    """The part of the desk that deals with what the checklist found."""

    @property
    def finding_in_hand(self) -> Finding | None:
        """The finding meant by fix, accept and add word: under the cursor of the checklist or the editor."""
        if self.focused is self.checklist:
            return self.checklist.finding
        return self.status_line.finding

    def action_next_finding(self) -> None:
        """Go to the next finding after the cursor, round and round."""
        found = self._findings_to_go_to()
        if not found:
            self.say("Nothing found in this note.")
            return
        at = self.editor.cursor_offset_in_document
        ahead = [one for one in found if one.span.start > at]
        chosen = (ahead or found)[0]
        self.show_place(chosen.span.start)
        self.status_line.finding = chosen

    def _findings_to_go_to(self) -> list[Finding]:
        """Return what can be mended in the text in front; without that, all that was found, by place."""
        from tui.checklist_pane import SAID_BY_ITEM

        found = sorted({one.span: one for one in self.findings_in_front()}.values(), key=lambda one: one.span)
        mendable = [one for one in found if one.rule not in SAID_BY_ITEM]
        region = self.editor.extent
        here = [one for one in mendable if region.start <= one.span.start <= region.end]
        return here or mendable or found

    def action_apply_fix(self) -> None:
        """Apply the first suggestion for the finding in hand."""
        self.recheck()  # a place that an edit has just moved must not be used
        finding = self._still_found(self.finding_in_hand)
        if finding is None:
            self.say("Put the cursor on a finding first (f2).")
        elif not finding.suggestions:
            self.say("This finding has no ready fix; it needs your own words.")
        else:
            from notes.replacement import Replacement

            fix = Replacement(finding.span, finding.suggestions[0])
            self.change(fix, cursor=finding.span.start + len(fix.text))

    def action_accept_finding(self) -> None:
        """Keep the text as it is: record the finding as accepted in the file."""
        self.recheck()
        finding = self._still_found(self.finding_in_hand)
        if finding is None:
            self.say("Put the cursor on a finding first (f2).")
            return
        from notes.confirming import accept

        self.edit_frontmatter(partial(accept, finding=finding))

    @work(group="save")
    async def action_add_word(self) -> None:
        """Add the unknown word in hand to the folder's own words."""
        from notes.configuration.own_words import add_word_in, take_word_back
        from notes.settings import SETTINGS_FILE

        finding = self.finding_in_hand
        word = finding.quote.strip() if finding else ""
        if finding is None or not word or " " in word or finding.check != Item.PROOFREAD:
            self.say("Put the cursor on an unknown word first (f2).")
            return
        try:
            added = await self.in_thread(partial(add_word_in, self.workspace.root, word))
        except NotesError as error:
            self.say(str(error), severe=True)
            return
        await self.take_settings()
        self.recheck_soon()
        self.say(f"“{word}” is a word in this folder now ({SETTINGS_FILE}); ctrl+z takes it back.")

        async def take_back() -> None:
            await self.in_thread(partial(take_word_back, added))
            await self.take_settings()
            self.recheck_soon()
            self.say(f"“{word}” is no word of this folder any more ({SETTINGS_FILE}).")

        self.remember(take_back)

    def action_compare(self) -> None:
        """Show the finding in hand beside the text it was copied from."""
        finding = self.finding_in_hand
        if finding is None or finding.twin is None or self.draft is None:
            self.say("Put the cursor on copied text first (f2).")
            return
        from tui.compare_dialog import CompareDialog

        self.app.push_screen(CompareDialog(finding.span.of(self.draft.text), finding.twin))

    @work(exclusive=True, group="confirm")
    async def action_confirm(self) -> None:
        """Record that the person has read exactly this text; open findings are kept on their word."""
        self.recheck()
        note = self.note_report
        if self.interview is None or note is None or self.interview.note_to(note.name) is None:
            self.say("There is no note here to confirm yet.")
            return
        from notes.confirming import confirm, to_keep
        from tui.question import Answer, Question

        kept = to_keep(note)
        if kept:
            listed = "\n".join(f"{one.message}" for one in kept)
            answer = await self.app.push_screen_wait(
                Question(
                    f"Keep these {len(kept)}?" if len(kept) > 1 else "Keep this one?",
                    "Proofreading still finds something. Confirming records it as meant that way.",
                    Answer("k", "Keep and confirm", "warning"),
                    detail=listed,
                )
            )
            if answer is None:
                return
        self.edit_frontmatter(partial(confirm, note=note, kept=kept))

    def _still_found(self, finding: Finding | None) -> Finding | None:
        """Return the finding as the checks see it now: the same rule about the same words."""
        if finding is None:
            return None
        alike = [
            one for one in self.findings_in_front() if (one.rule, one.quote) == (finding.rule, finding.quote)
        ]
        return min(alike, key=lambda one: abs(one.span.start - finding.span.start), default=None)

    # -- the proofreader -----------------------------------------------------------------------------

    @work(thread=True, exclusive=True, group="load-proofreader")
    def load_proofreader(self) -> None:
        """Build the proofreader, which takes half a second, and look at the open note with it."""
        from notes.proofreading.proofreader import Proofreader

        if self.workspace.settings.language == "off":
            return
        proofreader = Proofreader(self.workspace.settings.dialect)
        self.app.call_from_thread(self._take_proofreader, proofreader)

    def _take_proofreader(self, proofreader: "Proofreader") -> None:
        self.proofreading.proofreader = proofreader
        self.workspace.is_word = proofreader.is_word
        self.recheck_soon()
