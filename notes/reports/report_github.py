"""`check` as annotations on a pull request: the workflow commands of GitHub Actions."""

from collections.abc import Iterator

from notes.configuration.whereabouts import relative
from notes.files.shown_path import escaped
from notes.findings import Severity
from notes.reports.audit import Audit

Properties = dict[str, str | int]

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning"}
"""The rest are notices."""


def github_lines(audit: Audit) -> Iterator[str]:
    """Yield one workflow command for each problem and finding."""
    for problem in (*audit.missing, *audit.problems):
        where: Properties = {"file": relative(problem.path), "line": problem.line, "col": problem.column}
        yield _command("error", where | {"title": "file/problem"}, problem.message)
    for checked in audit.checked:
        for finding in checked.findings:
            line, column = checked.lines.position(finding.span.start)
            end_line, end_column = checked.lines.position(finding.span.end)
            place: Properties = {
                "file": relative(checked.interview.path),
                "line": line,
                "endLine": end_line,
            }
            if line == end_line:  # GitHub takes columns only within a line
                place |= {"col": column, "endColumn": end_column}
            command = _COMMANDS.get(finding.severity, "notice")
            yield _command(command, place | {"title": finding.rule}, finding.message)


def _command(name: str, properties: Properties, message: str) -> str:
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {listed}::{_data(message)}"


def _data(text: str) -> str:
    """Escape what would end a workflow command, or drive the terminal of whoever reads the log."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped(text)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
