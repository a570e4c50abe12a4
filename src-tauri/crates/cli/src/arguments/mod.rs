//! What can be written on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::failure::EXIT_CODES;

mod vault;

pub(crate) use vault::{
    BackupArguments, RekeyArguments, RestoreArguments, SlotsCommand, VaultCommand, VerifyArguments,
};

const ABOUT: &str = "Copse without its window: for scripts, IT departments and checks.

The vault's passphrase is the first line of --passphrase-file, or of standard input;
at a terminal it is asked for. A second one, where a command needs it, is the next line
of standard input. It is never taken from the command line, where other
users of the PC could read it.";

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "copse-cli", version, about = ABOUT, after_help = EXIT_CODES, disable_help_subcommand = false)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) common: Common,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What every command understands.
#[derive(Debug, Args)]
pub(crate) struct Common {
    /// File whose first line is the passphrase.
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
    /// The line is the printed recovery key instead of the passphrase.
    #[arg(long, global = true)]
    pub(crate) recovery: bool,
    /// Open the vault also in a folder that is synchronised (OneDrive, Dropbox) or on a network drive.
    #[arg(long, global = true)]
    pub(crate) allow_unfit_folder: bool,
    /// Folder on this PC, outside the vault, in which is kept how new each vault was when last seen, so
    /// that an old copy put in its place is noticed.
    #[arg(long, global = true, value_name = "FOLDER")]
    pub(crate) memory: Option<PathBuf>,
    /// Print results and errors as JSON.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Who is at work, for the record of changes.
    #[arg(
        long = "as",
        global = true,
        value_name = "NAME",
        default_value = "copse-cli"
    )]
    pub(crate) actor: String,
}

/// The groups of commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make a vault, or look at one.
    #[command(subcommand)]
    Vault(VaultCommand),
    /// The audit trail.
    #[command(subcommand)]
    Audit(AuditCommand),
    /// Add the fictional sample community; makes the vault where DIR holds none.
    Sample {
        #[command(flatten)]
        vault: VaultFolder,
    },
    /// Communities of practice.
    #[command(subcommand)]
    Community(CommunityCommand),
    /// Case studies.
    #[command(subcommand)]
    Case(CaseCommand),
    /// Meetings, their packs and invitations.
    #[command(subcommand)]
    Meeting(MeetingCommand),
    /// Policy issues, and the briefing on them.
    #[command(subcommand)]
    Policy(PolicyCommand),
    /// Find cases and policy issues that hold all of WORDS; the last may be the beginning of a word.
    Search {
        #[command(flatten)]
        vault: VaultFolder,
        /// What to look for.
        #[arg(required = true, value_name = "WORDS")]
        words: Vec<String>,
        /// Only in this community (name or id).
        #[arg(long, value_name = "NAME")]
        community: Option<String>,
    },
}

/// The vault that a command works on.
#[derive(Debug, Args)]
pub(crate) struct VaultFolder {
    /// Folder of the vault.
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
}

/// `copse-cli audit …`
#[derive(Debug, Subcommand)]
pub(crate) enum AuditCommand {
    /// Check every entry of the audit trail; ends with 4 if one is missing or was changed.
    Verify {
        #[command(flatten)]
        vault: VaultFolder,
    },
}

/// `copse-cli community …`
#[derive(Debug, Subcommand)]
pub(crate) enum CommunityCommand {
    /// List the communities.
    List {
        #[command(flatten)]
        vault: VaultFolder,
    },
    /// Add a community.
    Create {
        #[command(flatten)]
        vault: VaultFolder,
        /// Its name.
        #[arg(long)]
        name: String,
    },
}

/// `copse-cli case …`
#[derive(Debug, Subcommand)]
pub(crate) enum CaseCommand {
    /// Add a case study from a Markdown file with front matter.
    ///
    /// Front matter: title, presenter, `presenter_role`, kind (difficult, positive, closed),
    /// disciplines (a list), permission (given, refused, asked). What Copse cannot place is
    /// kept with the case and reported. "##" headings are the sections.
    Import {
        #[command(flatten)]
        vault: VaultFolder,
        /// Name or id of the community.
        #[arg(long, value_name = "NAME")]
        community: String,
        /// The Markdown file, in UTF-8.
        #[arg(value_name = "FILE.md")]
        file: PathBuf,
    },
    /// List the cases.
    List {
        #[command(flatten)]
        vault: VaultFolder,
        /// Only of this community (name or id).
        #[arg(long, value_name = "NAME")]
        community: Option<String>,
    },
    /// Write a case study as a PDF.
    Export(CaseExport),
}

