"""`check` as SARIF 2.1.0, the format that code hosts and editors take from checkers."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from notes import __version__
from notes.configuration.whereabouts import relative
from notes.findings import Finding, Severity
from notes.interview import Problem
from notes.reports.audit import Audit, Checked
from notes.rules import RULES

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
PROBLEM = "file/problem"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning"}
"""The rest are notes."""
_DESCRIPTIONS = {
    PROBLEM: "The file cannot be used until someone mends it.",
    "file": "Something in the frontmatter is odd: an unknown key, or a value of the wrong kind.",
}


def sarif_report(audit: Audit) -> dict[str, Any]:
    """Return the log of one run."""
    results = [*(_problem(one) for one in (*audit.missing, *audit.problems)), *_findings(audit.checked)]
    ids = list(dict.fromkeys(result["ruleId"] for result in results))
    for result in results:
        result["ruleIndex"] = ids.index(result["ruleId"])
    driver = {
        "name": "Afterword",
        "semanticVersion": __version__,
        "rules": [_rule(rule_id) for rule_id in ids],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(rule_id: str) -> dict[str, Any]:
    """Describe a rule; one of Harper's own by what is said of Harper as a whole."""
    known = RULES.get(rule_id) or RULES.get(rule_id.rpartition("/")[0])
    group = rule_id.partition("/")[0]
    text = known.description if known else _DESCRIPTIONS.get(rule_id) or _DESCRIPTIONS.get(group, rule_id)
    level = _LEVELS.get(known.severity, "note") if known else "error"
    described = {"id": rule_id, "shortDescription": {"text": text}, "defaultConfiguration": {"level": level}}
    return described | ({"help": {"text": f"Source: {known.source}"}} if known else {})


def _findings(checked: Iterable[Checked]) -> Iterator[dict[str, Any]]:
    for one in checked:
        for finding in one.findings:
            yield _finding(one, finding)


def _finding(checked: Checked, finding: Finding) -> dict[str, Any]:
    line, column = checked.lines.position(finding.span.start)
    end_line, end_column = checked.lines.position(finding.span.end)
    region = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
    artifact = _artifact(checked.interview.path)
    result = _result(finding.rule, _LEVELS.get(finding.severity, "note"), finding.message, artifact, region)
    result["properties"] = {"severity": finding.severity.value, "interviewer": finding.interviewer or ""}
    if finding.suggestions:
        result["fixes"] = [_fix(artifact, region, text) for text in finding.suggestions]
    return result


def _problem(problem: Problem) -> dict[str, Any]:
    region = {"startLine": problem.line, "startColumn": problem.column}
    return _result(PROBLEM, "error", problem.message, _artifact(problem.path), region)


def _result(
    rule: str, level: str, message: str, artifact: dict[str, str], region: dict[str, int]
) -> dict[str, Any]:
    place = {"physicalLocation": {"artifactLocation": artifact, "region": region}}
    return {"ruleId": rule, "level": level, "message": {"text": message}, "locations": [place]}


def _fix(artifact: dict[str, str], region: dict[str, int], text: str) -> dict[str, Any]:
    replacement = {"deletedRegion": region, "insertedContent": {"text": text}}
    return {"artifactChanges": [{"artifactLocation": artifact, "replacements": [replacement]}]}


def _artifact(path: Path) -> dict[str, str]:
    return {"uri": quote(Path(relative(path)).as_posix(), errors="surrogateescape")}
