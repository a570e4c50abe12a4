//! `copse-cli sample DIR`

use std::path::Path;

use copse_core::community::Community;
use copse_vault::{Probe, probe};
use serde::Serialize;

use super::{community, vault::NewVault};
use crate::{arguments::Common, failure::Failure, open, output::Output};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Made {
    community: Community,
    /// Only where the vault was made as well.
    #[serde(flatten)]
    vault: Option<NewVault>,
}

pub(crate) fn run(common: &Common, folder: &Path, output: Output) -> Result<(), Failure> {
    let (mut store, vault) = match probe(folder) {
        Probe::None => {
            let (store, key) = open::create(common, folder)?;
            (store, Some(NewVault::new(&key)))
        }
        _ => (open::open(common, folder)?, None),
    };
    let community = copse_sample::sample_create(&mut store)?.value;
    store.close();
    output.print(&Made { community, vault }, |made| {
        let mut lines = vec![community::line(&made.community)];
        lines.extend(made.vault.iter().flat_map(NewVault::lines));
        lines
    })
}
