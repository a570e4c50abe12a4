"""A file for a word processor as other programs read it: python-docx for its structure, LibreOffice for its pages."""

import re
import zipfile
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

HEADING = re.compile(r"heading (\d)", re.IGNORECASE)


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
    document = docx.Document(str(file))
    found += _properties(document)
    found += _headings(document)
    found += _tables(document)
    found += _paragraphs(document)
    return found


def _sound(file: Path) -> list[str]:
    """Each part is XML, has a type, and each relation leads somewhere."""
    found = []
    with zipfile.ZipFile(file) as parts:
        names = set(parts.namelist())
        if (bad := parts.testzip()) is not None:
            found.append(f"The part {bad} is damaged.")
        for name in names:
            etree.fromstring(parts.read(name))
        types = etree.fromstring(parts.read("[Content_Types].xml"))
        typed = {node.get("PartName", "")[1:] for node in types}
        found += [f"{name} has no type." for name in names - typed if not name.endswith((".rels", "].xml"))]
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
        if table._tbl.findall(".//" + qn("w:gridSpan")) or table._tbl.findall(".//" + qn("w:vMerge")):
            found.append("A table has merged cells.")
    return found


def _paragraphs(document: Document) -> list[str]:
    """Space is made by styles: no empty paragraph outside of cells, no text that plays a list."""
    found = []
    for paragraph in document.paragraphs:
        words = "".join(node.text or "" for node in paragraph._p.iter(qn("w:t")))
        if not words.strip():
            found.append("A paragraph is empty.")
        elif re.match(r"[•–*-] ", words) and paragraph._p.find(".//" + qn("w:numPr")) is None:
            found.append(f"This is a list in looks only: {words[:40]}")
        if paragraph.style.name == "Normal" and paragraph._p.find(qn("w:pPr") + "/" + qn("w:pStyle")) is not None:
            found.append("A paragraph has a style that the file does not have.")
    return found
