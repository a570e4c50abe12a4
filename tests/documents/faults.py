"""The readers of files for Word and Excel themselves: each fault that is put into a good file is found."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import sheets
import word

# A fault: its name, the part of the file, what is replaced, by what.
Fault = tuple[str, str, str, str]

BODY, STYLES = "word/document.xml", "word/styles.xml"
SHEET = "xl/worksheets/sheet1.xml"

# Put into attendance in large print, with a logo.
WORD: list[Fault] = [
    ("no title", "docProps/core.xml", r"<dc:title>.*?</dc:title>", ""),
    ("no language of the file", "docProps/core.xml", r"<dc:language>.*?</dc:language>", ""),
    ("no language of the text", STYLES, r"<w:lang [^>]*/>", ""),
    ("a jump in the headings", BODY, r'w:val="Heading1"', 'w:val="Heading3"'),
    ("no headings", BODY, r'w:val="(Heading1|Title)"', 'w:val="Subtitle"'),
    ("a header row that is not marked", BODY, r"<w:tblHeader/>", ""),
    ("a column without a title", BODY, r"(<w:tblHeader/>.*?<w:t [^>]*>)[^<]*", r"\1"),
    ("merged cells", BODY, r"<w:tcPr>", '<w:tcPr><w:gridSpan w:val="2"/>'),
    ("a row that lacks a cell", BODY, r"<w:tc>((?!</w:tc>).)*</w:tc></w:tr></w:tbl>", "</w:tr></w:tbl>"),
    ("a picture without words", BODY, r' descr="[^"]*"', ""),
    ("words on what is decoration", BODY, r"<wp:docPr ([^>]*)/>",
     r'<wp:docPr \1><decorative xmlns="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></wp:docPr>'),
    ("a picture that floats", BODY, r"wp:inline", "wp:anchor"),
    ("a coarse picture", BODY, r'<wp:extent cx="(\d+)" cy="(\d+)"/>', r'<wp:extent cx="\g<1>0" cy="\g<2>0"/>'),
    ("two pictures of one number", BODY, r'<wp:docPr id="\d+"', '<wp:docPr id="1"'),
    ("an empty paragraph", BODY, r"<w:body>", "<w:body><w:p/>"),
    ("a list in looks only", BODY, r"<w:body>", "<w:body><w:p><w:r><w:t>• one</w:t></w:r></w:p>"),
    ("a link that says nothing", BODY, r"<w:body>",
     "<w:body><w:p><w:r><w:t>See </w:t></w:r><w:hyperlink><w:r><w:t>here</w:t></w:r></w:hyperlink></w:p>"),
    ("pale text", STYLES, r'<w:color w:val="504F45"/>', '<w:color w:val="A0A0A0"/>'),
    ("small type in large print", STYLES, r'<w:sz w:val="36"/>', '<w:sz w:val="22"/>'),
    ("a style that is not there", BODY, r'w:val="Figure"', 'w:val="Figures"'),
    ("a relation that leads nowhere", "word/_rels/document.xml.rels", r"media/picture1", "media/picture9"),
]

# Put into the list of what spreadsheets misread.
LISTS: list[Fault] = [
    ("no title", "docProps/core.xml", r"<dc:title>.*?</dc:title>", ""),
    ("no language", "docProps/core.xml", r"<dc:language>.*?</dc:language>", ""),
    ("a header row that moves away", SHEET, r"<pane [^>]*/>", ""),
    ("no filter", "xl/tables/table1.xml", r"<autoFilter [^>]*/>", ""),
    ("titles that are not bold", "xl/styles.xml", r"<b/>", ""),
    ("a formula", SHEET, r'<c r="A2"[^>]*><v>\d+</v></c>', '<c r="A2"><f>1+1</f><v>2</v></c>'),
    ("text that becomes a formula", "xl/styles.xml", r' quotePrefix="1"', ""),
    ("low rows", SHEET, r' ht="\d+"', ""),
    ("narrow columns", SHEET, r'<col ([^>]*) width="[\d.]+"', r'<col \1 width="6"'),
    ("a day as text", "xl/sharedStrings.xml", r"007", "18 Feb 2027"),
    ("tiny print", SHEET, r' fitToWidth="\d+"', ""),
]


def _with(good: Path, fault: Fault, bad: Path) -> None:
    _, part, pattern, replacement = fault
    changed = 0
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(bad, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            content = source.read(info)
            if info.filename == part:
                text, changed = re.subn(pattern, replacement, content.decode(), flags=re.DOTALL)
                content = text.encode()
            # The time stays, which is looked at too.
            target.writestr(info, content)
    if not changed:
        raise ValueError(f"{good.name} has no place for “{fault[0]}”.")


def _missed(good: Path, faults: list[Fault], problems: Callable[[Path], list[str]], folder: Path) -> list[str]:
    missed = [f"{good.name} is not good to begin with: {problems(good)}"] if problems(good) else []
    for fault in faults:
        # The end of the name says which edition it is.
        bad = folder / f"fault.{good.name}"
        _with(good, fault, bad)
        if not problems(bad):
            missed.append(f"{good.name}: {fault[0]} is not found.")
        bad.unlink()
    return missed


def missed(specimens: Path, folder: Path) -> list[str]:
    """Which faults nobody finds, put into specimens one at a time."""
    return [
        *_missed(specimens / "attendance-branded.sample.large.docx", WORD, word.problems, folder),
        *_missed(specimens / "hard-list.xlsx", LISTS, sheets.problems, folder),
    ]
