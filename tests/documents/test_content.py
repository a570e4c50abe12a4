"""What stands in the documents, as a reader and a screen reader meet it."""

import re
import unittest

import pikepdf

import pdf
from sample import sample

# Points. Below it nothing may be set in large print; the mark that counts is that of the text itself.
LARGE = 18


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


class CaseStudy(unittest.TestCase):
    def setUp(self):
        self.case = sample().cases()[0]
        self.file = sample().case(self.case["number"])
        self.reading = pdf.read(self.file)

    def test_its_title_is_in_the_properties_and_the_first_heading(self):
        self.assertIn(self.case["title"], self.reading.title)
        level, heading = self.reading.headings()[0]
        self.assertEqual(level, 1)
        self.assertIn(self.case["title"], heading)

    def test_its_sections_are_headings_of_the_second_level(self):
        levels = [level for level, _ in self.reading.headings()]
        self.assertGreaterEqual(levels.count(2), 5)
        self.assertEqual(levels.count(1), 1)

    def test_it_has_lists_and_links_and_notes(self):
        roles = set(re.findall(r"(?m)^\s*([A-Z]\w*)", self.reading.tags))
        self.assertLessEqual({"Document", "Sect", "P", "L", "LI", "LBody", "Link", "Reference"}, roles)

    def test_it_is_a4_and_names_its_pages(self):
        self.assertIn("A4", self.reading.size)
        for number in range(1, self.reading.pages + 1):
            self.assertIn(f"Page {number} of {self.reading.pages}", self.reading.text)

    def test_it_says_nothing_about_the_pc_or_its_user(self):
        with pikepdf.open(self.file) as document:
            self.assertLessEqual(set(document.docinfo), {
                "/Title", "/Author", "/Subject", "/Creator", "/Producer", "/CreationDate", "/ModDate", "/Keywords"})
            metadata = document.Root.Metadata.read_bytes()
        for secret in (b"/root", b"/home", str(sample().room).encode()):
            self.assertNotIn(secret, metadata)
            self.assertNotIn(secret, self.file.read_bytes())

    def test_the_same_case_gives_the_same_bytes(self):
        again = sample().documents / "again.pdf"
        sample().cli("case", "export", sample().vault, "--case", str(self.case["number"]), "--to", again)
        self.assertEqual(again.read_bytes(), self.file.read_bytes())

    def test_large_print_says_the_same_words(self):
        large = pdf.read(sample().case(self.case["number"], "--large-print"))
        self.assertGreater(large.pages, self.reading.pages)
        self.assertEqual(words(large.spoken), words(self.reading.spoken))

    def test_large_print_is_large(self):
        with pikepdf.open(sample().case(self.case["number"], "--large-print")) as document:
            self.assertGreaterEqual(min(sizes(document)), LARGE)


class Pack(unittest.TestCase):
    def setUp(self):
        # The one with most in it.
        self.file = max((sample().pack(m["number"]) for m in sample().meetings()), key=lambda f: f.stat().st_size)
        self.reading = pdf.read(self.file)

    def test_bookmarks_lead_to_the_page_of_their_heading(self):
        with pikepdf.open(self.file) as document:
            pages = {page.obj.objgen: number for number, page in enumerate(document.pages, 1)}
            with document.open_outline() as outline:
                marks = [(item.title, pages[target(document, item)[0].objgen]) for item in outline.root]
        self.assertGreaterEqual(len(marks), 4)
        for title, page in marks:
            with self.subTest(title):
                self.assertIn("".join(words(title)), "".join(words(page_text(self.file, page))))

    def test_the_contents_name_the_page_on_which_each_part_begins(self):
        contents = re.findall(r"(?m)^\s*(\S.*?)[\s.]{2,}(\d+)\s*$", page_text(self.file, 1) + page_text(self.file, 2))
        self.assertGreaterEqual(len(contents), 3)
        for title, page in contents:
            with self.subTest(title):
                self.assertIn("".join(words(title)), "".join(words(page_text(self.file, int(page)))))

    def test_pages_are_numbered_through(self):
        for number in range(2, self.reading.pages + 1):
            self.assertIn(f"Page {number} of {self.reading.pages}", page_text(self.file, number))


def target(document: pikepdf.Pdf, item: pikepdf.OutlineItem):
    """Where a bookmark leads: a destination, or an action with one."""
    if item.destination is not None:
        return item.destination
    return item.action.D


def page_text(file, page: int) -> str:
    return pdf._output("pdftotext", "-layout", "-f", str(page), "-l", str(page), file, "-")


def sizes(document: pikepdf.Pdf) -> set[float]:
    """Sizes of all text that is no artifact, in points."""
    found = set()
    for page in document.pages:
        depth, size, scale, stack = [], 0.0, 1.0, []
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "BMC" | "BDC":
                    depth.append(operands[0] == pikepdf.Name.Artifact)
                case "EMC":
                    depth.pop()
                case "Tf":
                    size = float(operands[1])
                case "Tm":
                    scale = abs(float(operands[3]))
                case "q":
                    stack.append((size, scale))
                case "Q":
                    size, scale = stack.pop()
                case "Tj" | "TJ" | "'" | '"' if not any(depth):
                    found.add(round(size * scale, 2))
    return found


if __name__ == "__main__":
    unittest.main()
