"""A PDF as other programs read it."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import conformance
import structure

# Characters that a copied or spoken text must not hold: the replacement sign and private use.
UNMAPPED = re.compile("[\ufffd\ue000-\uf8ff]")


@dataclass
class Reading:
    """What poppler makes of a file."""

    title: str
    author: str
    pages: int
    size: str
    tagged: bool
    text: str
    """Text in the order of the page, by `pdftotext -layout`."""
    tags: str
    """The tag tree with its text, by `pdfinfo -struct-text`."""

    @property
    def spoken(self) -> str:
        """Text in the order of the tag tree, as a screen reader speaks it."""
        return " ".join(" ".join(re.findall(r'^\s*"(.*)"$', self.tags, re.MULTILINE)).split())

    def headings(self) -> list[tuple[int, str]]:
        """Level and text of each heading, in order."""
        found = []
        depth = None
        for line in self.tags.splitlines():
            indent = len(line) - len(line.lstrip())
            if match := re.match(r"\s*H([1-6])(?:\s|$)", line):
                found.append((int(match[1]), ""))
                depth = indent
            elif depth is not None and indent > depth:
                if match := re.match(r'\s*"(.*)"$', line):
                    level, text = found[-1]
                    found[-1] = (level, " ".join(f"{text} {match[1]}".split()))
            else:
                depth = None
        return found


def read(file: Path) -> Reading:
    """Reads a file with poppler's programs."""
    info = dict(re.findall(r"^([^:]+):\s*(.*)$", _output("pdfinfo", file), re.MULTILINE))
    return Reading(
        title=info.get("Title", ""),
        author=info.get("Author", ""),
        pages=int(info["Pages"]),
        size=info.get("Page size", ""),
        tagged=info.get("Tagged") == "yes",
        text=_output("pdftotext", "-layout", file, "-"),
        tags=_output("pdfinfo", "-struct-text", file),
    )


def problems(files: list[Path], source: str | None = None) -> dict[str, list[str]]:
    """Everything that qpdf, veraPDF and our own checks find, by name of file. Empty when all is well.

    Where `source` is given, what a screen reader speaks has to be just that, apart from spaces.
    """
    broken = conformance.problems(files)
    found = {}
    for file in files:
        sentences = [*_qpdf(file), *broken[file], *structure.problems(file), *_text(file, source)]
        if sentences:
            found[file.name] = sentences
    return found


def _qpdf(file: Path) -> list[str]:
    result = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True)
    return [] if result.returncode == 0 else [f"qpdf: {(result.stderr or result.stdout).strip()}"]


def _text(file: Path, source: str | None) -> list[str]:
    spoken = read(file).spoken
    unmapped = UNMAPPED.findall(spoken)
    found = [f"{len(unmapped)} characters have no text behind them."] if unmapped else []
    if source is not None and "".join(spoken.split()) != "".join(source.split()):
        found.append("What is spoken is not what was written.")
    return found


def _output(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
