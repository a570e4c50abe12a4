"""The sample community in a vault of its own, and its documents, made once for all tests by `copse-cli`."""

import atexit
import functools
import json
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

PASSPHRASE = "otter lantern gravel tulip bishop"


@dataclass(frozen=True)
class Sample:
    """Where everything is."""

    room: Path

    @property
    def vault(self) -> Path:
        return self.room / "vault"

    @property
    def temporary(self) -> Path:
        """Where `copse-cli` was told to put temporary files."""
        return self.room / "tmp"

    @property
    def documents(self) -> Path:
        return self.room / "documents"

    def cli(self, *arguments: str | Path) -> str:
        """Runs `copse-cli` and gives what it printed."""
        result = subprocess.run(
            [os.environ["COPSE_CLI"], *arguments],
            input=PASSPHRASE + "\n",
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "TMPDIR": str(self.temporary)},
        )
        if result.returncode:
            raise RuntimeError(f"copse-cli {' '.join(map(str, arguments))}: {result.stderr}")
        return result.stdout

    def ask(self, *arguments: str | Path) -> list | dict:
        """Runs `copse-cli` and gives its result."""
        return json.loads(self.cli(*arguments, "--json"))

    def case(self, number: int, *options: str) -> Path:
        """A case study as PDF."""
        name = f"case-{number}{''.join(options)}.pdf"
        return self._made(name, lambda file: self.cli(
            "case", "export", self.vault, "--case", str(number), "--to", file, *options))

    def pack(self, number: int, *options: str) -> Path:
        """The pack of a meeting as PDF."""
        name = f"pack-{number}{''.join(options)}.pdf"
        return self._made(name, lambda file: self.cli(
            "meeting", "pack", self.vault, "--meeting", str(number), "--to", file, *options))

    def attach(self, meeting: int, file: Path) -> dict:
        """Puts a PDF of somebody else into the pack of a meeting."""
        return self.ask("meeting", "attach", self.vault, "--meeting", str(meeting), "--file", file)

    def invitation(self, number: int) -> Path:
        """A folder with the invitation to a meeting."""
        def make(folder: Path) -> None:
            folder.mkdir()
            self.cli("meeting", "invite", self.vault, "--meeting", str(number), "--to", folder)
        return self._made(f"invitation-{number}", make)

    def _made(self, name: str, make) -> Path:
        file = self.documents / name
        if not file.exists():
            make(file)
        return file

    def cases(self) -> list[dict]:
        """The cases that may be handed out."""
        return [case for case in self.ask("case", "list", self.vault) if case["release"]["verdict"] == "free"]

    def meetings(self) -> list[dict]:
        return self.ask("meeting", "list", self.vault)


@functools.cache
def sample() -> Sample:
    """The one that all tests share; none changes its vault."""
    return fresh()


def fresh() -> Sample:
    """One of its own, deleted at the end."""
    room = Path(tempfile.mkdtemp(prefix="copse-documents-"))
    atexit.register(shutil.rmtree, room)
    made = Sample(room)
    made.temporary.mkdir()
    made.documents.mkdir()
    made.cli("sample", made.vault)
    return made
