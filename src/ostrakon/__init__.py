"""Ostrakon: a sourced, dated record of sanctions, from official lists and reports.

Gives: `open` a workspace (a folder), `compare` two names, `read_text` a report. Heavy parts are imported
when first used, so `import ostrakon` is cheap.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ostrakon.model import Comparison, Reading

__version__ = "0.1.0"
__all__ = ["__version__", "compare", "open", "read_text"]


def open(path: str) -> Any:
    """The workspace in a folder, created if absent."""
    from ostrakon.flow.workspace import Workspace

    return Workspace(path)


def compare(left: "str | dict[str, Any]", right: "str | dict[str, Any]", kind: str = "unknown") -> "Comparison":
    """Two parties weighed: bits of evidence, their sum, and the probability that they are one.

    Each is a name, or a name with facts: `{"name": "Sadio Camara", "born": "1979", "countries": ["ML"]}`.
    """
    from ostrakon.flow.weighing import compare_names

    return compare_names(left, right, kind=kind)


def read_text(text: str, *, published: str | None = None) -> "Reading":
    """A report read without a workspace. `published` is YYYY-MM-DD; None leaves relative dates open."""
    from ostrakon.flow.texts import read_text as read

    return read(text, published=published)
