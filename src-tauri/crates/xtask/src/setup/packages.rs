//! System packages through apt (Debian 12, Ubuntu 24.04). Other systems are told what they need.

use std::{
    io::{IsTerminal, Write},
    process::Command,
};

use super::{For, node};
use crate::{
    command::{ask, is_installed, run, say},
    problem::{Problem, While},
};

/// Needed to build and open the window. Perl builds OpenSSL, which SQLCipher uses.
const RUN: [&str; 7] = [
    "build-essential",
    "ca-certificates",
    "curl",
    "file",
    "libwebkit2gtk-4.1-dev",
    "perl",
    "pkg-config",
];

/// Needed besides by the tests: a display in memory, the driver of the window, the
/// programs that read the documents again, and the recorder of system calls.
const TEST: [&str; 11] = [
    "default-jdk-headless",
    "libjaxb-java",
    "poppler-utils",
    "procps",
    "python3",
    "python3-venv",
    "qpdf",
    "strace",
    "webkit2gtk-driver",
    "xauth",
    "xvfb",
];

/// Needed besides by `accept documents`: `LibreOffice` without its windows.
const OFFICE: [&str; 2] = ["libreoffice-calc-nogui", "libreoffice-writer-nogui"];

/// Needed besides by `bench`: programs that Copse is timed beside, `WeasyPrint`'s own libraries, and what tells a
/// program's peak of memory.
const BENCH: [&str; 6] = [
    CHROMIUM,
    "libharfbuzz-subset0",
    "libpango-1.0-0",
    "libpangoft2-1.0-0",
    "libreoffice-writer-nogui",
    "time",
];

/// Left out where the system has no such package: Ubuntu's is a snap.
const CHROMIUM: &str = "chromium";

/// The packages that are not installed. Empty on systems without apt.
pub(super) fn missing(purpose: For) -> Vec<&'static str> {
    if !has_apt() {
        explain_other_systems(purpose);
        return Vec::new();
    }
    let mut wanted = RUN.to_vec();
    match purpose {
        For::Test => wanted.extend(TEST),
        For::Documents => wanted.extend(TEST.iter().chain(&OFFICE)),
        For::Bench => wanted.extend(TEST.iter().chain(&BENCH)),
        // Debian's and Ubuntu's own Node.js is too old; the one from PyPI needs this.
        For::Run if !node::system_is_new_enough() => wanted.extend(["python3", "python3-venv"]),
        For::Run => {}
    }
    wanted.retain(|package| !is_package_installed(package));
    wanted
}

/// Installs packages: asks first at a terminal, goes ahead where nobody can answer, and
/// explains where it may not.
pub(super) fn install(packages: &[&str], sure: bool) -> Result<(), Problem> {
    if packages.is_empty() {
        return Ok(());
    }
    say(&format!(
        "Missing system packages (about 1 to 5 minutes to install):\n  {}",
        packages.join(" ")
    ));
    let manual = format!(
        "sudo apt-get update && sudo apt-get install {}",
        packages.join(" ")
    );
    let root = ask(Command::new("id").arg("-u")).as_deref() == Some("0");
    let terminal = std::io::stdin().is_terminal();
    if !root && (!is_installed("sudo") || !terminal && !sure) {
        return Err(Problem::new(format!(
            "Only an administrator can install these. Run\n  {manual}\nand start again."
        )));
    }
    let may =
        sure || std::env::var("CI").is_ok_and(|ci| ci == "true") || !terminal || agreed(root)?;
    if !may {
        return Err(Problem::new(format!(
            "Nothing was installed. To do it yourself, run\n  {manual}\nand start again."
        )));
    }
    if run(apt(root).arg("update").arg("--quiet")).is_err() {
        say("The lists of packages could not be renewed; trying with those that are here.");
    }
    let there = packages
        .iter()
        .filter(|package| **package != CHROMIUM || has_candidate(package));
    run(apt(root).args(["install", "--yes", "--quiet", "--no-install-recommends"]).args(there)).map_err(|_| {
        Problem::new(format!(
            "The packages could not be installed. The lines above say why; once mended, run\n  {manual}\nand start again."
        ))
    })
}

fn agreed(root: bool) -> Result<bool, Problem> {
    print!(
        "Install them now with {}apt-get? [Y/n] ",
        if root { "" } else { "sudo " }
    );
    std::io::stdout().flush().while_doing("Asking")?;
    let mut answer = String::new();
    std::io::stdin()
        .read_line(&mut answer)
        .while_doing("Reading the answer")?;
    Ok(matches!(
        answer.trim().to_lowercase().as_str(),
        "" | "y" | "yes"
    ))
}

fn apt(root: bool) -> Command {
    // `sudo env` because sudo drops the variable otherwise.
    let mut command = if root {
        Command::new("apt-get")
    } else {
        let mut command = Command::new("sudo");
        command.args(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        command
    };
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

fn has_apt() -> bool {
    cfg!(target_os = "linux") && is_installed("apt-get") && is_installed("dpkg-query")
}

/// Whether apt could install it: what it knows of a package has a version.
fn has_candidate(package: &str) -> bool {
    ask(Command::new("apt-cache").args(["show", "--no-all-versions", package]))
        .is_some_and(|shown| shown.contains("Version:"))
}

fn is_package_installed(package: &str) -> bool {
    ask(Command::new("dpkg-query").args(["-W", "-f=${db:Status-Abbrev}", package]))
        .is_some_and(|status| status.starts_with("ii"))
}

fn explain_other_systems(purpose: For) {
    let text = match std::env::consts::OS {
        "macos" => {
            "macOS: needs the command line tools (`xcode-select --install`) and Node.js 20.19 or newer (https://nodejs.org)."
        }
        "windows" => {
            "Windows: needs the Visual Studio Build Tools with \"Desktop development with C++\", WebView2 \
             (part of Windows 11), Strawberry Perl (builds OpenSSL) and Node.js 20.19 or newer (https://nodejs.org)."
        }
        _ => {
            "This system has no apt: install what Debian calls build-essential, pkg-config, perl, curl, file and \
             libwebkit2gtk-4.1-dev, and Node.js 20.19 or newer."
        }
    };
    say(text);
    if purpose == For::Test && std::env::consts::OS == "linux" {
        say(&format!("The tests use besides: {}.", TEST.join(", ")));
    }
}
