//! Canaries: words that stand nowhere else are put through every form and document, and then looked for in everything
//! that was written, and in every folder that a program may write to.
//!
//! Two nets: all that the processes hand to the system to be written, as strace records it, and the bytes of all files
//! afterwards, what is packed in them included. Only the files that were asked for, which the register of exports names,
//! may hold a canary; and each of those must, else the nets would catch nothing.

mod house;
mod net;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use crate::Fallible;
use crate::child::{self, Task};
use crate::disk::record::Recording;
use crate::fill::{self, Fill};
use crate::papers::{self, Handed, Papers};
use crate::report::Report;
use crate::room::{PASSPHRASE, Room};
use crate::settings::Settings;
use house::{House, Searched, judge, search, walk};
use net::Net;

/// Canaries.
const CANARIES: u32 = 50;
/// The mutation: a document is also left where nobody asked for it.
const LEFT_BEHIND: &str = "left-behind";

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
    let net = Net::new(&stem, &canaries)?;
    let room = Room::cached()?;
    let house = House::make(room.scratch())?;
    report.count("foundOutside", 0);

    let filled = forms(&room, &house, &canaries, &net, report)?;
    for _ in &canaries {
        report.trial();
    }
    let word = canaries.first().cloned().unwrap_or_default();
    let handed = documents(&room, &house, &word, &net, report)?;
    by_command_line(&room, &house, &filled, &word, &net, report)?;
    let files = exports(&room, &house, &handed, &net, report)?;
    match settings.mutate.as_deref() {
        Some(LEFT_BEHIND) => leave_behind(&house, &handed, &files)?,
        Some(other) => return Err(format!("\"{other}\" is no mutation of this proof").into()),
        None => {}
    }
    everywhere(&room, &house, &net, report)?;
    // The net must catch what is there.
    fs::write(house.home.join("planted"), canaries.concat())?;
    let caught = search(&house.home, &net, &mut Searched::default())?;
    report.must(caught.iter().any(|path| path.ends_with("planted")), || {
        "The search does not find a canary that was planted: this run proves nothing.".to_owned()
    });
    Ok(())
}

/// Every field that takes words gets a canary.
fn forms(
    room: &Room,
    house: &House,
    canaries: &[String],
    net: &Net,
    report: &mut Report,
) -> Fallible<fill::Filled> {
    let result = room.scratch().join("filled");
    let task = Task::Fill(Fill {
        folder: room.vault(),
        recovery: room.recovery.to_string(),
        canaries: canaries.to_vec(),
        result: result.clone(),
    });
    let mut command = Recording::of(&child::program()?);
    command.arguments(child::arguments(&task)?);
    let calls = house.record(command, report)?;
    judge(&calls, house, net, "while records are written", report)?;
    let filled: fill::Filled = serde_json::from_slice(&fs::read(result)?)?;
    report.count("fieldsFilled", filled.fields);
    report.note("forms", filled.forms.clone());
    report.must(filled.fields >= canaries.len(), || {
        format!(
            "Only {} fields for {} canaries.",
            filled.fields,
            canaries.len()
        )
    });
    Ok(filled)
}

/// Every kind of document, made in memory and handed out into the folder for what is asked for.
fn documents(
    room: &Room,
    house: &House,
    word: &str,
    net: &Net,
    report: &mut Report,
) -> Fallible<Handed> {
    let result = room.scratch().join("handed");
    let task = Task::Papers(Papers {
        folder: room.vault(),
        recovery: room.recovery.to_string(),
        to: house.exports.clone(),
        reason: word.to_owned(),
        result: result.clone(),
    });
    let mut command = Recording::of(&child::program()?);
    command.arguments(child::arguments(&task)?);
    let calls = house.record(command, report)?;
    judge(&calls, house, net, "while documents are made", report)?;
    let handed: Handed = serde_json::from_slice(&fs::read(result)?)?;
    let kinds: BTreeSet<&str> = handed.papers.iter().map(|paper| &*paper.what).collect();
    report.note("documents", kinds.into_iter().collect::<Vec<_>>());
    Ok(handed)
}

