//! The command line.

use std::time::{SystemTime, UNIX_EPOCH};

use clap::{Parser, ValueEnum};

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "copse-proofs", about = "Proofs of what the vault promises")]
pub(crate) struct Arguments {
    /// Which proof.
    pub(crate) name: Name,
    /// How often; each proof has a number of its own.
    #[arg(long)]
    pub(crate) n: Option<u32>,
    /// Start of the chance, to repeat a run.
    #[arg(long)]
    pub(crate) seed: Option<u64>,
    /// A few seconds' worth.
    #[arg(long)]
    pub(crate) short: bool,
    /// Weaken Copse on purpose, as in `synchronous=off`: the proof has to fail.
    #[arg(long, value_name = "WHAT")]
    pub(crate) mutate: Option<String>,
    /// For processes that a proof starts.
    #[arg(hide = true)]
    pub(crate) rest: Vec<String>,
}

/// The proofs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Name {
    /// Processes killed at random moments.
    Kill,
    /// Power cuts, rebuilt from recorded writes.
    Power,
    /// Damaged bytes and pages.
    Flip,
    /// Keys in memory after locking.
    Memory,
    /// Unlock and writes, timed.
    Speed,
    /// Failing and full disks.
    Faults,
    /// Key slots, vectors, forged and old headers.
    Header,
    /// Backups put back, and migrations killed.
    Restore,
    /// Canaries that must be found nowhere.
    Clear,
    /// People erased for good.
    Erase,
    /// A process that a proof starts.
    #[value(hide = true)]
    Child,
}

/// What a proof is asked.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    pub(crate) name: String,
    pub(crate) seed: u64,
    pub(crate) short: bool,
    pub(crate) mutate: Option<String>,
    n: Option<u32>,
}

impl Settings {
    /// How often: as asked, else `short` or `long`.
    pub(crate) fn n(&self, long: u32, short: u32) -> u32 {
        self.n.unwrap_or(if self.short { short } else { long })
    }

    /// The chance of this run; `stream` keeps parts of a proof apart.
    pub(crate) fn chance(&self, stream: u64) -> fastrand::Rng {
        fastrand::Rng::with_seed(self.seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ stream)
    }
}

impl From<&Arguments> for Settings {
    fn from(arguments: &Arguments) -> Self {
        let name = arguments
            .name
            .to_possible_value()
            .map(|value| value.get_name().to_owned());
        let now = SystemTime::now().duration_since(UNIX_EPOCH);
        Self {
            name: name.unwrap_or_default(),
            seed: arguments
                .seed
                .unwrap_or_else(|| now.map_or(1, |time| time.as_secs())),
            short: arguments.short,
            mutate: arguments.mutate.clone(),
            n: arguments.n,
        }
    }
}
