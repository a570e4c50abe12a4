//! Canaries: words that stand nowhere else are put through every form and document, and then looked for in everything
//! that was written, and in every folder that a program may write to.
//!
//! Two nets: all that the processes hand to the system to be written, as strace records it, and the bytes of all files
//! afterwards. Only the files that were asked for, which the register of exports names, may hold a canary.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use memchr::memmem::Finder;

use crate::Fallible;
use crate::child::{self, Task};
use crate::disk::record::{Argument, Call, Recording};
use crate::fill::{self, Fill};
use crate::report::Report;
use crate::room::{PASSPHRASE, Room};
use crate::settings::Settings;

/// Canaries.
const CANARIES: u32 = 50;

pub(crate) fn prove(settings: &Settings, report: &mut Report) -> Fallible<()> {
    let mut chance = settings.chance(7);
    // All begin alike, so that one search finds them all; and by nothing else.
    let stem: String = (0..14).map(|_| chance.lowercase()).collect();
    let canaries: Vec<String> = (0..settings.n(CANARIES, CANARIES))
        .map(|_| {
            format!(
                "{stem}{}{}{}",
                chance.lowercase(),
                chance.lowercase(),
                chance.lowercase()
            )
        })
        .collect();
    let net = Net::new(&stem)?;
    let room = Room::cached()?;
    let house = House::make(room.scratch())?;
    report.count("foundOutside", 0);

    let task = Task::Fill(Fill {
        folder: room.vault(),
        recovery: room.recovery.to_string(),
        canaries: canaries.clone(),
        result: room.scratch().join("filled"),
    });
    let mut command = Recording::of(&child::program()?);
    command.arguments(child::arguments(&task)?);
    let calls = house.record(command, report)?;
    judge(&calls, &house, &net, "while records are written", report);
    let filled: fill::Filled = serde_json::from_slice(&fs::read(room.scratch().join("filled"))?)?;
    report.count("fieldsFilled", filled.fields);
    report.note("forms", filled.forms.clone());
    report.must(filled.fields >= canaries.len(), || {
        format!(
            "Only {} fields for {} canaries.",
            filled.fields,
            canaries.len()
        )
    });
    for _ in &canaries {
        report.trial();
    }
    let word = canaries.first().cloned().unwrap_or_default();
    documents(&room, &house, &filled, &word, &net, report)?;

    let mut searched = Searched::default();
    for (name, folder) in house.folders().into_iter().chain([("vault", room.vault())]) {
        let found = search(&folder, &net, &mut searched)?;
        report.count("foundOutside", found.len());
        for path in found {
            report.fail(format!("In {name}: {}", path.display()));
        }
    }
    report.count("filesSearched", searched.files);
    report.count("bytesSearched", searched.bytes);
    // The net must catch what is there.
    fs::write(house.home.join("planted"), canaries.concat())?;
    let caught = search(&house.home, &net, &mut searched)?.len();
    report.must(caught == 1, || {
        "The search does not find a canary that was planted: this run proves nothing.".to_owned()
    });
    Ok(())
}