/// `copse-cli case export …`
#[derive(Debug, Args)]
pub(crate) struct CaseExport {
    #[command(flatten)]
    pub(crate) vault: VaultFolder,
    /// Id of the case, or its number where only one community has a case of that number.
    #[arg(long, value_name = "ID")]
    pub(crate) case: String,
    /// Community of the number (name or id).
    #[arg(long, value_name = "NAME")]
    pub(crate) community: Option<String>,
    /// The file to write.
    #[arg(long, value_name = "FILE.pdf")]
    pub(crate) to: PathBuf,
    #[command(flatten)]
    pub(crate) edition: EditionChoice,
    #[command(flatten)]
    pub(crate) release: ReleaseChoice,
    #[command(flatten)]
    pub(crate) force: Force,
}

/// `copse-cli meeting …`
#[derive(Debug, Subcommand)]
pub(crate) enum MeetingCommand {
    /// List the meetings.
    List {
        #[command(flatten)]
        vault: VaultFolder,
        /// Only of this community (name or id).
        #[arg(long, value_name = "NAME")]
        community: Option<String>,
    },
    /// Put a PDF of somebody else at the end of the pack of a meeting.
    ///
    /// It is looked through first: one that is locked, damaged or not a PDF is refused with what to do.
    Attach {
        #[command(flatten)]
        meeting: MeetingChoice,
        /// The PDF; it is copied into the vault.
        #[arg(long, value_name = "FILE.pdf")]
        file: PathBuf,
        /// Its title in the contents of the pack; the file's name where there is none.
        #[arg(long, value_name = "TEXT")]
        title: Option<String>,
    },
    /// Write agenda, terms of reference, open actions and case studies of a meeting as one PDF.
    ///
    /// Cases that may not be handed out are left out and named.
    Pack {
        #[command(flatten)]
        meeting: MeetingChoice,
        /// The file to write.
        #[arg(long, value_name = "FILE.pdf")]
        to: PathBuf,
        #[command(flatten)]
        edition: EditionChoice,
        #[command(flatten)]
        release: ReleaseChoice,
        #[command(flatten)]
        force: Force,
    },
    /// Write the invitation of a meeting into a folder: draft mail (.eml) with pack and calendar
    /// entry attached and the members in Bcc, and both once more as files of their own.
    Invite {
        #[command(flatten)]
        meeting: MeetingChoice,
        /// The folder to write into; it must be there.
        #[arg(long, value_name = "FOLDER")]
        to: PathBuf,
        /// Words to put before the agenda in the mail.
        #[arg(long, value_name = "TEXT")]
        message: Option<String>,
        #[command(flatten)]
        edition: EditionChoice,
        #[command(flatten)]
        release: ReleaseChoice,
        #[command(flatten)]
        force: Force,
    },
}

/// `copse-cli policy …`
#[derive(Debug, Subcommand)]
pub(crate) enum PolicyCommand {
    /// List the policy issues of a community.
    List {
        #[command(flatten)]
        vault: VaultFolder,
        /// Name or id of the community.
        #[arg(long, value_name = "NAME")]
        community: String,
    },
    /// Write a briefing on what is noted and raised, as PDF or for Word.
    ///
    /// It names no case and nobody of the community: where a text does, it is refused with where.
    Briefing {
        #[command(flatten)]
        vault: VaultFolder,
        /// Name or id of the community.
        #[arg(long, value_name = "NAME")]
        community: String,
        /// The file to write; its ending says which kind.
        #[arg(long, value_name = "FILE.pdf|FILE.docx")]
        to: PathBuf,
        /// Only this issue, by its id; may be given several times, also for issues of other states.
        #[arg(long, value_name = "ID")]
        issue: Vec<String>,
        #[command(flatten)]
        edition: EditionChoice,
        #[command(flatten)]
        force: Force,
    },
}

/// Which meeting, of which vault.
#[derive(Debug, Args)]
pub(crate) struct MeetingChoice {
    #[command(flatten)]
    pub(crate) vault: VaultFolder,
    /// Id of the meeting, or its number where only one community has a meeting of that number.
    #[arg(long, value_name = "ID")]
    pub(crate) meeting: String,
    /// Community of the number (name or id).
    #[arg(long, value_name = "NAME")]
    pub(crate) community: Option<String>,
}

/// At which size a document is set.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct EditionChoice {
    /// Set in large print: nothing smaller than 18 point.
    #[arg(long)]
    pub(crate) large_print: bool,
}

/// What is done about a client's permission that is missing.
#[derive(Debug, Args)]
pub(crate) struct ReleaseChoice {
    /// Why a case goes out although permission is missing or has run out. Recorded in the vault.
    /// A refusal stops in any case.
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: Option<String>,
}

/// What is done about files that are there already.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct Force {
    /// Replace what is there.
    #[arg(long)]
    pub(crate) force: bool,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::Arguments;

    #[test]
    fn the_command_line_is_well_formed() {
        Arguments::command().debug_assert();
    }
}
