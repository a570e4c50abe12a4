"""Reads every document of a folder with other programs and prints what they found as JSON.

    accept.py FOLDER

PDF: veraPDF (PDF/UA-1, PDF/A-2a), qpdf, and our own check of tags and reading order. Word: python-docx, and LibreOffice,
which has to set every word, none over another. Excel: openpyxl and LibreOffice. The readers for both are shown one fault
at a time. Exit code 1 where anything is wrong.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from lxml import etree

import faults
import pdf
import sheets
import word

# How many files LibreOffice is given at once: starting it takes longer than reading one.
BATCH = 40


# Other scripts: their fonts are those of this PC, and the boxes of their lines are as high as these want them to be.
FOREIGN = re.compile("[\u0250-\u1dff\u1f00-\u1fff\u2e80-\uffff\U00010000-\U0010ffff]")


def office(files: list[Path], folder: Path) -> dict[Path, Path]:
    """Each file as LibreOffice sets it. Nothing for one that it does not open."""
    profile = folder / "profile"
    for start in range(0, len(files), BATCH):
        subprocess.run(
            ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "pdf",
             "--outdir", folder, *files[start:start + BATCH]],
            capture_output=True,
        )
    made = {file: folder / f"{file.stem}.pdf" for file in files}
    return {file: pdf for file, pdf in made.items() if pdf.exists()}


def pages(pdf: Path) -> list[str]:
    """What pdftotext reads on each page, without spaces."""
    said = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, encoding="utf-8").stdout
    return ["".join(page.split()) for page in said.split("\f")[:-1]]


def overprinted(pdf: Path) -> list[str]:
    """Lines that are set over one another."""
    said = subprocess.run(["pdftotext", "-bbox-layout", pdf, "-"], capture_output=True).stdout
    found = []
    for number, page in enumerate(etree.fromstring(said).iter("{*}page"), 1):
        lines = [[float(line.get(key)) for key in ("xMin", "yMin", "xMax", "yMax")]
                 for line in page.iter("{*}line") if not FOREIGN.search("".join(line.itertext()))]
        for at, (left, top, right, bottom) in enumerate(lines):
            for other in lines[at + 1:]:
                across = min(right, other[2]) - max(left, other[0])
                down = min(bottom, other[3]) - max(top, other[1])
                # The boxes of two lines that stand close overlap a little.
                if across > 10 and down > 0.45 * min(bottom - top, other[3] - other[1]):
                    found.append(f"On page {number} LibreOffice sets a line over another, {top:.0f} points from the top.")
                    break
    return found[:3]


def plain(text: str) -> str:
    """Letters and digits of ASCII alone: what stands from right to left is read in another order from a PDF."""
    return "".join(letter for letter in text if letter.isascii() and letter.isalnum())


def breaks(file: Path, said: list[str]) -> list[str]:
    """Each page that the document wants begun is begun: header first, then the words of the paragraph."""
    wanted = [plain(start)[:30] for start in word.starts(file)]
    begun = 0
    for page in said:
        if begun < len(wanted) and wanted[begun] in plain(page)[:400]:
            begun += 1
    return [] if begun == len(wanted) else [f"LibreOffice begins {begun} pages of {len(wanted)} that ought to be begun."]


def documents(files: list[Path], folder: Path) -> dict[str, list[str]]:
    """Problems of each file for Word."""
    set_by_office = office(files, folder)
    found = {}
    for file in files:
        wrong = word.problems(file)
        if file not in set_by_office:
            wrong.append("LibreOffice does not open it.")
        else:
            made = set_by_office[file]
            said = pages(made)
            wrong += overprinted(made) + breaks(file, said)
            # Numbers of lists and notes, headers and page breaks stand in between: letters are counted, not their order.
            lost = Counter(word.text(file)) - Counter("".join(said))
            lost = {letter: times for letter, times in lost.items() if letter.isascii() and letter.isalpha()}
            if lost:
                wrong.append(f"LibreOffice does not set all of its text: {lost}")
        if wrong:
            found[file.name] = wrong
    return found


def lists(files: list[Path], folder: Path) -> dict[str, list[str]]:
    """Problems of each list."""
    opened = office(files, folder)
    found = {}
    for file in files:
        wrong = sheets.problems(file)
        if file not in opened or not any(pages(opened[file])):
            wrong.append("LibreOffice does not open it.")
        else:
            wrong += overprinted(opened[file])
        if wrong:
            found[file.name] = wrong
    return found


def main(folder: Path) -> None:
    files = sorted(folder.iterdir())
    kinds = {ending: [file for file in files if file.suffix == ending] for ending in (".pdf", ".docx", ".xlsx")}
    with tempfile.TemporaryDirectory(prefix="copse-accept-") as room:
        wrong = {
            **pdf.problems(kinds[".pdf"]),
            **documents(kinds[".docx"], Path(room)),
            **lists(kinds[".xlsx"], Path(room)),
        }
        # What finds no fault says nothing.
        if missed := faults.missed(folder, Path(room)):
            wrong["the readers themselves"] = missed
    result = {
        "name": "documents",
        "pdf": len(kinds[".pdf"]),
        "docx": len(kinds[".docx"]),
        "xlsx": len(kinds[".xlsx"]),
        "faults": len(faults.WORD) + len(faults.LISTS),
        "kinds": sorted({file.name.split(".")[0] for file in files}),
        "failed": len(wrong),
        "result": "failed" if wrong else "passed",
        "problems": wrong,
    }
    json.dump(result, sys.stdout, ensure_ascii=False, indent=1)
    print()
    sys.exit(1 if wrong or not all(kinds.values()) else 0)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
