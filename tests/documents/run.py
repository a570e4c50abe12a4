"""Runs all tests of this folder, and counts them for `cargo xtask test`."""

import sys
import unittest


def main() -> None:
    suite = unittest.defaultTestLoader.discover(".")
    result = unittest.TextTestRunner(verbosity=2).run(suite)
    # A subtest that failed counts on its own; a test is passed when nothing of it failed.
    wrong = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
    hurt = {str(getattr(test, "test_case", test)) for test, _ in [*result.failures, *result.errors]}
    print(f"unittest: {result.testsRun - len(hurt)} passed, {wrong} failed", file=sys.stderr)
    sys.exit(0 if result.wasSuccessful() else 1)


if __name__ == "__main__":
    main()
