//! The passphrase or recovery key: from a file, from standard input, or asked for at the terminal.

use std::{
    fs,
    io::{self, BufRead, BufReader, IsTerminal},
    path::Path,
};

use copse_vault::{Passphrase, RecoveryKey, Secret};
use zeroize::{Zeroize, Zeroizing};

use crate::{arguments::Common, failure::Failure};

/// Far more than any passphrase; stops at a file that was named by mistake.
const MOST_BYTES: u64 = 4096;

/// What opens the vault.
pub(crate) fn secret(common: &Common) -> Result<Secret, Failure> {
    let prompt = if common.recovery {
        "Recovery key: "
    } else {
        "Passphrase: "
    };
    let line = line(common, prompt)?;
    if common.recovery {
        let key: RecoveryKey = line
            .parse()
            .map_err(|error| Failure::invalid(format!("{error}")))?;
        return Ok(Secret::Recovery(key));
    }
    Ok(Secret::Passphrase(Passphrase::new(String::clone(&line))))
}

/// The passphrase of a new vault; asked for twice at a terminal.
pub(crate) fn new_passphrase(common: &Common) -> Result<Passphrase, Failure> {
    if common.recovery {
        return Err(Failure::invalid(
            "A new vault gets its own recovery key: leave --recovery out.",
        ));
    }
    let first = line(common, "New passphrase: ")?;
    if asks(common) && line(common, "Once more: ")? != first {
        return Err(Failure::invalid(
            "The two passphrases are not the same. Nothing was made; try again.",
        ));
    }
    Ok(Passphrase::new(String::clone(&first)))
}

/// Another passphrase: the first line of a file, asked for twice at a terminal, or the next line of
/// standard input.
pub(crate) fn other_passphrase(file: Option<&Path>) -> Result<Passphrase, Failure> {
    let line = match file {
        Some(file) => from_file(file)?,
        None if io::stdin().is_terminal() => {
            let first = ask("New passphrase: ")?;
            if ask("Once more: ")? != first {
                return Err(Failure::invalid(
                    "The two passphrases are not the same. Nothing was changed; try again.",
                ));
            }
            first
        }
        None => first_line(io::stdin().lock())?,
    };
    if line.is_empty() {
        return Err(Failure::invalid(
            "The new passphrase is empty. Give it in a file or as the next line of standard input.",
        ));
    }
    Ok(Passphrase::new(String::clone(&line)))
}

fn ask(prompt: &str) -> Result<Zeroizing<String>, Failure> {
    rpassword::prompt_password(prompt)
        .map(Zeroizing::new)
        .map_err(|error| Failure::invalid(format!("The passphrase could not be read: {error}")))
}

fn asks(common: &Common) -> bool {
    common.passphrase_file.is_none() && io::stdin().is_terminal()
}

fn line(common: &Common, prompt: &str) -> Result<Zeroizing<String>, Failure> {
    let line = match &common.passphrase_file {
        Some(file) => from_file(file)?,
        None if asks(common) => ask(prompt)?,
        None => first_line(io::stdin().lock())?,
    };
    if line.is_empty() {
        return Err(Failure::invalid(
            "The passphrase is empty. Give it in --passphrase-file or on standard input.",
        ));
    }
    Ok(line)
}

fn from_file(file: &Path) -> Result<Zeroizing<String>, Failure> {
    let file = fs::File::open(file).map_err(|error| {
        Failure::invalid(format!(
            "The file with the passphrase could not be opened: {error}."
        ))
    })?;
    first_line(BufReader::new(file))
}

/// The first line without its ending. Spaces belong to the passphrase.
fn first_line(reader: impl BufRead) -> Result<Zeroizing<String>, Failure> {
    let mut bytes = Zeroizing::new(Vec::new());
    reader
        .take(MOST_BYTES)
        .read_until(b'\n', &mut bytes)
        .map_err(|error| Failure::invalid(format!("The passphrase could not be read: {error}.")))?;
    while matches!(bytes.last(), Some(b'\n' | b'\r')) {
        bytes.pop();
    }
    match String::from_utf8(std::mem::take(&mut *bytes)) {
        Ok(line) => Ok(Zeroizing::new(line)),
        Err(error) => {
            error.into_bytes().zeroize();
            Err(Failure::invalid(
                "The passphrase is not UTF-8 text. Save its file as UTF-8.",
            ))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::first_line;

    #[test]
    fn only_the_end_of_the_line_is_taken_off() {
        for text in [
            "  five words  \n",
            "  five words  \r\n",
            "  five words  ",
            "  five words  \nnot this\n",
        ] {
            assert_eq!(*first_line(text.as_bytes()).unwrap(), "  five words  ");
        }
    }

    #[test]
    fn what_is_not_text_is_refused() {
        assert!(first_line(&[0xff, 0xfe, b'\n'][..]).is_err());
    }
}
