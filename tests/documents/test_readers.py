"""The readers themselves: each fault that is put into a good document is found."""

import tempfile
import unittest
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

import pdf
from sample import sample


def elements(document: pikepdf.Pdf, role: str) -> list[Dictionary]:
    """All structure elements with this role."""
    found, todo = [], [document.Root.StructTreeRoot.K]
    while todo:
        node = todo.pop()
        if isinstance(node, Array):
            todo.extend(reversed(list(node)))
        elif isinstance(node, Dictionary):
            if node.get(Name.S) == Name("/" + role):
                found.append(node)
            if Name.K in node and node.get(Name.Type) not in (Name.MCR, Name.OBJR):
                todo.append(node.K)
    return found


def fonts(document: pikepdf.Pdf) -> list[Dictionary]:
    """Each font once, though pages share them."""
    return list({font.objgen: font for page in document.pages for font in page.resources.Font.values()}.values())


def no_language(document):
    del document.Root.Lang


def no_title_shown(document):
    del document.Root.ViewerPreferences


def no_tags(document):
    del document.Root.StructTreeRoot


def no_text_behind_glyphs(document):
    for font in fonts(document):
        del font.ToUnicode


def no_font_inside(document):
    for font in fonts(document):
        descendant = font.DescendantFonts[0]
        for key in (Name.FontFile2, Name.FontFile3):
            if key in descendant.FontDescriptor:
                del descendant.FontDescriptor[key]


def heading_jump(document):
    elements(document, "H2")[0].S = Name.H4


def list_item_of_a_wrong_kind(document):
    elements(document, "LBody")[0].S = Name.P


def link_without_description(document):
    for page in document.pages:
        for annotation in page.get(Name.Annots, []):
            if Name.Contents in annotation:
                del annotation[Name.Contents]


def no_order_of_links(document):
    for page in document.pages:
        if Name.Tabs in page:
            del page[Name.Tabs]


def header_cell_without_scope(document):
    for cell in elements(document, "TH"):
        for key in (Name.A, Name.ID):
            if key in cell:
                del cell[key]


def content_that_no_tag_reaches(document):
    element = next(e for e in elements(document, "P") if Name.K in e)
    element.K = Array([])


def reading_order_turned_round(document):
    body = elements(document, "Document")[0]
    body.K = Array(list(reversed(list(body.K))))


def content_reached_twice(document):
    element = next(e for e in elements(document, "P") if Name.K in e)
    element.K = Array([*element.K, *element.K])


def way_back_to_another_element(document):
    for page in document.pages:
        parents = pikepdf.NumberTree(document.Root.StructTreeRoot.ParentTree)[int(page.obj.StructParents)]
        if len(parents) > 1:
            parents[0], parents[1] = parents[1], parents[0]


def figure_without_words(document):
    elements(document, "P")[-1].S = Name.Figure


def other_words_spoken(document):
    """Every e is spoken as x."""
    for font in fonts(document):
        texts = font.ToUnicode.read_bytes()
        font.ToUnicode.write(texts.replace(b"<0065>", b"<0078>"))


FAULTS = [
    no_language,
    no_title_shown,
    no_tags,
    no_text_behind_glyphs,
    no_font_inside,
    heading_jump,
    list_item_of_a_wrong_kind,
    link_without_description,
    no_order_of_links,
    header_cell_without_scope,
    content_that_no_tag_reaches,
    reading_order_turned_round,
    content_reached_twice,
    way_back_to_another_element,
    figure_without_words,
    other_words_spoken,
]


class Readers(unittest.TestCase):
    def test_each_fault_is_found(self):
        # It has everything that can break: tables, lists, links, notes.
        good = sample().pack(4)
        with tempfile.TemporaryDirectory() as folder:
            files = [Path(folder) / f"{fault.__name__}.pdf" for fault in FAULTS]
            for fault, file in zip(FAULTS, files, strict=True):
                with pikepdf.open(good) as document:
                    fault(document)
                    document.save(file)
            missed = {file.name for file in files} - set(pdf.problems(files, pdf.read(good).spoken))
        self.assertEqual(missed, set())


if __name__ == "__main__":
    unittest.main()
