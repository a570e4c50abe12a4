"""Packs with PDFs of others: what they may still say of themselves, and whether a validator agrees."""

import subprocess
import tempfile
import unittest
from pathlib import Path

import conformance
import pdf
import pikepdf
import structure
from sample import fresh, sample

# As LibreOffice 7.4 and newer export it: accessible, and archival in its looks.
ACCESSIBLE = (
    '{"UseTaggedPDF":{"type":"boolean","value":"true"},"PDFUACompliance":{"type":"boolean","value":"true"},'
    '"SelectPdfVersion":{"type":"long","value":"2"}}'
)
UNTAGGED = '{"UseTaggedPDF":{"type":"boolean","value":"false"}}'

PAGE = """<!doctype html><html lang="en-GB"><head><title>Bus services</title></head><body><h1>Bus services</h1>
<p>Changes from May; see <a href="https://example.org/buses">all of them</a>.</p>
<h2>Evenings</h2><table><tr><th>Line</th><th>Last bus</th></tr><tr><td>Seven</td><td>Late</td></tr></table>
<ul><li>One change</li><li>Another</li></ul></body></html>"""


def office(folder: Path, options: str) -> Path:
    """A PDF that LibreOffice made."""
    page = folder / "buses.html"
    page.write_text(PAGE, encoding="utf-8")
    profile = (folder / "profile").as_uri()
    for steps in (["--convert-to", "odt:writer8", "--infilter=HTML (StarWriter)", page],
                  ["--convert-to", f"pdf:writer_pdf_Export:{options}", folder / "buses.odt"]):
        subprocess.run(["soffice", f"-env:UserInstallation={profile}", "--headless", *steps, "--outdir", folder],
                       capture_output=True, check=True)
    return folder / "buses.pdf"


def standards(file: Path) -> set[str]:
    """Standards that the validator says a file breaks."""
    return {line.split(" ")[0] for line in conformance.problems([file])[file]}


class Attachments(unittest.TestCase):
    maxDiff = None

    def pack_with(self, file: Path) -> tuple[Path, dict, pdf.Reading]:
        """The pack of the first meeting with a file attached, what was said of it, and how it reads."""
        made = fresh()
        self.attached = made.attach(1, file)
        pack = made.documents / "pack.pdf"
        said = made.ask("meeting", "pack", made.vault, "--meeting", "1", "--to", pack)
        return pack, said, pdf.read(pack)

    def test_one_of_our_own_keeps_every_promise(self):
        case = sample().case(1)
        pack, said, reading = self.pack_with(case)
        self.assertTrue(self.attached["accessible"])
        self.assertEqual(said["remarks"], [])
        self.assertEqual(pdf.problems([pack]), {})
        ours = [heading for heading in pdf.read(case).headings()]
        self.assertEqual(reading.headings()[-len(ours):], ours, "its headings are grafted")
        self.assertTrue(reading.spoken.endswith(pdf.read(case).spoken))

    def test_one_of_another_maker_keeps_its_tags_and_the_pack_its_claim(self):
        with tempfile.TemporaryDirectory() as folder:
            file = office(Path(folder), ACCESSIBLE)
            pack, said, reading = self.pack_with(file)
            spoken = pdf.read(file).spoken
        self.assertTrue(self.attached["accessible"])
        self.assertEqual(len(said["remarks"]), 1)
        self.assertIn("archival in its looks only", said["remarks"][0])
        self.assertNotIn("PDFUA-1", standards(pack))
        self.assertEqual(structure.problems(pack), [])
        self.assertIn((1, "Bus services"), reading.headings())
        self.assertIn((2, "Evenings"), reading.headings())
        self.assertTrue(reading.spoken.endswith(spoken), f"{reading.spoken[-300:]} / {spoken}")
        with pikepdf.open(pack) as document:
            metadata = document.open_metadata()
            self.assertEqual(metadata["pdfuaid:part"], "1")
            self.assertEqual((metadata["pdfaid:part"], metadata["pdfaid:conformance"]), ("2", "B"))

    def test_an_untagged_one_costs_the_claim_and_that_is_said(self):
        with tempfile.TemporaryDirectory() as folder:
            pack, said, reading = self.pack_with(office(Path(folder), UNTAGGED))
        self.assertFalse(self.attached["accessible"])
        self.assertTrue(any("has no tags" in remark for remark in said["remarks"]), said["remarks"])
        with pikepdf.open(pack) as document:
            metadata = document.open_metadata()
            self.assertNotIn("pdfuaid:part", metadata)
            self.assertNotIn("pdfaid:part", metadata)
        self.assertIn("Bus services", reading.spoken, "it is read out all the same")


if __name__ == "__main__":
    unittest.main()
