//! The letters that every community starts with (domain C14). Our own words, for the facilitator to make theirs.
//!
//! Braces hold fields, `- ` at the beginning of a line makes a list, a blank line ends a paragraph.

use super::{LetterBlock, LetterField, LetterInline, LetterKind, LetterTemplate};

/// All letters to start from.
pub fn starters() -> Vec<(LetterKind, LetterTemplate)> {
    LetterKind::ALL
        .into_iter()
        .map(|kind| (kind, starter(kind)))
        .collect()
}

/// A letter to start from.
pub fn starter(kind: LetterKind) -> LetterTemplate {
    let (name, subject, text) = words(kind);
    LetterTemplate {
        kind,
        name: name.to_owned(),
        subject: runs(subject),
        blocks: text.split("\n\n").chain([CLOSING]).map(block).collect(),
    }
}

/// The empty line is where it is signed.
const CLOSING: &str = "Kind regards\n\n{facilitator}\nFacilitator, {community}";

/// Name, subject and text.
const fn words(kind: LetterKind) -> (&'static str, &'static str, &'static str) {
    match kind {
        LetterKind::Invitation => (
            "Invitation to a participant",
            "Would you like to join {community}?",
            INVITATION,
        ),
        LetterKind::Manager => (
            "Letter to a manager",
            "Time for {name} to take part in {community}",
            MANAGER,
        ),
        LetterKind::Induction => (
            "Confirmation of an induction",
            "What we agreed about {community}",
            INDUCTION,
        ),
        LetterKind::Reminder => (
            "Reminder of a meeting",
            "Meeting {meeting number} on {meeting date}",
            REMINDER,
        ),
        LetterKind::MissedMeeting => (
            "After a missed meeting",
            "We missed you on {meeting date}",
            MISSED,
        ),
        LetterKind::Thanks => ("Thanks", "Thank you from {community}", THANKS),
        LetterKind::Ending => (
            "The community ends",
            "{community} is coming to an end",
            ENDING,
        ),
    }
}

const INVITATION: &str = "\
Dear {name},

I am bringing together a small group of people from different services in {locality} whose work has one thing in \
common: {area of practice}. It is called a community of practice, and I would like you to be part of it.

We would meet {rhythm}, {meetings planned} times in all, for about two and a half hours. At each meeting one of us \
presents a piece of work, with no names and with the client’s permission, and the others think it through with them. \
A colleague brings what research has to say about it. Nobody is inspected, and nobody speaks for their agency.

What people usually gain from it:

- colleagues in other services whom they can simply ring
- ideas for work that has got stuck
- a place to say that they do not know

What it asks of you is to come to most of the meetings yourself, to bring a case of your own once, and to keep to \
yourself what is said in the room. Taking part is your own choice, so please say no if it does not suit you.

May I ring you to tell you more? You can reach me at {facilitator email}. I would be glad to speak to your manager \
about the time as well.";

const MANAGER: &str = "\
Dear colleague,

{name} ({role}), who works in your team, is thinking of joining {community}, a group of practitioners from different \
services who learn together about {area of practice}. I am writing to ask whether you can release the time.

The group meets {rhythm}, {meetings planned} times in all, for about two and a half hours, and is hosted by {hosts}. \
It only works if the same people come each time, so we ask members to attend most of the meetings and not to send \
anybody in their place.

What your service gains from it:

- a worker who knows whom to ring in the other services, and is known there
- ideas and evidence for work that has got stuck, which can be used at once
- a say, through the group, in how services in {locality} fit together

There are two things I would like you to agree to: the time, and that {name} may bring one case to the group. Cases \
are presented without names or anything that would let the group guess who it is, and only with the client’s own \
permission. What is done about a case remains for your service to decide; the group decides nothing.

I would be glad to come and see you about it. You can reach me at {facilitator email}.";

const INDUCTION: &str = "\
Dear {name},

Thank you for taking the time to talk about {community}. I have written down what we agreed, so that you can hold me \
to it.

- You take part as yourself, because you want to, and may stop at any time.
- You come to most of the meetings, and tell me beforehand if you cannot. Nobody comes in your place.
- What is said in the room stays there; clients are never named.
- You bring a case once, when you are ready, and I help you to prepare it.
- You tell me what you need so that you can take part well, be it a ramp, a break, a special diet or larger print.

Our next meeting is on {meeting date}, {meeting time}, at {meeting place}.

If I have got something wrong, or if there was something that you would rather ask in private, write to me at \
{facilitator email}.";

const REMINDER: &str = "\
Dear {name},

This is to remind you that we meet on {meeting date}, {meeting time}, at {meeting place}. The papers come with the \
invitation; an hour with them beforehand is enough.

If you find that you cannot come, please let me know at {facilitator email}, so that we know how many to expect. \
Please do not send anybody in your place.

I look forward to seeing you.";

const MISSED: &str = "\
Dear {name},

