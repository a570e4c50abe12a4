//! Merging a template with what is known.

use super::{
    Letter, LetterBlock, LetterField, LetterInline, LetterRecipient, LetterReport, LetterTemplate,
    MissingField,
};
use crate::{
    community::{CommunityDetails, Rhythm},
    sentence::{hours, listed, lower_first, number, unbroken_day, weekday},
    text::{Block, Inline, ListItem, RichText},
};

/// The letters in the order of the recipients (domain C14), or every field for which something is missing, with whose
/// letters lack it. No letter goes out with a gap.
pub fn merge(
    template: &LetterTemplate,
    report: &LetterReport,
) -> Result<Vec<Letter>, Vec<MissingField>> {
    let missing = missing(template, report);
    if missing.is_empty() {
        let recipients = report.recipients.iter();
        Ok(recipients.map(|to| one(template, report, to)).collect())
    } else {
        Err(missing)
    }
}

/// The fields of a template that cannot be filled, in the order in which they are offered.
pub fn missing(template: &LetterTemplate, report: &LetterReport) -> Vec<MissingField> {
    let used = fields(template);
    let used = LetterField::ALL.iter().filter(|field| used.contains(field));
    used.filter_map(|field| {
        let people: Vec<String> = report
            .recipients
            .iter()
            .filter(|to| value(*field, report, to).is_empty())
            .map(|to| to.name.clone())
            .collect();
        if people.is_empty() {
            return None;
        }
        Some(MissingField {
            field: *field,
            people: if field.is_personal() {
                people
            } else {
                Vec::new()
            },
        })
    })
    .collect()
}

/// Whether a template speaks of a meeting, so that one has to be chosen or planned.
pub fn needs_meeting(template: &LetterTemplate) -> bool {
    fields(template).into_iter().any(LetterField::is_of_meeting)
}

/// Every field of a template, as often as it is used.
fn fields(template: &LetterTemplate) -> Vec<LetterField> {
    let blocks = template.blocks.iter().flat_map(|block| match block {
        LetterBlock::Paragraph { runs } => runs.iter().collect::<Vec<_>>(),
        LetterBlock::List { items, .. } => items.iter().flatten().collect(),
    });
    template
        .subject
        .iter()
        .chain(blocks)
        .filter_map(|inline| match inline {
            LetterInline::Field { field } => Some(*field),
            _ => None,
        })
        .collect()
}

fn one(template: &LetterTemplate, report: &LetterReport, to: &LetterRecipient) -> Letter {
    let filled = |runs: &[LetterInline]| filled(runs, report, to);
    let blocks = template.blocks.iter().map(|block| match block {
        LetterBlock::Paragraph { runs } => Block::Paragraph { runs: filled(runs) },
        LetterBlock::List { ordered, items } => Block::List {
            ordered: *ordered,
            items: items
                .iter()
                .map(|runs| ListItem {
                    blocks: vec![Block::Paragraph { runs: filled(runs) }],
                })
                .collect(),
        },
    });
    let (addressee, lines) = if template.kind.is_to_manager() {
        (
            format!("The manager of {}", to.name.trim()),
            vec![&to.service],
        )
    } else {
        (to.name.trim().to_owned(), vec![&to.role, &to.service])
    };
    let lines = lines.into_iter().map(|line| line.trim().to_owned());
    Letter {
        recipient: to.clone(),
        addressee,
        address: lines.filter(|line| !line.is_empty()).collect(),
        subject: filled(&template.subject),
        body: RichText {
            blocks: blocks.collect(),
            ..RichText::default()
        }
        .cleaned(),
    }
}

fn filled(runs: &[LetterInline], report: &LetterReport, to: &LetterRecipient) -> Vec<Inline> {
    let runs = runs.iter().map(|run| match run {
        LetterInline::Text { text, bold } => Inline::Text {
            text: text.clone(),
            bold: *bold,
            italic: false,
            link: None,
        },
        LetterInline::Field { field } => Inline::plain(&value(*field, report, to)),
        LetterInline::Break => Inline::Break,
    });
    runs.collect()
}

/// What a field says to a person; empty where nothing is known.
fn value(field: LetterField, report: &LetterReport, to: &LetterRecipient) -> String {
    let settings = &report.community;
    let meeting = report.meeting.as_ref();
    match field {
        LetterField::Name => called(&to.name).to_owned(),
        LetterField::Role => lower_first(to.role.trim()),
        LetterField::Service => to.service.trim().to_owned(),
        LetterField::Today => unbroken_day(report.made_on),
        LetterField::MeetingNumber => meeting.map_or_else(String::new, |m| m.number.to_string()),
        LetterField::MeetingDate => meeting.map_or_else(String::new, |m| weekday(m.date)),
        LetterField::MeetingTime => meeting.map_or_else(String::new, |m| hours(m.start, m.end)),
        LetterField::MeetingPlace => meeting.map_or_else(String::new, |m| m.venue.line()),
        LetterField::Refreshments => {
            meeting.map_or_else(String::new, |m| m.refreshments.trim().to_owned())
        }
        _ => of_community(field, settings),
    }
}

