"""`check --fix`: write the fixes that need nobody's judgement, and say what was written."""

from collections.abc import Iterator

from notes.configuration.roots import Roots
from notes.errors import NotesError
from notes.files.file_errors import ChangedOnDisk
from notes.findings import Finding
from notes.open_file import open_file, save_file
from notes.reports.audit import Audit, Checked
from notes.reports.safe_fixes import replacements, safe_fixes

Fixed = tuple[Checked, Finding]


def fix_all(audit: Audit, roots: Roots) -> tuple[list[Fixed], list[NotesError]]:
    """Mend every file as far as is safe; return what was mended, and which files could not be written."""
    fixed: list[Fixed] = []
    errors: list[NotesError] = []
    for checked in audit.checked:
        fixes = safe_fixes(checked.findings)
        if not fixes:
            continue
        try:
            _fix(checked, fixes, roots)
        except NotesError as error:
            errors.append(error)
        else:
            fixed += [(checked, fix) for fix in fixes]
    return fixed, errors


def _fix(checked: Checked, fixes: list[Finding], roots: Roots) -> None:
    path = checked.interview.path
    file = open_file(path, roots.settings_for(path))
    if file.draft.text != checked.interview.text:
        raise ChangedOnDisk(path, file.data)
    file.draft.replace(replacements(fixes))
    save_file(file)


def fixed_lines(fixed: list[Fixed]) -> Iterator[str]:
    """Yield a line for each fix: where, which rule, what was there, what is there now."""
    from notes.configuration.whereabouts import shown_path
    from notes.reports.report_text import one_line

    for checked, finding in fixed:
        line, column = checked.lines.position(finding.span.start)
        old, new = one_line(finding.span.of(checked.interview.text)), one_line(finding.suggestions[0])
        place = f"{shown_path(checked.interview.path)}:{line}:{column}:"
        yield f'{place} fixed {finding.rule} "{old}" is now "{new}"'
