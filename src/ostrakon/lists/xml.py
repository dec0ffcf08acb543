"""Hardened, streaming XML: no DTD, no entities, no network; one entry's element in memory at a time.

Sources: lxml FAQ "How do I use lxml safely as a web-service endpoint?"; OWASP XML External Entity Prevention.
"""

import io
import re
from collections.abc import Iterator

from lxml import etree

from ostrakon.lists.recipe import source_changed
from ostrakon.model import Capture

Element = etree._Element

_DTD = re.compile(rb"<!\s*(DOCTYPE|ENTITY|ELEMENT|ATTLIST)", re.IGNORECASE)
_OUTER_NAMESPACE = re.compile(r'(<[^\s/>]+) xmlns="[^"]*"')
_PROLOG = 65_536  # bytes searched for a DTD before the parser sees anything; the parser then checks again


def looks_like_xml(data: bytes) -> bool:
    """Whether the bytes begin as XML does, byte order mark and white space aside."""
    start = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith(b"<") or data[:4] in (b"\xff\xfe<\x00", b"\xfe\xff\x00<")


def read_root(data: bytes, where: str) -> tuple[str, str]:
    """The local name and the namespace of the root element.

    Raises:
        SourceChanged: not well-formed up to the root, or it declares a DTD or entities.
    """
    _refuse_dtd(data[:_PROLOG], where)
    try:
        _, root = next(iter(_parse(data, events=("start",))))
    except StopIteration:
        raise _not_whole(where, "no root element") from None
    except etree.XMLSyntaxError as error:
        raise _not_whole(where, str(error)) from None
    if root.getroottree().docinfo.doctype:
        raise _dtd_refused(where)
    name = etree.QName(root)
    return name.localname, name.namespace or ""


def read_elements(capture: Capture, *names: str) -> Iterator[Element]:
    """Elements of these local names, outermost first come first served, freed once the next is asked for.

    Every tag inside a yielded element is its local name, without namespace, and blank text is gone, so that
    `element.findtext("akaList/aka")` works whatever namespace an edition declares. Names must not nest in one
    another.

    Raises:
        SourceChanged: the XML is truncated or malformed, or it declares a DTD or entities.
    """
    read_root(capture.data, capture.address)
    try:
        for _, element in _parse(capture.data, events=("end",), tag=[f"{{*}}{name}" for name in names]):
            _drop_namespaces(element)
            yield element
            _free(element)
    except etree.XMLSyntaxError as error:
        raise _not_whole(capture.address, str(error)) from None


def raw_of(element: Element) -> str:
    """The element as canonical XML (exclusive C14N 1.0), without namespace and blank text, for `Listing.raw`."""
    kept, element.tail = element.tail, None
    raw = etree.tostring(element, method="c14n", exclusive=True, with_comments=False).decode("utf-8")
    element.tail = kept
    return _OUTER_NAMESPACE.sub(r"\1", raw, count=1)


def text_at(element: Element, path: str) -> str:
    """The text at a path, white space at its ends removed; "" where there is none."""
    return (element.findtext(path) or "").strip()


def _parse(data: bytes, *, events: tuple[str, ...], tag: list[str] | None = None) -> "etree.iterparse":
    return etree.iterparse(
        io.BytesIO(data),
        events=events,
        tag=tag,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_blank_text=True,
        remove_comments=True,
        remove_pis=True,
    )


def _drop_namespaces(element: Element) -> None:
    for part in element.iter("{*}*"):
        tag = part.tag
        if tag[0] == "{":
            part.tag = tag[tag.index("}") + 1 :]


def _free(element: Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _refuse_dtd(prolog: bytes, where: str) -> None:
    root = re.search(rb"<[A-Za-z_]", prolog)
    if _DTD.search(prolog, 0, root.start() if root else len(prolog)):
        raise _dtd_refused(where)


def _dtd_refused(where: str) -> Exception:
    return source_changed(
        where,
        "the XML declares a document type or entities, which official lists never do",
        expected="plain XML without DTD",
        found="a DTD",
        remedy="Do not trust this file: fetch it again from the authority.",
    )


def _not_whole(where: str, why: str) -> Exception:
    return source_changed(where, "the XML is truncated or malformed", expected="well-formed XML", found=why)
