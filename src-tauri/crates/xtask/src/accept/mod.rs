//! `cargo xtask accept NAME`: proofs of what Copse promises, each of which prints JSON and fails where the promise is broken.

mod documents;
mod fuzz;
mod proofs;
mod window;

use crate::{places::Places, problem::Problem};

const HELP: &str = "\
cargo xtask accept NAME [--n N] [--seed S] [--short] [--mutate WHAT]

  kill      processes killed at random moments: nothing acknowledged is lost
  power     crash states rebuilt from recorded writes: nothing acknowledged is lost
  flip      damaged bytes, cut and foreign pages: all are noticed
  faults    failing disks and full disks: each ends in a sentence
  header    key slots, published vectors, forged and old headers
  clear     canaries: nothing that was typed is found outside the vault
  restore   backups, damaged ones among them, and interrupted migrations
  memory    keys and passphrase are gone from memory after locking
  erase     erased people leave no trace and do not come back
  all       all of these
  documents every kind of document in every edition, read by programs of others
  fuzz      the readers of headers and backups against any bytes, 60 s each (--seconds N)
  clear-window   canaries typed in the real window: none on the disk
  memory-window  what the real window keeps in memory after locking

Each prints JSON and ends with exit code 1 where the promise is broken. --short takes seconds.
--mutate weakens Copse on purpose: then the proof has to fail. They run on Linux, under strace.";

pub(crate) fn accept(places: &Places, arguments: &[String]) -> Result<(), Problem> {
    let Some((name, rest)) = arguments.split_first() else {
        println!("{HELP}");
        return Ok(());
    };
    match name.as_str() {
        "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(())
        }
        "all" => proofs::all(places, rest),
        "documents" => documents::documents(places, rest),
        "fuzz" => fuzz::fuzz(places, rest),
        name if proofs::NAMES.contains(&name) => proofs::one(places, name, rest),
        name if let Some(journey) = window::journey(name) => {
            window::window(places, name, journey, rest)
        }
        other => Err(Problem::new(format!(
            "There is no proof \"{other}\". `cargo xtask accept` lists them all."
        ))),
    }
}
