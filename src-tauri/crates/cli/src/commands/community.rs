//! `copse-cli community …`

use std::path::Path;

use copse_core::community::{Community, CommunityDetails, community_create, community_list};

use crate::{
    arguments::{Common, CommunityCommand},
    failure::Failure,
    open,
    output::Output,
};

pub(crate) fn run(
    common: &Common,
    command: &CommunityCommand,
    output: Output,
) -> Result<(), Failure> {
    match command {
        CommunityCommand::List { vault } => list(common, &vault.folder, output),
        CommunityCommand::Create { vault, name } => create(common, &vault.folder, name, output),
    }
}

fn list(common: &Common, folder: &Path, output: Output) -> Result<(), Failure> {
    let store = open::open(common, folder)?;
    let communities = community_list(&store)?;
    output.print(&communities, |communities| {
        communities.iter().map(line).collect()
    })
}

fn create(common: &Common, folder: &Path, name: &str, output: Output) -> Result<(), Failure> {
    let mut store = open::open(common, folder)?;
    let details = CommunityDetails {
        name: name.to_owned(),
        ..CommunityDetails::default()
    };
    let community = community_create(&mut store, details)?.value;
    output.print(&community, |community| vec![line(community)])
}

pub(crate) fn line(community: &Community) -> String {
    let mark = if community.sample { "  (sample)" } else { "" };
    format!("{}  {}{mark}", community.id, community.details.name)
}
