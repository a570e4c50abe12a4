//! The sample community (domain H10): fictional people, services, meetings and cases.
//!
//! It is made through core's public functions, as a facilitator would, so what holds for a real
//! community holds for it. All of it is invented: the town, the people, the local reports; e-mail
//! addresses are of `example.org`, telephone numbers of the range kept for drama (Ofcom).

mod actions;
mod cases;
mod dates;
mod meetings;
mod people;
mod policy;
mod services;
mod writer;

use copse_core::{
    CoreError, Done, Store,
    community::{
        Community, CommunityDetails, CommunityStage, Rhythm, community_create_sample,
        community_list,
    },
};

use crate::writer::Writer;

/// Why the sample community could not be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SampleError {
    /// There is one already.
    #[error(
        "The sample community is there already. Open it, or remove it first to begin with a fresh one."
    )]
    There,
    /// The clock of the PC is at an end of the calendar.
    #[error(
        "The dates of the sample could not be worked out. Check the date of this PC and try again."
    )]
    Dates(#[source] jiff::Error),
    /// The store could not keep it; nothing of it was kept.
    #[error(transparent)]
    Core(#[from] CoreError),
}

/// Makes the sample community, all of it or nothing.
///
/// Its dates follow from the store's today: three meetings were held, the next one is about nine
/// days ahead.
pub fn sample_create(store: &mut Store) -> Result<Done<Community>, SampleError> {
    if community_list(store)?
        .iter()
        .any(|community| community.sample)
    {
        return Err(SampleError::There);
    }
    let days = dates::meeting_days(store.today()).map_err(SampleError::Dates)?;
    Ok(store.together(|store| {
        let mut writer = Writer::new(store);
        let done = community_create_sample(writer.store, community());
        let community = writer.keep(done)?;
        let people = writer.people(community.id)?;
        let meetings = writer.meetings(community.id, &days)?;
        let cases = writer.cases(community.id, &meetings)?;
        writer.agendas(&meetings, &cases)?;
        writer.registers(&meetings, &people)?;
        writer.terms(community.id, &meetings, &people)?;
        writer.actions(community.id, &meetings, &cases, &people)?;
        writer.policy(community.id, &meetings, &cases)?;
        Ok(writer.done(community))
    })?)
}

/// Settings of the sample (domain A4, A5).
fn community() -> CommunityDetails {
    CommunityDetails {
        name: "Calderfoot Dual Diagnosis".into(),
        area_of_practice: "people who have mental health and substance use needs at once".into(),
        purpose: "To learn from each other’s work with people whom no one service thinks its own, and to change \
                  what stands in their way."
            .into(),
        objectives: vec![
            "Members know whom to ring, and ring. We shall know from the map of services, redrawn at the end.".into(),
            "Six cases are looked at with care, and each presenter takes something away to try.".into(),
            "What keeps coming back is written down for those who plan services.".into(),
        ],
        hosts: vec!["Alderbank Trust".into(), "Calderfoot Borough Council".into()],
        locality: "Calderfoot and the villages along the estuary".into(),
        facilitator: "Maren Oakes".into(),
        facilitator_email: "maren.oakes@example.org".into(),
        size_least: Some(10),
        size_most: Some(18),
        meetings_planned: Some(6),
        rhythm: Rhythm::Monthly,
        attendance_share: Some(80),
        stage: CommunityStage::Meeting,
        confidentiality_mark: "Confidential: for members only".into(),
        accent: String::new(),
    }
}
