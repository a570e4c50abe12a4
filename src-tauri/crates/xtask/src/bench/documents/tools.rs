//! The programs that are compared, what they read, and how each is called.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    command::{self, cargo, heading},
    places::Places,
    problem::{Problem, While},
    setup::python,
};

const FONTS: &str = "ui/node_modules/@expo-google-fonts/noto-sans";

/// The sample's long cases. Twice in the pack, which then has about 29 pages.
const CASES: [&str; 3] = [
    "between-two-duty-desks",
    "a-tenancy-kept",
    "the-flat-above-the-shop",
];

/// Letters in the input of all programs; `inputs.py` writes as many.
const LETTERS: usize = 500;

/// `LibreOffice` writes PDF/UA only when it is told to.
const OFFICE_FILTER: &str = r#"pdf:writer_web_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"},"ExportBookmarks":{"type":"boolean","value":"true"}}"#;

/// What is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Input {
    Case,
    Pack,
    Letters,
}

impl Input {
    pub(super) const ALL: [Self; 3] = [Self::Case, Self::Pack, Self::Letters];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Pack => "pack",
            Self::Letters => "letters",
        }
    }
}

/// A program that sets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tool {
    Copse,
    Typst,
    WeasyPrint,
    ReportLab,
    LibreOffice,
    Chromium,
}

impl Tool {
    const ALL: [Self; 6] = [
        Self::Copse,
        Self::Typst,
        Self::WeasyPrint,
        Self::ReportLab,
        Self::LibreOffice,
        Self::Chromium,
    ];

    /// Those that can be had on this system.
    pub(super) fn here() -> Vec<Self> {
        let has = |tool: &Self| *tool != Self::Chromium || command::is_installed("chromium");
        let here: Vec<Self> = Self::ALL.into_iter().filter(has).collect();
        if here.len() < Self::ALL.len() {
            command::say("Chromium is left out: this system has no package of it.");
        }
        here
    }

    /// For programs.
    pub(super) fn name(self) -> String {
        self.label().to_lowercase()
    }

    /// For people.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Copse => "Copse",
            Self::Typst => "Typst",
            Self::WeasyPrint => "WeasyPrint",
            Self::ReportLab => "ReportLab",
            Self::LibreOffice => "LibreOffice",
            Self::Chromium => "Chromium",
        }
    }

    /// Whether it was told to write a tagged file, and does.
    pub(super) fn is_accessible(self) -> bool {
        self != Self::ReportLab
    }
}

/// Inputs, programs and where their files go.
pub(super) struct Workshop {
    pub(super) folder: PathBuf,
    scripts: PathBuf,
    fonts: PathBuf,
    python: PathBuf,
    copse: PathBuf,
    cases: Vec<PathBuf>,
    root: bool,
}

impl Workshop {
    pub(super) fn prepare(places: &Places) -> Result<Self, Problem> {
        heading("Programs to compare (the release build takes some minutes)");
        let scripts = places.root.join("tests/fixtures/bench");
        let environment = python::environment(places, "bench", &scripts.join("requirements.txt"))?;
        command::run(cargo(places).args([
            "build",
            "--release",
            "--locked",
            "-p",
            "copse-cli",
            "--example",
            "set_documents",
        ]))?;
        let folder = places.target.join("bench");
        fs::create_dir_all(folder.join("office"))
            .while_doing("Making a folder for the documents")?;
        let sample = places.root.join("src-tauri/crates/sample/cases");
        let workshop = Self {
            folder,
            scripts,
            fonts: places.root.join(FONTS),
            python: python::program(&environment, "python"),
            copse: places.program("release/examples", "set_documents"),
            cases: CASES
                .iter()
                .cycle()
                .take(2 * CASES.len())
                .map(|name| sample.join(format!("{name}.md")))
                .collect(),
            root: command::ask(Command::new("id").arg("-u")).as_deref() == Some("0"),
        };
        workshop.fonts_by_name()?;
        let mut inputs = workshop.script("inputs.py");
        inputs
            .arg(&workshop.fonts)
            .arg(&workshop.folder)
            .args(&workshop.cases);
        command::run(&mut inputs)?;
        Ok(workshop)
    }

