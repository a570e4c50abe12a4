//! What holds for people, and what their composition asks one to think about.

use std::collections::BTreeMap;

use super::{Advice, AdviceKind, Person, PersonDetails, PersonKind, PersonStage};
use crate::{
    check::{Check, LINE_MOST, NAME_MOST, TEXT_MOST, line, lines},
    community::CommunityDetails,
    sentence::{capital, number},
};

/// From how many members on one background can dominate (domain C6).
const DOMINANCE_FROM: usize = 4;

/// Cleans what was entered (domain C4).
pub(super) fn cleaned(mut details: PersonDetails) -> PersonDetails {
    for field in [
        &mut details.name,
        &mut details.role,
        &mut details.discipline,
        &mut details.email,
        &mut details.phone,
    ] {
        *field = line(field);
    }
    for field in [
        &mut details.access_needs,
        &mut details.dietary_needs,
        &mut details.notes,
    ] {
        *field = lines(field);
    }
    details
}

/// Checks what was entered (domain C4).
pub(super) fn check(details: &PersonDetails) -> Check {
    let mut check = Check::default();
    check.required("name", &details.name, NAME_MOST, "Enter the person’s name.");
    check.all_at_most(
        LINE_MOST,
        &[
            ("role", &details.role),
            ("discipline", &details.discipline),
            ("phone", &details.phone),
        ],
    );
    check.email("email", &details.email);
    check.all_at_most(
        TEXT_MOST,
        &[
            ("accessNeeds", &details.access_needs),
            ("dietaryNeeds", &details.dietary_needs),
            ("notes", &details.notes),
        ],
    );
    check
}

/// A member now.
pub fn is_member(person: &Person) -> bool {
    person.details.stage == PersonStage::Member
}

/// Approached, agreed or inducted: counts towards the size (domain C11).
pub fn is_on_the_way(person: &Person) -> bool {
    matches!(
        person.details.stage,
        PersonStage::Approached | PersonStage::ManagerAgreed | PersonStage::Inducted
    )
}