/// What is looked for: the stem in every form that a program might write it in.
struct Net(Vec<Finder<'static>>);

impl Net {
    fn new(stem: &str) -> Fallible<Self> {
        let mut first = stem.to_owned();
        let head = first.remove(0).to_uppercase();
        let wide =
            |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
        let mut forms = vec![
            stem.as_bytes().to_vec(),
            stem.to_uppercase().into_bytes(),
            format!("{head}{first}").into_bytes(),
            wide(stem),
            data_encoding::HEXLOWER.encode(stem.as_bytes()).into_bytes(),
            data_encoding::HEXUPPER.encode(stem.as_bytes()).into_bytes(),
        ];
        // Base64 of three bytes at a time, so at three alignments; the ends depend on the neighbours.
        for before in 0..3 {
            let padded = format!("{}{stem}", "x".repeat(before));
            let coded = data_encoding::BASE64.encode(padded.as_bytes());
            let middle = coded.get(4..padded.len() / 3 * 4).ok_or("a short stem")?;
            forms.push(middle.as_bytes().to_vec());
        }
        Ok(Self(
            forms
                .iter()
                .map(|form| Finder::new(form).into_owned())
                .collect(),
        ))
    }

    fn catches(&self, bytes: &[u8]) -> bool {
        self.0.iter().any(|finder| finder.find(bytes).is_some())
    }
}

/// A home, a temporary folder and a working folder in which nothing was before, and a folder for what is asked for.
struct House {
    home: PathBuf,
    temporary: PathBuf,
    work: PathBuf,
    exports: PathBuf,
}

impl House {
    fn make(scratch: &Path) -> Fallible<Self> {
        let folder = |name: &str| -> Fallible<PathBuf> {
            let folder = scratch.join(name);
            fs::create_dir_all(&folder)?;
            Ok(folder)
        };
        Ok(Self {
            home: folder("home")?,
            temporary: folder("temporary")?,
            work: folder("work")?,
            exports: folder("exports")?,
        })
    }

    fn folders(&self) -> [(&'static str, PathBuf); 3] {
        [
            ("home", self.home.clone()),
            ("temporary folder", self.temporary.clone()),
            ("working folder", self.work.clone()),
        ]
    }

    /// Runs a program that knows no other folders, and returns what it did.
    fn record(&self, mut recording: Recording, report: &mut Report) -> Fallible<Vec<Call>> {
        recording
            .environment("HOME", &self.home)
            .environment("TMPDIR", &self.temporary)
            .environment("XDG_DATA_HOME", &self.home.join("data"))
            .environment("XDG_CONFIG_HOME", &self.home.join("config"))
            .environment("XDG_CACHE_HOME", &self.home.join("cache"))
            .environment("XDG_STATE_HOME", &self.home.join("state"))
            .work_in(&self.work);
        let calls = recording.run(&self.temporary)?;
        report.count("recordedCalls", calls.len());
        Ok(calls)
    }
}

/// Looks through all that was handed to the system to be written.
fn judge(calls: &[Call], house: &House, net: &Net, when: &str, report: &mut Report) {
    let mut written = BTreeSet::new();
    for call in calls {
        let Some(bytes) = call.bytes(1) else {
            continue;
        };
        let Some(Argument::File(number, path)) = call.arguments.first() else {
            continue;
        };
        written.insert(path.clone());
        report.count("bytesRecorded", bytes.len());
        if path.starts_with(&house.exports) {
            report.count("writesOfExports", 1);
        } else if net.catches(bytes) {
            // What a program says at the terminal was asked for there; it is in no file.
            if *number == 1 {
                report.count("saidAtTheTerminal", 1);
            } else {
                report.count("foundOutside", 1);
                report.fail(format!("{when}: {} into {}", call.name, path.display()));
            }
        }
    }
    let files = written.iter().filter(|path| path.is_absolute()).count();
    report.count("filesWritten", files);
}

/// The documents, made by the command line, each into the folder for what is asked for.
fn documents(
    room: &Room,
    house: &House,
    filled: &fill::Filled,
    word: &str,
    net: &Net,
    report: &mut Report,
) -> Fallible<()> {
    let program = child::program()?.with_file_name("copse-cli");
    if !program.exists() {
        report.note(
            "documents",
            "not made: copse-cli is not built beside this program",
        );
        return Ok(());
    }
    let typed = room.scratch().join("typed");
    fs::write(&typed, PASSPHRASE)?;
    let to = |name: &str| house.exports.join(name).display().to_string();
    let invitation = house.exports.join("invitation");
    fs::create_dir_all(&invitation)?;
    let vault = room.vault().display().to_string();
    let (case, meeting) = (filled.case.clone(), filled.meeting.clone());
    let mut commands = vec![
        vec![
            "case", "export", &vault, "--case", &case, "--reason", "asked",
        ],
        vec![
            "meeting",
            "pack",
            &vault,
            "--meeting",
            &meeting,
            "--reason",
            "asked",
        ],
        vec![
            "meeting",
            "invite",
            &vault,
            "--meeting",
            &meeting,
            "--reason",
            "asked",
        ],
        vec!["case", "list", &vault],
        vec!["meeting", "list", &vault],
        vec!["search", &vault, word],
    ];
    let targets = [
        to("case.pdf"),
        to("pack.pdf"),
        invitation.display().to_string(),
    ];
    for (command, target) in commands.iter_mut().zip(&targets) {
        command.extend(["--to", target]);
    }
    let mut made = Vec::new();
    for command in commands {
        let mut recording = Recording::of(&program);
        recording.arguments(["--passphrase-file".to_owned(), typed.display().to_string()]);
        recording.arguments(command.iter().map(ToString::to_string));
        let calls = house.record(recording, report)?;
        let name = command
            .iter()
            .take(2)
            .copied()
            .collect::<Vec<_>>()
            .join(" ");
        judge(&calls, house, net, &name, report);
        made.push(name.replace(&vault, "").trim().to_owned());
    }
    report.note("documents", made);
    let files = walk(&house.exports)?.len();
    report.count("filesAskedFor", files);
    report.must(files >= 3, || format!("Only {files} files were made."));
    Ok(())
}

#[derive(Debug, Default)]
struct Searched {
    files: usize,
    bytes: usize,
}

/// Files that hold a canary.
fn search(folder: &Path, net: &Net, searched: &mut Searched) -> Fallible<Vec<PathBuf>> {
    let mut found = Vec::new();
    for path in walk(folder)? {
        let bytes = fs::read(&path)?;
        searched.files += 1;
        searched.bytes += bytes.len();
        if net.catches(&bytes) || net.catches(path.to_string_lossy().as_bytes()) {
            found.push(path);
        }
    }
    Ok(found)
}

fn walk(folder: &Path) -> Fallible<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
            } else {
                files.push(entry.path());
            }
        }
    }
    Ok(files)
}
