//! The first screen (domain H6), on a clock that stands at Tuesday 9 February 2027.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

#[path = "../common/mod.rs"]
mod common;

mod counts;
mod due;
mod headline;

use copse_core::{
    community,
    community::CommunityDetails,
    ids::{CommunityId, MeetingId},
    meetings::{self, MeetingDetails},
};
use copse_testkit::{TestStore, build};

fn set_up() -> (TestStore, CommunityId) {
    let mut store = TestStore::new();
    let settings = CommunityDetails {
        meetings_planned: Some(6),
        ..build::community("C")
    };
    let community = community::community_create(&mut store, settings)
        .unwrap()
        .value
        .id;
    (store, community)
}

fn meeting(store: &mut TestStore, community: CommunityId, details: MeetingDetails) -> MeetingId {
    meetings::meeting_create(store, community, details)
        .unwrap()
        .value
        .meeting
        .id
}