/// What was asked for holds canaries, and the register has each of these files as it is. Gives the files by digest.
fn exports(
    room: &Room,
    house: &House,
    handed: &Handed,
    net: &Net,
    report: &mut Report,
) -> Fallible<BTreeMap<String, PathBuf>> {
    let store = room.open(&room.vault())?;
    let registered: BTreeSet<(String, String)> = papers::registered(&store)?.into_iter().collect();
    store.close();
    let mut caught = BTreeSet::new();
    let mut files = BTreeMap::new();
    for file in walk(&house.exports)? {
        let bytes = fs::read(&file)?;
        let digest = papers::digest(&bytes);
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let is_registered = registered.contains(&(name.into_owned(), digest.clone()));
        report.count("filesAskedFor", 1);
        report.count("filesInTheRegister", usize::from(is_registered));
        report.must(is_registered || !net.catches_within(&bytes)?, || {
            "A file that was asked for holds canaries and is not in the register.".to_owned()
        });
        files.insert(digest, file);
    }
    for paper in &handed.papers {
        let file = files.get(&paper.digest).ok_or("a document is not there")?;
        let bytes = fs::read(file)?;
        let here = net.within(&bytes)?;
        report.must(here.is_empty() != paper.holds, || {
            format!(
                "{}: {} canaries are in the file, so the search proves nothing of its kind.",
                paper.what,
                here.len()
            )
        });
        report.count("exportsThatHoldCanaries", usize::from(!here.is_empty()));
        caught.extend(here);
    }
    report.count("canariesInExports", caught.len());
    Ok(files)
}

/// Searches all folders but that for what is asked for.
fn everywhere(room: &Room, house: &House, net: &Net, report: &mut Report) -> Fallible<()> {
    let mut searched = Searched::default();
    for (name, folder) in house.folders().into_iter().chain([("vault", room.vault())]) {
        let found = search(&folder, net, &mut searched)?;
        report.count("foundOutside", found.len());
        for path in found {
            report.fail(format!("In {name}: {}", path.display()));
        }
    }
    report.count("filesSearched", searched.files);
    report.count("bytesSearched", searched.bytes);
    Ok(())
}

/// A document where a careless program would leave one.
fn leave_behind(house: &House, handed: &Handed, files: &BTreeMap<String, PathBuf>) -> Fallible<()> {
    let pack = handed
        .papers
        .iter()
        .find(|paper| paper.what == "pack, pdf")
        .and_then(|paper| files.get(&paper.digest))
        .ok_or("no pack")?;
    fs::create_dir_all(house.home.join("cache"))?;
    fs::copy(pack, house.home.join("cache/tmp-1"))?;
    Ok(())
}

/// The same from outside: documents and lists by the command line.
fn by_command_line(
    room: &Room,
    house: &House,
    filled: &fill::Filled,
    word: &str,
    net: &Net,
    report: &mut Report,
) -> Fallible<()> {
    let program = child::program()?.with_file_name("copse-cli");
    if !program.exists() {
        let why = "not run: copse-cli is not built beside this program";
        report.note("commandLine", why);
        return Ok(());
    }
    let typed = room.scratch().join("typed");
    fs::write(&typed, PASSPHRASE)?;
    let folder = house.exports.join("by the command line");
    fs::create_dir_all(folder.join("invitation"))?;
    let to = |name: &str| folder.join(name).display().to_string();
    let vault = room.vault().display().to_string();
    let (case, meeting) = (filled.case.as_str(), filled.meeting.as_str());
    let (pdf, pack, mail) = (to("case.pdf"), to("pack.pdf"), to("invitation"));
    let mut made = Vec::new();
    for (name, rest) in [
        ("case export", vec!["--case", case, "--to", &pdf]),
        ("meeting pack", vec!["--meeting", meeting, "--to", &pack]),
        ("meeting invite", vec!["--meeting", meeting, "--to", &mail]),
        ("case list", Vec::new()),
        ("meeting list", Vec::new()),
        ("search", vec![word]),
    ] {
        let mut recording = Recording::of(&program);
        recording.arguments(["--passphrase-file".to_owned(), typed.display().to_string()]);
        recording.arguments(name.split(' ').map(str::to_owned));
        recording.arguments([vault.clone()]);
        recording.arguments(rest.iter().map(ToString::to_string));
        if rest.contains(&"--to") {
            recording.arguments(["--reason".to_owned(), "asked".to_owned()]);
        }
        let calls = house.record(recording, report)?;
        judge(&calls, house, net, name, report)?;
        made.push(name);
    }
    report.note("commandLine", made);
    let files = walk(&folder)?.len();
    report.must(files >= 5, || {
        format!("Only {files} files were made by the command line.")
    });
    Ok(())
}