We missed you on {meeting date}. There is no need to explain; I would just like you to know that your chair was empty \
and that people asked after you.

If the day, the place or something in the group makes it hard for you to come, do tell me. There is often something \
that we can change. You can write to me at {facilitator email}, or I can ring you when it suits you.";

const THANKS: &str = "\
Dear {name},

Thank you for what you have brought to {community}. A group like ours depends on people who come back, listen to the \
end and say what they really think, and you have done all of that.

What we have learned together now goes into the work of several services in {locality}. If you would like a note \
about your part in it for your own records, I would be glad to write one.";

const ENDING: &str = "\
Dear {name},

{community} is coming to an end. We set out to learn from each other about {area of practice}, and I think that we did.

Three things about what remains:

- The papers of our meetings should be destroyed now, unless you need your own case for your work. Please shred them \
or delete the files.
- What was said in the room stays there, and that does not change.
- The learning points and the policy issues, without cases or names, are yours to use.

Thank you for the time, the candour and the company. I hope that we remain the kind of colleagues who simply ring \
each other. You can still reach me at {facilitator email}.";

fn block(text: &str) -> LetterBlock {
    let items: Option<Vec<Vec<LetterInline>>> = text
        .lines()
        .map(|line| line.strip_prefix("- ").map(runs))
        .collect();
    match items {
        Some(items) => LetterBlock::List {
            ordered: false,
            items,
        },
        None => LetterBlock::Paragraph { runs: runs(text) },
    }
}

/// Text with fields in braces. Braces around something else stay as they are.
fn runs(text: &str) -> Vec<LetterInline> {
    let mut runs = Vec::new();
    for (at, line) in text.lines().enumerate() {
        if at > 0 {
            runs.push(LetterInline::Break);
        }
        let mut rest = line;
        while let Some((before, name, after)) = next_field(rest) {
            plain(&mut runs, before);
            runs.push(LetterInline::Field { field: name });
            rest = after;
        }
        plain(&mut runs, rest);
    }
    runs
}

fn plain(runs: &mut Vec<LetterInline>, text: &str) {
    if !text.is_empty() {
        runs.push(LetterInline::Text {
            text: text.to_owned(),
            bold: false,
        });
    }
}

/// What stands before the next field, the field, and what follows it.
fn next_field(text: &str) -> Option<(&str, LetterField, &str)> {
    text.match_indices('{').find_map(|(start, _)| {
        let inside = text.get(start + 1..)?;
        let (name, after) = inside.split_once('}')?;
        Some((text.get(..start)?, field(name)?, after))
    })
}

fn field(name: &str) -> Option<LetterField> {
    Some(match name {
        "name" => LetterField::Name,
        "role" => LetterField::Role,
        "service" => LetterField::Service,
        "community" => LetterField::Community,
        "area of practice" => LetterField::AreaOfPractice,
        "purpose" => LetterField::Purpose,
        "hosts" => LetterField::Hosts,
        "locality" => LetterField::Locality,
        "meetings planned" => LetterField::MeetingsPlanned,
        "rhythm" => LetterField::Rhythm,
        "share" => LetterField::AttendanceShare,
        "facilitator" => LetterField::Facilitator,
        "facilitator email" => LetterField::FacilitatorEmail,
        "meeting number" => LetterField::MeetingNumber,
        "meeting date" => LetterField::MeetingDate,
        "meeting time" => LetterField::MeetingTime,
        "meeting place" => LetterField::MeetingPlace,
        "refreshments" => LetterField::Refreshments,
        "today" => LetterField::Today,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> LetterInline {
        LetterInline::Text {
            text: text.to_owned(),
            bold: false,
        }
    }

    #[test]
    fn fields_lists_and_line_ends_are_told_apart() {
        let name = LetterInline::Field {
            field: LetterField::Name,
        };
        assert_eq!(
            block("Dear {name},\n{x} {name"),
            LetterBlock::Paragraph {
                runs: vec![
                    text("Dear "),
                    name.clone(),
                    text(","),
                    LetterInline::Break,
                    text("{x} {name"),
                ]
            }
        );
        assert_eq!(
            block("- one\n- {name}"),
            LetterBlock::List {
                ordered: false,
                items: vec![vec![text("one")], vec![name]]
            }
        );
    }

    #[test]
    fn no_letter_to_start_from_has_a_brace_left() {
        for (kind, letter) in starters() {
            let json = serde_json::to_string(&letter.blocks).unwrap();
            let all =
                letter
                    .subject
                    .iter()
                    .chain(letter.blocks.iter().flat_map(|block| match block {
                        LetterBlock::Paragraph { runs } => runs.iter().collect::<Vec<_>>(),
                        LetterBlock::List { items, .. } => items.iter().flatten().collect(),
                    }));
            for run in all {
                if let LetterInline::Text { text, .. } = run {
                    assert!(!text.contains(['{', '}']), "{kind:?}: {text} in {json}");
                }
            }
        }
    }
}
