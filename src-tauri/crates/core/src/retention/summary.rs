//! The data-protection summary for the host's trustees.

use jiff::ToSpan;

use super::{ProtectionInput, ProtectionSummary, due, store};
use crate::{
    audit, bin, community,
    error::CoreError,
    exports::{self, ExportFilter},
    facilitators, order,
    store::Store,
};

/// How it is encrypted, for people who have to answer for it (domain H1, H2).
const ENCRYPTION: [&str; 4] = [
    "All records are kept in one database, encrypted page by page with AES-256 and protected against change by HMAC with SHA-512 (SQLCipher).",
    "Its key of 256\u{a0}random bits is in memory only while the vault is open, and stored only encrypted (XChaCha20 and Poly1305), once for each way in.",
    "A passphrase is made slow to guess by Argon2id (at least 64\u{a0}MiB of memory); the printed recovery key has 160\u{a0}random bits.",
    "Nothing is sent over a network. Data leaves the vault only as files that somebody saves, all listed in the register of exports.",
];

/// One page on how the data is protected. `input` is what the vault and the settings of this PC tell.
pub fn protection_summary(
    store: &Store,
    input: ProtectionInput,
) -> Result<ProtectionSummary, CoreError> {
    let db = store.db();
    let today = store.today();
    let communities = community::community_list(store)?;
    let mut hosts: Vec<String> = communities
        .iter()
        .flat_map(|community| community.details.hosts.clone())
        .collect();
    hosts.sort_by(|one, other| order::by_words(one, other));
    hosts.dedup();
    let last_year = ExportFilter {
        from: Some(today.saturating_sub(1.year())),
        ..ExportFilter::default()
    };
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let erased = db.query_row("SELECT count(*) FROM erasure", [], |row| row.get(0))?;
    Ok(ProtectionSummary {
        made_on: today,
        made_by: store.actor().to_owned(),
        communities: communities
            .into_iter()
            .map(|community| community.details.name)
            .collect(),
        hosts,
        vault: input,
        encryption: ENCRYPTION.map(str::to_owned).to_vec(),
        facilitators: facilitators::roles_held(store, None)?,
        rules: store::list(db)?,
        records: due::counts(db)?,
        due: count(due::retention_due(store, None, today)?.len()),
        in_bin: count(bin::count(db)?),
        erased,
        exports_last_year: count(exports::export_find(store, &last_year)?.len()),
        audit: audit::audit_verify(store)?,
    })
}
