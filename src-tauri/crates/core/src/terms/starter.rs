//! The text that a community's first terms of reference start from (domain D6). Our own words, for the facilitator
//! and the members to make theirs.

use crate::{
    community::{CommunityDetails, Rhythm},
    sentence::{listed, number},
    text::{Block, RichText},
};

/// Terms of reference to start from, with what is known of the community filled in.
pub fn starter_text(community: &CommunityDetails) -> RichText {
    let mut blocks = vec![
        Block::heading("What we are here for"),
        Block::paragraph(&aims(community)),
    ];
    if !community.objectives.is_empty() {
        blocks.push(Block::paragraph("What we want to achieve:"));
        blocks.push(Block::bullets(
            community.objectives.iter().map(String::as_str),
        ));
    }
    for (heading, paragraph, points) in SECTIONS {
        blocks.push(Block::heading(heading));
        blocks.push(Block::paragraph(paragraph));
        if !points.is_empty() {
            blocks.push(Block::bullets(points.iter().copied()));
        }
    }
    blocks.push(Block::heading("Coming to meetings"));
    blocks.push(Block::paragraph(&attendance(community)));
    blocks.push(Block::bullets(COMING.iter().copied()));
    blocks.push(Block::heading("Looking at these rules again"));
    blocks.push(Block::paragraph(
        "We read these terms together at our first meeting, and again whenever the group changes or somebody asks for \
         it. A change takes effect once the members have agreed to it.",
    ));
    RichText {
        blocks,
        ..RichText::default()
    }
    .cleaned()
}

/// Heading, paragraph and points of the sections that are the same for every community.
const SECTIONS: &[(&str, &str, &[&str])] = &[
    (
        "How we work together",
        "People come from different agencies and professions, and some from having used services themselves. Each \
         knows something that the others do not.",
        &[
            "Everybody speaks for themselves, not for their agency.",
            "We listen to each other to the end, ask before we advise, and keep to plain words; anybody may ask what a \
             word means.",
            "We question practice and systems, never the worth of a person.",
            "It is all right here not to know, or to have got something wrong.",
            "Whoever brings a case decides what to take away from it.",
        ],
    ),
    (
        "What stays in the room",
        "We can only learn from real work if nobody has to fear where their words go.",
        &[
            "Clients are never named. Cases are presented so that people who do not work with the client cannot tell \
             who it is; anybody who does may still guess, and says nothing.",
            "A case is brought with the client’s permission, and is withdrawn if the client withdraws it.",
            "What members say about themselves or their workplace is not repeated elsewhere.",
            "The papers of a meeting are kept locked or encrypted, are not passed on, and are destroyed when they are no \
             longer needed.",
        ],
    ),
    (
        "What may be used and shared",
        "What we learn is meant to travel; the stories are not.",
        &[
            "Members may use ideas, methods and references in their own work.",
            "Learning points and policy issues may be shared without cases, names or places, after the group has \
             seen them.",
            "Anything for the wider public is agreed by the group first.",
        ],
    ),
    (
        "When somebody may be at risk",
        "Confidentiality ends where a child or an adult may come to serious harm.",
        &[
            "Whoever hears of such a risk says so in the meeting or to the facilitator straight away.",
            "The member who knows the client follows the safeguarding procedure of their own agency, and tells the \
             facilitator that this has been done.",
            "If a discussion is hard to bear, you may leave the room, and somebody will come with you.",
        ],
    ),
];

/// Points about attendance (domain C10).
const COMING: &[&str] = &[
    "Anyone who cannot come tells the facilitator beforehand.",
    "Nobody is sent in a member’s place: trust grows between the same people.",
    "We start and end on time, with telephones on silent.",
    "Every member brings a case in turn, and reports later on what happened next.",
    "Anyone who wants to leave the group says so, and is thanked.",
];

fn aims(community: &CommunityDetails) -> String {
    let name = if community.name.is_empty() {
        "This community of practice"
    } else {
        &community.name
    };
    let practice = match community.area_of_practice.as_str() {
        "" => "who share an area of practice".to_owned(),
        area => format!("whose work has to do with {area}"),
    };
    let hosts = match community.hosts.as_slice() {
        [] => String::new(),
        hosts => format!(" It is hosted by {}.", listed(hosts)),
    };
    let purpose = match community.purpose.as_str() {
        "" => String::new(),
        purpose => format!(" {}", aim(&purpose.replace('\n', " "))),
    };
    format!(
        "{name} brings together people {practice}. We meet to learn from one another’s cases and from research, so \
         that the people we work with are better helped.{hosts}{purpose}"
    )
}

/// The purpose as a sentence: one that begins "To learn" is a fragment, which needs "Our aim is" before it.
fn aim(purpose: &str) -> String {
    let whole = match purpose
        .strip_prefix("To ")
        .or_else(|| purpose.strip_prefix("to "))
    {
        Some(rest) => format!("Our aim is to {rest}"),
        None => purpose.to_owned(),
    };
    if whole.ends_with(['.', '!', '?', '…']) {
        whole
    } else {
        format!("{whole}.")
    }
}

fn attendance(community: &CommunityDetails) -> String {
    let rhythm = match community.rhythm {
        Rhythm::Weekly => "every week",
        Rhythm::Fortnightly => "every two weeks",
        Rhythm::Monthly => "every month",
        Rhythm::SixWeekly => "every six weeks",
        Rhythm::Quarterly => "every three months",
    };
    let planned = community
        .meetings_planned
        .map(|count| {
            format!(
                ", {} times in all, and then look back",
                number(count.into())
            )
        })
        .unwrap_or_default();
    let share = match community.attendance_share {
        Some(share) => format!("at least {share} per cent of the meetings"),
        None => "most of the meetings".to_owned(),
    };
    format!(
        "We meet {rhythm}{planned}. Membership is voluntary; those who join aim to come to {share}."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_starter_speaks_of_all_that_terms_have_to_settle() {
        let plain = starter_text(&CommunityDetails::default())
            .plain()
            .to_lowercase();
        for topic in [
            "here for",
            "stays in the room",
            "used and shared",
            "safeguarding",
            "coming to meetings",
            "listen",
        ] {
            assert!(plain.contains(topic), "nothing is said about {topic}");
        }
    }

    #[test]
    fn what_is_known_of_the_community_is_filled_in() {
        let community = CommunityDetails {
            name: "Calderfoot".to_owned(),
            area_of_practice: "dual diagnosis".to_owned(),
            purpose: "To learn from each other".to_owned(),
            hosts: vec!["Alderbank".to_owned(), "Lantern".to_owned()],
            objectives: vec!["Fewer closed doors".to_owned()],
            meetings_planned: Some(6),
            attendance_share: Some(75),
            ..CommunityDetails::default()
        };
        let plain = starter_text(&community).plain();
        for words in [
            "Calderfoot",
            "dual diagnosis",
            "hosted by Alderbank and Lantern. Our aim is to learn from each other.",
            "What we want to achieve:\nFewer closed doors",
            "six times",
            "75 per cent",
        ] {
            assert!(plain.contains(words), "{words} is missing");
        }
    }
}
