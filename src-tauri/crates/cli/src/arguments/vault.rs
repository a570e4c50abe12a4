//! `copse-cli vault …`: what an IT department schedules.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use uuid::Uuid;

use super::VaultFolder;

/// `copse-cli vault …`
#[derive(Debug, Subcommand)]
pub(crate) enum VaultCommand {
    /// Make a vault in an empty or new folder, and print its recovery key once.
    Init {
        #[command(flatten)]
        vault: VaultFolder,
    },
    /// Say what is in a folder, which backups there are and when one was last checked; needs no
    /// passphrase and changes nothing.
    Info {
        #[command(flatten)]
        vault: VaultFolder,
    },
    /// Check all of a vault, or of a backup, which is not changed; ends with 4 if anything is damaged.
    Verify(VerifyArguments),
    /// Make a checked backup in the vault's folder, and copies of it elsewhere.
    Backup(BackupArguments),
    /// Put a backup in the place of the vault's data, after a backup of today's.
    Restore(RestoreArguments),
    /// What opens the vault: passphrases, recovery key, keychains.
    #[command(subcommand)]
    Slots(SlotsCommand),
    /// Give the vault new keys and write all of it anew, so that whoever had another passphrase, or kept
    /// the old keys, opens nothing from then on. Prints the new recovery key once.
    Rekey(RekeyArguments),
}

/// `copse-cli vault verify …`
#[derive(Debug, Args)]
pub(crate) struct VerifyArguments {
    #[command(flatten)]
    pub(crate) vault: VaultFolder,
    /// Check every backup in the vault's folder too.
    #[arg(long)]
    pub(crate) backups: bool,
}

/// `copse-cli vault backup …`
#[derive(Debug, Args)]
pub(crate) struct BackupArguments {
    #[command(flatten)]
    pub(crate) vault: VaultFolder,
    /// Why, as a part of the backup's name. No personal data.
    #[arg(long, value_name = "WORDS", default_value = "by-command")]
    pub(crate) label: String,
    /// A second folder for a copy, such as a USB stick or a server share; may be given several times.
    /// If one is not there, the backup is made all the same and this ends with 9.
    #[arg(long = "to", value_name = "FOLDER")]
    pub(crate) to: Vec<PathBuf>,
    /// Do nothing unless a day has passed since the newest backup and the vault was used since.
    #[arg(long)]
    pub(crate) if_due: bool,
    /// Then delete old backups: 7 daily, 4 weekly and 3 monthly ones stay.
    #[arg(long)]
    pub(crate) thin: bool,
}

/// `copse-cli vault restore …`
#[derive(Debug, Args)]
pub(crate) struct RestoreArguments {
    #[command(flatten)]
    pub(crate) vault: VaultFolder,
    /// The backup's folder.
    #[arg(long, value_name = "BACKUP")]
    pub(crate) from: PathBuf,
    /// The vault cannot be opened any more, or is gone, or this is a new PC: put the backup there as it
    /// is, with the passphrases of its time. What is left of a vault there is set aside.
    #[arg(long)]
    pub(crate) lost: bool,
    /// File whose first line is the passphrase that the vault had when the backup was made; needed if it
    /// got new keys since.
    #[arg(long, value_name = "FILE", conflicts_with = "lost")]
    pub(crate) backup_passphrase_file: Option<PathBuf>,
}

/// `copse-cli vault slots …`
#[derive(Debug, Subcommand)]
pub(crate) enum SlotsCommand {
    /// List what opens the vault.
    List {
        #[command(flatten)]
        vault: VaultFolder,
    },
    /// Add a passphrase for another person.
    Add {
        #[command(flatten)]
        vault: VaultFolder,
        #[command(flatten)]
        new: NewPassphrase,
        /// Name of the person.
        #[arg(long, value_name = "NAME")]
        name: String,
    },
    /// Put another passphrase in the place of one.
    Change {
        #[command(flatten)]
        vault: VaultFolder,
        #[command(flatten)]
        new: NewPassphrase,
        /// Id of the slot, as `slots list` shows it; else the one that opened the vault.
        #[arg(long, value_name = "ID")]
        slot: Option<Uuid>,
    },
    /// Take a slot away. Against somebody who kept a copy of the keys only `vault rekey` helps.
    Remove {
        #[command(flatten)]
        vault: VaultFolder,
        /// Id of the slot, as `slots list` shows it.
        #[arg(long, value_name = "ID")]
        slot: Uuid,
    },
    /// Make a new recovery key and print it once; the old sheet opens nothing from then on.
    Recovery {
        #[command(flatten)]
        vault: VaultFolder,
    },
}

/// Where a new passphrase comes from.
#[derive(Debug, Args)]
pub(crate) struct NewPassphrase {
    /// File whose first line is the new passphrase; else the next line of standard input.
    #[arg(long, value_name = "FILE")]
    pub(crate) new_passphrase_file: Option<PathBuf>,
}

/// `copse-cli vault rekey …`
#[derive(Debug, Args)]
pub(crate) struct RekeyArguments {
    #[command(flatten)]
    pub(crate) vault: VaultFolder,
    /// File whose first line is another passphrase that is to stay; may be given several times. The one
    /// that opened the vault stays in any case; a recovery key never does.
    #[arg(long = "keep", value_name = "FILE")]
    pub(crate) keep: Vec<PathBuf>,
}
