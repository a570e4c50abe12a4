"""Reads files again and prints what it found as JSON; the journeys ask for it.

    read.py pdf FILE...
    read.py invitation FILE.eml
"""

import json
import sys
from pathlib import Path

import invitation
import pdf


def pdfs(files: list[Path]) -> dict:
    """What each PDF says, and what is wrong with it."""
    wrong = pdf.problems(files)
    readings = {file: pdf.read(file) for file in files}
    return {
        file.name: {
            "title": reading.title,
            "pages": reading.pages,
            "text": " ".join(reading.text.split()),
            "spoken": reading.spoken,
            "headings": [text for _, text in reading.headings()],
            "tags": reading.tags,
            "problems": wrong.get(file.name, []),
        }
        for file, reading in readings.items()
    }


def draft(file: Path) -> dict:
    """What a draft mail says, and what is wrong with it."""
    read = invitation.read(file)
    event = read.event()
    return {
        "subject": read.mail["Subject"],
        "recipients": read.recipients,
        "body": read.body,
        "attachments": sorted(read.attachments),
        "summary": str(event["SUMMARY"]),
        "start": event["DTSTART"].dt.isoformat(),
        "end": event["DTEND"].dt.isoformat(),
        "location": str(event.get("LOCATION", "")),
        "problems": invitation.problems(file),
    }


def main(arguments: list[str]) -> None:
    kind, *names = arguments
    files = [Path(name) for name in names]
    result = pdfs(files) if kind == "pdf" else draft(files[0])
    json.dump(result, sys.stdout, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    main(sys.argv[1:])