/// What the composition of a community asks its facilitator to think about (domain C6, C7, C11).
pub fn warnings(people: &[Person], community: &CommunityDetails) -> Vec<Advice> {
    let members: Vec<&Person> = people.iter().filter(|person| is_member(person)).collect();
    let coming: Vec<&Person> = people
        .iter()
        .filter(|person| is_on_the_way(person))
        .collect();
    [
        alone_by_experience(&members, &coming),
        dominance(&members),
        size(members.len(), coming.len(), community),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Experts by experience: at least two, so that none is alone (domain C7).
fn alone_by_experience(members: &[&Person], coming: &[&Person]) -> Option<Advice> {
    let experts = |people: &[&Person]| {
        people
            .iter()
            .filter(|person| person.details.kind == PersonKind::ExpertByExperience)
            .count()
    };
    let sentence = match (experts(members), experts(coming)) {
        (1, 0) => {
            "Only one member is an expert by experience. Ask a second one, so that nobody is alone in that."
        }
        (0, 1) => {
            "Only one expert by experience is on the way. Ask a second one, so that nobody is alone in that."
        }
        _ => return None,
    };
    Some(Advice {
        kind: AdviceKind::AloneByExperience,
        sentence: sentence.to_owned(),
    })
}

/// One discipline has more than half of the members (domain C6).
fn dominance(members: &[&Person]) -> Option<Advice> {
    if members.len() < DOMINANCE_FROM {
        return None;
    }
    let mut shares: BTreeMap<String, usize> = BTreeMap::new();
    for member in members {
        let discipline = member.details.discipline.to_lowercase();
        if !discipline.is_empty() {
            *shares.entry(discipline).or_default() += 1;
        }
    }
    let (folded, count) = shares.into_iter().max_by_key(|(_, count)| *count)?;
    if count * 2 <= members.len() {
        return None;
    }
    // As somebody wrote it, rather than in lower case.
    let written = members
        .iter()
        .map(|member| &member.details.discipline)
        .find(|name| name.to_lowercase() == folded)?;
    let sentence = format!(
        "{} of {} members share one discipline: {written}. Who from another would change the conversation?",
        capital(&in_words(count)),
        in_words(members.len()),
    );
    Some(Advice {
        kind: AdviceKind::Dominance,
        sentence,
    })
}

/// Size against the aim, counting members and those on their way (domain C11).
fn size(members: usize, coming: usize, community: &CommunityDetails) -> Option<Advice> {
    let total = members + coming;
    let told = format!(
        "{} {} and {} on the way",
        capital(&in_words(members)),
        if members == 1 { "member" } else { "members" },
        in_words(coming)
    );
    let least = community
        .size_least
        .map(usize::from)
        .filter(|least| total < *least);
    let most = community
        .size_most
        .map(usize::from)
        .filter(|most| total > *most);
    match (least, most) {
        (Some(least), _) => Some(Advice {
            kind: AdviceKind::TooFew,
            sentence: format!("{told}; the aim is at least {}.", in_words(least)),
        }),
        (None, Some(most)) => Some(Advice {
            kind: AdviceKind::TooMany,
            sentence: format!("{told}; the aim is at most {}.", in_words(most)),
        }),
        (None, None) => None,
    }
}

fn in_words(count: usize) -> String {
    number(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::{
        ids::{CommunityId, PersonId},
        record::Stamp,
    };

    fn person(stage: PersonStage, kind: PersonKind, discipline: &str) -> Person {
        Person {
            id: PersonId::new(),
            community: CommunityId::new(),
            stamp: Stamp {
                version: 1,
                changed_at: Timestamp::UNIX_EPOCH,
                changed_by: String::new(),
            },
            service_name: String::new(),
            details: PersonDetails {
                stage,
                kind,
                discipline: discipline.to_owned(),
                ..Default::default()
            },
        }
    }

    fn member(discipline: &str) -> Person {
        person(PersonStage::Member, PersonKind::FrontLine, discipline)
    }

    fn kinds(people: &[Person], community: &CommunityDetails) -> Vec<AdviceKind> {
        warnings(people, community)
            .into_iter()
            .map(|advice| advice.kind)
            .collect()
    }

    #[test]
    fn nobody_is_the_only_expert_by_experience() {
        let expert = |stage| person(stage, PersonKind::ExpertByExperience, "");
        let any = CommunityDetails::default();
        assert_eq!(
            kinds(&[expert(PersonStage::Member)], &any),
            [AdviceKind::AloneByExperience]
        );
        assert_eq!(
            kinds(&[expert(PersonStage::Inducted)], &any),
            [AdviceKind::AloneByExperience]
        );
        let two = [expert(PersonStage::Member), expert(PersonStage::Approached)];
        assert_eq!(kinds(&two, &any), [], "a second one is on the way");
        assert_eq!(
            kinds(&[expert(PersonStage::Left)], &any),
            [],
            "who left is not alone in the group"
        );
    }

    #[test]
    fn a_discipline_dominates_with_more_than_half_of_four_or_more() {
        let any = CommunityDetails::default();
        let half = ["Nursing", "nursing", "Housing", "Police"].map(member);
        assert_eq!(kinds(&half, &any), [], "half is not more than half");
        let more = ["Housing", "Nursing", "nursing", "NURSING"].map(member);
        let advice = warnings(&more, &any);
        assert_eq!(
            advice.first().map(|advice| advice.sentence.as_str()),
            Some(
                "Three of four members share one discipline: Nursing. Who from another would change the conversation?"
            )
        );
        assert_eq!(
            kinds(&["Nursing"; 3].map(member), &any),
            [],
            "three people are too few to speak of dominance"
        );
        assert_eq!(
            kinds(&[""; 5].map(member), &any),
            [],
            "nothing is said where no discipline was entered"
        );
    }

    #[test]
    fn size_counts_those_on_their_way() {
        let aim = CommunityDetails {
            size_least: Some(2),
            size_most: Some(3),
            ..Default::default()
        };
        let on_the_way = || person(PersonStage::Approached, PersonKind::FrontLine, "");
        let identified = person(PersonStage::Identified, PersonKind::FrontLine, "");
        assert_eq!(
            kinds(&[member(""), identified], &aim),
            [AdviceKind::TooFew],
            "nobody has asked that person yet"
        );
        assert_eq!(kinds(&[member(""), on_the_way()], &aim), []);
        let four = [member(""), member(""), on_the_way(), on_the_way()];
        let advice = warnings(&four, &aim);
        assert_eq!(
            advice.first().map(|advice| advice.sentence.as_str()),
            Some("Two members and two on the way; the aim is at most three.")
        );
    }
}