fn of_community(field: LetterField, settings: &CommunityDetails) -> String {
    match field {
        LetterField::Community => settings.name.clone(),
        LetterField::AreaOfPractice => settings.area_of_practice.clone(),
        LetterField::Purpose => settings.purpose.trim_end_matches('.').to_owned(),
        LetterField::Hosts => listed(&settings.hosts),
        LetterField::Locality => settings.locality.clone(),
        LetterField::MeetingsPlanned => settings
            .meetings_planned
            .map_or_else(String::new, |meetings| number(u32::from(meetings))),
        LetterField::Rhythm => rhythm(settings.rhythm).to_owned(),
        LetterField::AttendanceShare => settings
            .attendance_share
            .map_or_else(String::new, |share| format!("{share}%")),
        LetterField::Facilitator => settings.facilitator.clone(),
        LetterField::FacilitatorEmail => settings.facilitator_email.clone(),
        _ => String::new(),
    }
}

/// How often a community meets, as it stands in a sentence.
fn rhythm(rhythm: Rhythm) -> &'static str {
    match rhythm {
        Rhythm::Weekly => "every week",
        Rhythm::Fortnightly => "every two weeks",
        Rhythm::Monthly => "every month",
        Rhythm::SixWeekly => "every six weeks",
        Rhythm::Quarterly => "every three months",
    }
}

