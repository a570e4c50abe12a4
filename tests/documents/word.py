"""A file for a word processor as other programs read it: python-docx for its structure, LibreOffice for its pages."""

import re
import zipfile
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

HEADING = re.compile(r"heading (\d)( plain)?", re.IGNORECASE)
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
# What somebody hears who goes from link to link.
SAYS_NOTHING = {"", "here", "click here", "link", "more", "read more", "this", "page"}
# Least size of an edition in half-points, by the ending of the file's name.
EDITIONS = {".large": 36, ".giant": 48}


def text(file: Path) -> str:
    """Everything that the body says, tables and footnotes included, without spaces."""
    with zipfile.ZipFile(file) as parts:
        body = etree.fromstring(parts.read("word/document.xml"))
        notes = etree.fromstring(parts.read("word/footnotes.xml"))
    words = [node.text or "" for tree in (body, notes) for node in tree.iter(qn("w:t"))]
    return "".join("".join(words).split())


def problems(file: Path) -> list[str]:
    """What Word's accessibility check would ask about, and what would make it repair the file."""
    found = _sound(file)
    if found:
        return found
    document = docx.Document(str(file))
    found += _properties(document)
    found += _headings(document)
    found += _tables(document)
    found += _paragraphs(document)
    found += _pictures(document)
    found += _links(document)
    found += _colours(document)
    found += _sizes(document, EDITIONS.get(Path(file.stem).suffix, 0))
    return found


def starts(file: Path) -> list[str]:
    """How each page begins that the document wants begun: the words of the paragraph, without spaces."""
    document = docx.Document(str(file))
    breaks = [node.getparent().getparent() for node in document.element.body.iter(qn("w:pageBreakBefore"))]
    return ["".join("".join(node.text or "" for node in paragraph.iter(qn("w:t"))).split()) for paragraph in breaks]


def _sound(file: Path) -> list[str]:
    """Each part is XML, has a type, and each relation leads somewhere."""
    found = []
    with zipfile.ZipFile(file) as parts:
        names = set(parts.namelist())
        if (bad := parts.testzip()) is not None:
            found.append(f"The part {bad} is damaged.")
        for name in names:
            if name.endswith((".xml", ".rels")):
                etree.fromstring(parts.read(name))
        types = etree.fromstring(parts.read("[Content_Types].xml"))
        typed = {node.get("PartName", "")[1:] for node in types}
        # XML is typed by its part, everything else by its ending.
        endings = tuple("." + node.get("Extension") for node in types if node.get("Extension", "xml") != "xml")
        found += [f"{name} has no type." for name in names - typed if not name.endswith((*endings, "].xml"))]
        for name in names:
            if name.endswith(".rels"):
                folder = "word/" if name.startswith("word/") else ""
                for link in etree.fromstring(parts.read(name)):
                    if link.get("TargetMode") != "External" and folder + link.get("Target") not in names:
                        found.append(f"{name} leads to {link.get('Target')}, which is not there.")
        times = {info.date_time for info in parts.infolist()}
        if times != {(1980, 1, 1, 0, 0, 0)}:
            found.append("A part tells when it was made.")
    return found


def _properties(document: Document) -> list[str]:
    found = []
    properties = document.core_properties
    if not properties.title:
        found.append("There is no title.")
    if not properties.language:
        found.append("The file does not say in which language it is.")
    if properties.last_modified_by:
        found.append("The file names who changed it last.")
    language = document.styles.element.find(".//" + qn("w:lang"))
    if language is None or not language.get(qn("w:val")):
        found.append("There is no language.")
    return found


def _headings(document: Document) -> list[str]:
    found = []
    level = 0
    some = False
    for paragraph in document.paragraphs:
        if paragraph.style.name == "Title":
            some, level = True, 0
        elif match := HEADING.fullmatch(paragraph.style.name):
            some = True
            if int(match[1]) > level + 1:
                found.append(f"A heading of level {match[1]} follows one of level {level}: {paragraph.text}")
            level = int(match[1])
            if not paragraph.text.strip():
                found.append("A heading is empty.")
    return found if some else [*found, "There is no heading."]