    /// `LibreOffice` and Chromium find fonts by fontconfig: the same files as all others read, and no others.
    fn fonts_by_name(&self) -> Result<(), Problem> {
        let text = format!(
            "<?xml version=\"1.0\"?>\n<fontconfig><dir>{}</dir><cachedir>{}</cachedir></fontconfig>\n",
            self.fonts.display(),
            self.folder.join("fonts-cache").display()
        );
        fs::write(self.folder.join("fonts.conf"), text).while_doing("Writing where the fonts are")
    }

    fn script(&self, name: &str) -> Command {
        let mut command = Command::new(&self.python);
        command
            .arg(self.scripts.join(name))
            .env("PYTHONDONTWRITEBYTECODE", "1");
        command
    }

    /// Where a program's file goes. `LibreOffice` chooses the name itself, inside a folder.
    pub(super) fn target(&self, input: Input, tool: Tool) -> PathBuf {
        match tool {
            Tool::LibreOffice => self
                .folder
                .join("office")
                .join(format!("{}.pdf", input.name())),
            _ => self
                .folder
                .join(format!("{}-{}.pdf", input.name(), tool.name())),
        }
    }

    /// A program on an input; what it made before is gone.
    pub(super) fn command(&self, input: Input, tool: Tool) -> Result<Command, Problem> {
        let target = self.target(input, tool);
        clear(&target)?;
        let source = |ending: &str| self.folder.join(format!("{}.{ending}", input.name()));
        Ok(match tool {
            Tool::Copse => return self.copse(input, &target, LETTERS),
            Tool::Typst => {
                let mut command = self.script("with_typst.py");
                command.arg(&self.fonts).arg(source("typ")).arg(target);
                command
            }
            Tool::WeasyPrint => {
                let mut command = self.script("with_weasyprint.py");
                command.arg(source("html")).arg(target);
                command
            }
            Tool::ReportLab => {
                let mut command = self.script("with_reportlab.py");
                command.arg(&self.fonts).arg(source("json")).arg(target);
                command
            }
            Tool::LibreOffice => self.office(&source("html")),
            Tool::Chromium => self.chromium(&source("html"), &target),
        })
    }

    /// Copse on so many letters.
    pub(super) fn letters(&self, count: usize) -> Result<Command, Problem> {
        self.copse(
            Input::Letters,
            &self.target(Input::Letters, Tool::Copse),
            count,
        )
    }

    fn copse(&self, input: Input, target: &Path, letters: usize) -> Result<Command, Problem> {
        clear(target)?;
        let mut command = Command::new(&self.copse);
        command.arg(input.name()).arg(target);
        match input {
            Input::Case => command.args(self.cases.first()),
            Input::Pack => command
                .arg(self.scripts.join("meeting.json"))
                .args(&self.cases),
            Input::Letters => command
                .arg(self.scripts.join("letters.json"))
                .arg(letters.to_string()),
        };
        Ok(command)
    }

    fn office(&self, source: &Path) -> Command {
        let mut command = Command::new("soffice");
        let profile = self.folder.join("office-profile");
        command
            .arg(format!(
                "-env:UserInstallation=file://{}",
                profile.display()
            ))
            .args(["--headless", "--convert-to", OFFICE_FILTER, "--outdir"])
            .arg(self.folder.join("office"))
            .arg(source)
            .env("FONTCONFIG_FILE", self.folder.join("fonts.conf"));
        command
    }

    fn chromium(&self, source: &Path, target: &Path) -> Command {
        let mut command = Command::new("chromium");
        if self.root {
            // It does not start as root otherwise.
            command.arg("--no-sandbox");
        }
        command
            .args([
                "--headless",
                "--disable-gpu",
                "--no-first-run",
                "--generate-pdf-document-outline",
                "--no-pdf-header-footer",
            ])
            .arg(format!(
                "--user-data-dir={}",
                self.folder.join("chromium-profile").display()
            ))
            .arg(format!("--print-to-pdf={}", target.display()))
            .arg(format!("file://{}", source.display()))
            .env("FONTCONFIG_FILE", self.folder.join("fonts.conf"));
        command
    }
}

fn clear(file: &Path) -> Result<(), Problem> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).while_doing("Removing an earlier document")
        }
        _ => Ok(()),
    }
}
