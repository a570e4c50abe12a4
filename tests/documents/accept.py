"""Reads every document of a folder with other programs and prints what they found as JSON.

    accept.py FOLDER

PDF: veraPDF (PDF/UA-1, PDF/A-2a), qpdf, and our own check of tags and reading order. Word: python-docx, and LibreOffice,
which has to set every word. Excel: openpyxl and LibreOffice. Exit code 1 where anything is wrong.
"""

import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import pdf
import sheets
import word

# How many files LibreOffice is given at once: starting it takes longer than reading one.
BATCH = 40


def office(files: list[Path], folder: Path) -> dict[Path, str]:
    """What LibreOffice sets of each file, by pdftotext, without spaces. Nothing for one that it does not open."""
    profile = folder / "profile"
    for start in range(0, len(files), BATCH):
        subprocess.run(
            ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "pdf",
             "--outdir", folder, *files[start:start + BATCH]],
            capture_output=True,
        )
    texts = {}
    for file in files:
        made = folder / f"{file.stem}.pdf"
        if made.exists():
            said = subprocess.run(["pdftotext", made, "-"], capture_output=True, encoding="utf-8").stdout
            texts[file] = "".join(said.split())
    return texts


def documents(files: list[Path], folder: Path) -> dict[str, list[str]]:
    """Problems of each file for Word."""
    set_by_office = office(files, folder)
    found = {}
    for file in files:
        wrong = word.problems(file)
        if file not in set_by_office:
            wrong.append("LibreOffice does not open it.")
        else:
            # Numbers of lists and notes, headers and page breaks stand in between: letters are counted, not their order.
            lost = Counter(word.text(file)) - Counter(set_by_office[file])
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
        if not opened.get(file):
            wrong.append("LibreOffice does not open it.")
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
    result = {
        "name": "documents",
        "pdf": len(kinds[".pdf"]),
        "docx": len(kinds[".docx"]),
        "xlsx": len(kinds[".xlsx"]),
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