/// The name as one says it: without a second spelling in brackets, as in "Ayesha Khan (عائشہ خان)".
fn called(name: &str) -> &str {
    let name = name.trim();
    let before = name
        .strip_suffix(')')
        .and_then(|name| name.rsplit_once('('));
    match before.map(|(before, _)| before.trim_end()) {
        Some(before) if !before.is_empty() => before,
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::super::{LetterKind, LetterMeeting, starter, starters};
    use super::*;
    use crate::{ids::PersonId, meetings::Venue};

    fn report(names: &[(&str, &str)]) -> LetterReport {
        LetterReport {
            community: CommunityDetails {
                name: "Calderfoot".into(),
                area_of_practice: "dual diagnosis".into(),
                purpose: "To make services fit together.".into(),
                hosts: vec!["Alderbank Trust".into(), "Calder Council".into()],
                locality: "Calderfoot".into(),
                facilitator: "Maren Oakes".into(),
                facilitator_email: "maren@alderbank.example".into(),
                meetings_planned: Some(6),
                attendance_share: Some(80),
                ..CommunityDetails::default()
            },
            language: "en-GB".into(),
            meeting: Some(LetterMeeting {
                number: 5,
                date: date(2027, 2, 18),
                start: time(10, 0, 0, 0),
                end: time(12, 30, 0, 0),
                venue: Venue {
                    name: "Friends’ Meeting House".into(),
                    address: "Loom Street\nCalderfoot".into(),
                    room: "Back room".into(),
                    access: String::new(),
                },
                refreshments: "Lunch".into(),
            }),
            recipients: names
                .iter()
                .map(|(name, service)| LetterRecipient {
                    id: PersonId::new(),
                    name: (*name).into(),
                    role: "outreach worker".into(),
                    service: (*service).into(),
                    large_print: false,
                })
                .collect(),
            made_on: date(2027, 2, 4),
        }
    }

    #[test]
    fn each_person_gets_a_letter_of_their_own_without_a_gap() {
        let report = report(&[("Siân Gŵyn", "Harbour"), ("محمد عبد الله", "Dock")]);
        for kind in LetterKind::ALL {
            let letters = merge(&starter(kind), &report).unwrap();
            assert_eq!(letters.len(), 2, "{kind:?}");
            for (letter, name) in letters.iter().zip(["Siân Gŵyn", "محمد عبد الله"]) {
                let text = letter.body.plain();
                assert!(text.contains(name), "{kind:?}: {text}");
                assert!(!text.contains(['{', '}']), "{kind:?}: {text}");
                assert!(!text.contains("  "), "{kind:?}: {text}");
                assert!(text.contains("Maren Oakes"), "{kind:?} is signed");
                assert!(!letter.subject.is_empty());
            }
        }
    }

    #[test]
    fn every_missing_field_is_named_once_with_whose_letters_lack_it() {
        let mut report = report(&[("Ana", ""), ("Bo", "Dock"), ("Cy", "")]);
        report.meeting = None;
        let template = LetterTemplate {
            kind: LetterKind::Thanks,
            name: "Test".into(),
            subject: vec![LetterInline::Field {
                field: LetterField::MeetingDate,
            }],
            blocks: vec![LetterBlock::List {
                ordered: false,
                items: vec![vec![
                    LetterInline::Field {
                        field: LetterField::Service,
                    },
                    LetterInline::Field {
                        field: LetterField::Service,
                    },
                    LetterInline::Field {
                        field: LetterField::Name,
                    },
                ]],
            }],
        };
        let missing = merge(&template, &report).unwrap_err();
        assert_eq!(
            missing,
            [
                MissingField {
                    field: LetterField::Service,
                    people: vec!["Ana".into(), "Cy".into()]
                },
                MissingField {
                    field: LetterField::MeetingDate,
                    people: Vec::new()
                },
            ]
        );
        assert_eq!(
            missing[0].sentence(),
            "The service of Ana and Cy is not known. Enter it with them."
        );
        assert_eq!(
            missing[1].sentence(),
            "The day of the meeting is not known. Enter it, or take it out of the letter."
        );
    }

    #[test]
    fn only_letters_about_a_meeting_need_one() {
        let need: Vec<LetterKind> = LetterKind::ALL
            .into_iter()
            .filter(|kind| needs_meeting(&starter(*kind)))
            .collect();
        assert_eq!(
            need,
            [
                LetterKind::Induction,
                LetterKind::Reminder,
                LetterKind::MissedMeeting
            ]
        );
        let mut report = report(&[("Ana", "Dock")]);
        report.meeting = None;
        for kind in LetterKind::ALL {
            assert_eq!(
                merge(&starter(kind), &report).is_err(),
                need.contains(&kind)
            );
        }
    }

    #[test]
    fn fields_read_like_speech() {
        let report = report(&[("Ana", "Dock")]);
        let to = &report.recipients[0];
        let said = |field| value(field, &report, to);
        assert_eq!(
            said(LetterField::Hosts),
            "Alderbank Trust and Calder Council"
        );
        assert_eq!(
            said(LetterField::MeetingDate),
            "Thursday 18\u{a0}February\u{a0}2027"
        );
        assert_eq!(
            said(LetterField::MeetingTime),
            "10:00\u{a0}to\u{a0}12:30",
            "a line does not break it"
        );
        assert_eq!(
            said(LetterField::MeetingPlace),
            "Friends’ Meeting House, Back room, Loom Street, Calderfoot"
        );
        assert_eq!(said(LetterField::MeetingsPlanned), "six");
        for field in LetterField::ALL {
            assert!(!said(field).is_empty(), "{field:?}");
        }
    }

    #[test]
    fn a_letter_to_a_manager_is_addressed_to_the_manager() {
        let mut report = report(&[("Ayesha Khan (عائشہ خان)", "Harbour")]);
        report.recipients[0].role = "General practitioner".into();
        let mut letters = merge(&starter(LetterKind::Manager), &report).unwrap();
        let letter = letters.pop().unwrap();
        assert_eq!(letter.addressee, "The manager of Ayesha Khan (عائشہ خان)");
        assert_eq!(letter.address, ["Harbour"], "the role is not the manager’s");
        let text = letter.body.plain();
        assert!(
            text.contains("Ayesha Khan (general practitioner)"),
            "{text}"
        );
        let mut letters = merge(&starter(LetterKind::Thanks), &report).unwrap();
        let letter = letters.pop().unwrap();
        assert_eq!(letter.addressee, "Ayesha Khan (عائشہ خان)");
        assert_eq!(letter.address, ["General practitioner", "Harbour"]);
        assert!(letter.body.plain().starts_with("Dear Ayesha Khan,"));
    }

    #[test]
    fn a_name_is_said_without_its_second_spelling() {
        for (name, said) in [
            ("Ayesha Khan (عائشہ خان) ", "Ayesha Khan"),
            ("Siân Gŵyn", "Siân Gŵyn"),
            ("(عائشہ)", "(عائشہ)"),
            ("A) B", "A) B"),
        ] {
            assert_eq!(called(name), said);
        }
    }

    #[test]
    fn the_letters_to_start_from_have_names_of_their_own() {
        let names: std::collections::HashSet<String> = starters()
            .into_iter()
            .map(|(_, letter)| letter.name)
            .collect();
        assert_eq!(names.len(), LetterKind::ALL.len());
    }
}
