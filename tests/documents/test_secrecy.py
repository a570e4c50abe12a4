"""No readable byte of the sample's text lies in the vault's folder or among temporary files."""

import re
import unittest
from pathlib import Path

import pdf
from sample import sample

# Shorter words could stand in noise by chance.
SHORTEST = 7


def words() -> set[str]:
    """Every longer word of every document: names, places, the text of the cases."""
    made = sample()
    found = set()
    files = [made.pack(meeting["number"]) for meeting in made.meetings()]
    files += [made.case(case["number"]) for case in made.cases()]
    for file in files:
        found.update(re.findall(rf"\w{{{SHORTEST},}}", pdf.read(file).text))
    return found


def readable(folder: Path, wanted: set[str]) -> set[str]:
    """The words that any file of a folder holds, as UTF-8 or as UTF-16."""
    found = set()
    for file in folder.rglob("*"):
        if file.is_file():
            content = file.read_bytes().lower()
            for word in wanted:
                if any(word.lower().encode(form) in content for form in ("utf-8", "utf-16-le", "utf-16-be")):
                    found.add(f"{word} in {file.name}")
    return found


class Secrecy(unittest.TestCase):
    def test_the_search_would_find_them(self):
        wanted = words()
        self.assertGreater(len(wanted), 300)
        mail = sample().invitation(sample().meetings()[0]["number"])
        self.assertTrue(readable(mail, wanted))

    def test_nothing_is_readable_in_the_vault(self):
        self.assertTrue(any(sample().vault.iterdir()))
        self.assertEqual(readable(sample().vault, words()), set())

    def test_nothing_is_left_among_temporary_files(self):
        words()
        self.assertEqual(list(sample().temporary.iterdir()), [])


if __name__ == "__main__":
    unittest.main()
