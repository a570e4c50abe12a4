//! Letters, one for each person (domain C14).

use copse_core::{
    community::CommunityDetails,
    letters::{Letter, LetterReport},
    text::{Block as CoreBlock, Inline as CoreInline, RichText},
};
use copse_press::model::{
    Block, Document, Edition, Heading, HeadingLook, Inline, Paragraph, ParagraphLook,
};

use crate::{
    furniture::{self, Head, long_date},
    text::{self, Notes, Subheads},
};

/// Sets merged letters, each from the top of a page (domain C14). `name` is what the letter is called in lists.
///
/// A letter is from the host organisation, so that its name stands in the header where other documents name the
/// community. Each begins with the person's name as a heading, which is a bookmark: who prints 500 finds one by it.
pub fn letters(
    name: &str,
    letters: &[Letter],
    report: &LetterReport,
    edition: Edition,
) -> Document {
    let community = &report.community;
    let host = sender(community);
    let title = match letters {
        [one] => format!("{name}, {}", one.recipient.name),
        _ => format!("{name}, {}", long_date(report.made_on)),
    };
    let mut document = furniture::document(
        Head {
            title,
            community: &host,
            author: &host,
            language: &report.language,
            mark: "",
            footer: community.name.clone(),
            made_on: report.made_on,
            identifier: format!("letters {name}"),
        },
        edition,
    );
    for (at, letter) in letters.iter().enumerate() {
        if at > 0 {
            document.blocks.push(Block::NextCopy);
        }
        document.blocks.extend(one(letter, report, edition));
    }
    document
}

/// Host organisations, or the community where none is named.
fn sender(community: &CommunityDetails) -> String {
    let hosts: Vec<&str> = community
        .hosts
        .iter()
        .map(|host| host.trim())
        .filter(|host| !host.is_empty())
        .collect();
    if hosts.is_empty() {
        community.name.clone()
    } else {
        hosts.join(", ")
    }
}

/// The text with about 15 mm in the place of an empty line, for a signature.
fn with_room_to_sign(body: &RichText, edition: Edition) -> RichText {
    let more = match edition {
        Edition::Ordinary => 2,
        Edition::LargePrint => 1,
        // There a line alone is as high.
        Edition::GiantPrint => 0,
    };
    let roomy = |runs: &[CoreInline]| {
        let mut wide = Vec::with_capacity(runs.len());
        for run in runs {
            if *run == CoreInline::Break && wide.last() == Some(&CoreInline::Break) {
                wide.extend(std::iter::repeat_n(CoreInline::Break, more));
            }
            wide.push(run.clone());
        }
        wide
    };
    let blocks = body.blocks.iter().map(|block| match block {
        CoreBlock::Paragraph { runs } => CoreBlock::Paragraph { runs: roomy(runs) },
        other => other.clone(),
    });
    RichText {
        blocks: blocks.collect(),
        ..body.clone()
    }
}

fn one(letter: &Letter, report: &LetterReport, edition: Edition) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(Heading {
        level: 1,
        look: HeadingLook::Minor,
        text: vec![Inline::text(letter.addressee.as_str())],
        anchor: None,
        bookmark: true,
    })];
    let address = &letter.address;
    if !address.is_empty() {
        let mut text = Vec::new();
        for (at, line) in address.iter().enumerate() {
            if at > 0 {
                text.push(Inline::Break);
            }
            text.push(Inline::text(line.as_str()));
        }
        blocks.push(Block::Paragraph(Paragraph {
            look: ParagraphLook::Body,
            text,
        }));
    }
    blocks.push(Block::styled(
        ParagraphLook::Lead,
        long_date(report.made_on),
    ));
    let notes = Notes::default();
    let subject = text::inlines(&letter.subject, &notes);
    if !text::words(&subject).is_empty() {
        blocks.push(Block::Heading(Heading {
            level: 2,
            look: HeadingLook::Section,
            text: subject,
            anchor: None,
            bookmark: false,
        }));
    }
    let subheads = Subheads {
        level: 3,
        look: HeadingLook::Minor,
    };
    let body = with_room_to_sign(&letter.body, edition);
    blocks.extend(text::blocks(&body, &notes, subheads));
    blocks
}