def _tables(document: Document) -> list[str]:
    found = []
    for table in document.tables:
        first = table._tbl.find(qn("w:tr"))
        if first is None or first.find(".//" + qn("w:tblHeader")) is None:
            found.append("A table has no header row.")
        elif not all("".join(node.text or "" for node in cell.iter(qn("w:t"))).strip() for cell in first.iter(qn("w:tc"))):
            found.append("A column of a table has no title.")
        if len({len(row.findall(qn("w:tc"))) for row in table._tbl.iter(qn("w:tr"))}) > 1:
            found.append("A table has rows of different lengths.")
        if table._tbl.findall(".//" + qn("w:gridSpan")) or table._tbl.findall(".//" + qn("w:vMerge")):
            found.append("A table has merged cells.")
    return found


def _paragraphs(document: Document) -> list[str]:
    """Space is made by styles: no empty paragraph outside of cells, no text that plays a list."""
    found = []
    for paragraph in document.paragraphs:
        words = "".join(node.text or "" for node in paragraph._p.iter(qn("w:t")))
        if not words.strip():
            if paragraph._p.find(".//" + qn("w:drawing")) is None:
                found.append("A paragraph is empty.")
        elif re.match(r"[•–*-] ", words) and paragraph._p.find(".//" + qn("w:numPr")) is None:
            found.append(f"This is a list in looks only: {words[:40]}")
        if paragraph.style.name == "Normal" and paragraph._p.find(qn("w:pPr") + "/" + qn("w:pStyle")) is not None:
            found.append("A paragraph has a style that the file does not have.")
    return found


def _pictures(document: Document) -> list[str]:
    """Each stands in line with the text, and has words or is marked as decoration."""
    found = []
    body = document.element.body
    if [*body.iter(WP + "anchor"), *body.iter(qn("w:pict")), *body.iter(qn("w:txbxContent"))]:
        found.append("Something floats over the text.")
    numbers = [node.get("id") for node in body.iter(WP + "docPr")]
    if len(set(numbers)) < len(numbers):
        found.append("Two pictures have one number.")
    for node in body.iter(WP + "docPr"):
        decoration = [mark.get("val") for mark in node.iter(DECORATIVE)] == ["1"]
        if decoration == bool(node.get("descr", "").strip()):
            found.append(f"{node.get('name')} has no alternative text and is not marked as decoration, or has both.")
    for node in body.iter(qn("a:blip")):
        part = document.part.related_parts[node.get(qn("r:embed"))]
        extent = next(node.iterancestors(qn("w:drawing"))).find(".//" + WP + "extent")
        # 914,400 of the format's units are an inch.
        dots = part.image.px_width / (int(extent.get("cx")) / 914_400)
        if part.content_type == "image/png" and dots < 150:
            found.append(f"A picture has only {dots:.0f} dots an inch.")
    return found


def _links(document: Document) -> list[str]:
    found = []
    for link in document.element.body.iter(qn("w:hyperlink")):
        words = "".join(node.text or "" for node in link.iter(qn("w:t"))).strip()
        if words.lower() in SAYS_NOTHING:
            found.append(f"A link says only “{words}”.")
    return found


def _colours(document: Document) -> list[str]:
    """Text has a contrast of at least 4.5 to 1 against white paper (WCAG 2.2, 1.4.3)."""
    found = []
    for tree in (document.styles.element, document.element.body):
        for node in tree.iter(qn("w:color")):
            value = node.get(qn("w:val"))
            if not re.fullmatch("[0-9A-F]{6}", value) or _contrast(value) < 4.5:
                found.append(f"Text of the colour {value} cannot be read on white.")
    return found


def _contrast(colour: str) -> float:
    parts = [int(colour[at:at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _sizes(document: Document, least: int) -> list[str]:
    """Large print is large everywhere: in every style, in the text, in header and footer."""
    found = []
    edges = [part for section in document.sections for part in (section.header, section.footer)]
    for tree in (document.styles.element, document.element.body, *(part._element for part in edges)):
        for name in ("w:sz", "w:szCs"):
            sizes = {int(node.get(qn("w:val"))) for node in tree.iter(qn(name)) if node.getparent().tag == qn("w:rPr")}
            found += [f"Something is set in {size / 2} points." for size in sizes if size < least]
        if least and any(node.get(qn("w:val")) == "superscript" for node in tree.iter(qn("w:vertAlign"))):
            found.append("Raised numbers are smaller than the text.")
    return found
