"""Every kind of document, ordinary and in large print, holds to PDF/UA-1, PDF/A-2a and our own rules."""

import unittest

import pdf
from sample import sample


class Conformance(unittest.TestCase):
    maxDiff = None

    def test_all_documents(self):
        made = sample()
        files = []
        for options in ([], ["--large-print"]):
            files += [made.case(case["number"], *options) for case in made.cases()]
            files += [made.pack(meeting["number"], *options) for meeting in made.meetings()]
        self.assertGreaterEqual(len(files), 14, "3 cases and 4 packs in two editions")
        self.assertEqual(pdf.problems(files), {})


if __name__ == "__main__":
    unittest.main()
