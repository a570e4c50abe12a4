//! The incident log: when, what kind, and the short code that the user saw. Nothing else.

use std::{
    fs::{self, OpenOptions},
    io::Write,
    path::PathBuf,
};

use crate::{
    fault::Fault,
    wire::{WireCode, WireError},
};

/// Past this size, in bytes, the log is begun anew and the old one kept beside it.
const LIMIT: u64 = 256 * 1024;

/// Letters of an incident code: none that are mistaken for another when read out.
const LETTERS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// The log of one PC.
#[derive(Debug)]
pub(crate) struct Incidents {
    file: PathBuf,
}

impl Incidents {
    pub(crate) fn new(file: PathBuf) -> Self {
        Self { file }
    }

    /// The error as the page gets it; logged where somebody may have to look into it.
    pub(crate) fn report(&self, fault: &Fault) -> WireError {
        let code = fault.code();
        let incident = match fault.incident() {
            Some(what) => self.log(code, &what),
            None => String::new(),
        };
        WireError {
            code,
            message: fault.to_string(),
            fields: fault.fields(),
            incident,
        }
    }

    /// Writes one line. A log that cannot be written must not hide the error itself, so failures are ignored.
    fn log(&self, code: WireCode, what: &str) -> String {
        let incident = short_code();
        let what: String = what
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .take(500)
            .collect();
        let line = format!("{} {incident} {code:?} {what}\n", jiff::Timestamp::now());
        if fs::metadata(&self.file).is_ok_and(|meta| meta.len() > LIMIT) {
            let _ = fs::rename(&self.file, self.file.with_extension("old.log"));
        }
        if let Some(folder) = self.file.parent() {
            let _ = fs::create_dir_all(folder);
        }
        if let Ok(mut file) = OpenOptions::new()
            .create(true)
            .append(true)
            .open(&self.file)
        {
            let _ = file.write_all(line.as_bytes());
        }
        incident
    }
}

/// Six letters: enough to find a line, short enough for the telephone.
fn short_code() -> String {
    let (_, random) = uuid::Uuid::now_v7().as_u64_pair();
    (0..6)
        .filter_map(|place| {
            let index = usize::try_from((random >> (place * 5)) & 31).ok()?;
            LETTERS.get(index).map(|letter| char::from(*letter))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_incident_stands_in_the_log_under_the_code_that_the_user_sees() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("incidents.log");
        let error = Incidents::new(file.clone()).report(&Fault::crashed("press: no\nfont"));
        assert_eq!(error.code, WireCode::Other);
        assert_eq!(error.incident.len(), 6);
        let log = fs::read_to_string(file).unwrap();
        assert!(
            log.contains(&error.incident) && log.contains("press: no font"),
            "{log}"
        );
        assert_eq!(log.lines().count(), 1);
    }

    #[test]
    fn what_the_user_can_mend_is_no_incident() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("incidents.log");
        let error = Incidents::new(file.clone()).report(&Fault::Locked);
        assert_eq!(
            (error.code, error.incident.as_str()),
            (WireCode::Locked, "")
        );
        assert!(!file.exists());
    }
}
