"""PDF/UA-1 and PDF/A-2a by the veraPDF engine."""

import os
import subprocess
from collections import defaultdict
from pathlib import Path


def problems(files: list[Path]) -> dict[Path, list[str]]:
    """The broken rules of each file; an empty list for a file that is in order."""
    found: dict[Path, list[str]] = defaultdict(list, {file: [] for file in files})
    result = subprocess.run(
        ["java", "-Xshare:auto", "-cp", os.environ["COPSE_CONFORMANCE_CLASSPATH"], "Conformance", *map(str, files)],
        capture_output=True,
        text=True,
    )
    for line in result.stdout.splitlines():
        name, standard, rule, count, message = line.split("\t", 4)
        found[Path(name)].append(f"{standard} {rule} ({count} times): {message}")
    # 2 is told per file above; anything else means that nothing was validated.
    if result.returncode not in (0, 2):
        raise RuntimeError(f"The validator did not run: {result.stderr.strip()}")
    return dict(found)
