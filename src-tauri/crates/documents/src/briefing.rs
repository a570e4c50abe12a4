//! The briefing on policy issues, for those who can change something (domain E10).

use copse_core::policy::{
    BriefingIssue, BriefingReport, BriefingTold, PolicyLevel, PolicyStatus, ToldHow,
};
use copse_press::model::{Block, Document, Edition, HeadingLook, Inline, List, ParagraphLook, Row};
use jiff::civil::Date;

use crate::{
    furniture::{self, Head, listed, long_date, made_on, number_word, sentence, unbroken_date},
    text::{self, Notes, Subheads},
};

/// Sets a briefing: who the community is, then for each issue what happens now, what would help, in how many cases it
/// was seen, who was told and what they answered (domain E10). It names no case and nobody of the community: the
/// report has no field for them.
pub fn briefing(report: &BriefingReport, edition: Edition) -> Document {
    let mut document = furniture::document(
        Head {
            title: format!(
                "Briefing, {}, {}",
                report.community,
                long_date(report.made_on)
            ),
            community: &report.community,
            author: &report.community,
            language: &report.language,
            // In contrast to what a community keeps to itself, it is made to be passed on.
            mark: "",
            footer: format!("Briefing, {}", made_on(report.made_on)),
            made_on: report.made_on,
            identifier: format!("briefing {}", report.id),
        },
        edition,
    );
    document.blocks = vec![
        Block::heading(1, HeadingLook::Title, "What ought to change"),
        Block::styled(ParagraphLook::Lead, lead(report)),
    ];
    let introduction = report.introduction.iter();
    document
        .blocks
        .extend(introduction.map(|paragraph| Block::paragraph(paragraph.as_str())));
    document.blocks.push(about(report));
    document.blocks.extend(report.issues.iter().flat_map(issue));
    document
}

/// `A briefing by Calderfoot Dual Diagnosis, hosted by Alderbank Trust. 9 February 2027.`
fn lead(report: &BriefingReport) -> String {
    let hosts: Vec<&str> = report
        .hosts
        .iter()
        .map(|host| host.trim())
        .filter(|host| !host.is_empty())
        .collect();
    let hosted = match hosts.as_slice() {
        [] => String::new(),
        some => format!(", hosted by {}", listed(some)),
    };
    format!(
        "A briefing by {}{hosted}. {}.",
        report.community.trim(),
        unbroken_date(report.made_on)
    )
}

fn issue(issue: &BriefingIssue) -> Vec<Block> {
    let rows = [
        // Not a line below the title: the title would end a page with it, and its rows begin the next.
        row("Where it stands", paragraphs(&seen(issue))),
        row("What happens now", written(&issue.happens)),
        row("What would help", written(&issue.helps)),
        row("Who was told", told(&issue.told)),
        row(outcome_label(issue.status), paragraphs(&issue.outcome)),
    ]
    .into_iter()
    .flatten();
    vec![
        Block::heading(2, HeadingLook::Section, issue.title.trim()),
        Block::Rows(rows.collect()),
    ]
}

fn row(label: &str, blocks: Vec<Block>) -> Option<Row> {
    (!blocks.is_empty()).then(|| Row {
        label: label.to_owned(),
        level: 3,
        bookmark: false,
        blocks,
    })
}

fn written(body: &copse_core::text::RichText) -> Vec<Block> {
    let subheads = Subheads {
        level: 4,
        look: HeadingLook::Minor,
    };
    text::blocks(body, &Notes::default(), subheads)
}

fn paragraphs(text: &str) -> Vec<Block> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(Block::paragraph)
        .collect()
}

/// `For those who commission services. Seen in three cases since 16 December 2026. Raised; no answer yet.`
fn seen(issue: &BriefingIssue) -> String {
    let since = unbroken_date(issue.since);
    let seen = match issue.cases {
        0 => format!("Noted on {since}"),
        1 => format!("Seen in one case, since {since}"),
        many => format!("Seen in {} cases, since {since}", number_word(many)),
    };
    format!(
        "{}. {seen}. {}.",
        level(issue.level),
        status(issue.status, &issue.told)
    )
}

fn level(level: PolicyLevel) -> &'static str {
    match level {
        PolicyLevel::Local => "For the agencies of this area",
        PolicyLevel::Commissioning => "For those who commission services",
        PolicyLevel::National => "For national policy",
    }
}

fn status(status: PolicyStatus, told: &[BriefingTold]) -> &'static str {
    let answered = told.iter().any(|told| !told.answer.trim().is_empty());
    match status {
        PolicyStatus::Noted => "Not raised yet",
        PolicyStatus::Raised if answered => "Raised",
        PolicyStatus::Raised => "Raised; no answer yet",
        PolicyStatus::Answered => "Answered",
        PolicyStatus::Changed => "This has changed",
        PolicyStatus::SetAside => "Set aside",
    }
}

fn outcome_label(status: PolicyStatus) -> &'static str {
    match status {
        PolicyStatus::Changed => "What has changed",
        PolicyStatus::SetAside => "Why it was set aside",
        _ => "What came of it",
    }
}

/// A bullet for each that was told, with the answer below.
fn told(told: &[BriefingTold]) -> Vec<Block> {
    if told.is_empty() {
        return Vec::new();
    }
    let items = told.iter().map(|one| {
        let mut item = vec![Block::paragraph(whom(one))];
        if one.answer.trim().is_empty() {
            item.push(Block::styled(ParagraphLook::Second, "No answer yet."));
        } else {
            item.extend(answer(&one.answer));
        }
        item
    });
    vec![Block::List(List {
        ordered: false,
        items: items.collect(),
    })]
}

/// `Calder Valley Care Board, by letter on 12 January 2027.`
fn whom(told: &BriefingTold) -> String {
    let how = match told.how {
        ToldHow::Email => "by e-mail",
        ToldHow::Letter => "by letter",
        ToldHow::Meeting => "at a meeting",
        ToldHow::Phone => "by telephone",
        ToldHow::Briefing => "by briefing",
        ToldHow::Consultation => "in a consultation",
    };
    let on = told.on.map_or_else(String::new, on);
    format!("{}, {how}{on}.", told.whom.trim())
}

fn on(day: Date) -> String {
    format!(" on {}", unbroken_date(day))
}

/// `Answer: It will be looked at.` and what follows of it.
fn answer(text: &str) -> Vec<Block> {
    let mut blocks = paragraphs(text);
    if let Some(Block::Paragraph(first)) = blocks.first_mut() {
        first.text.insert(0, Inline::bold("Answer: "));
    }
    blocks
}

/// What is not in it, and whom to ask.
fn about(report: &BriefingReport) -> Block {
    let mut text = "This briefing is de-identified and may be passed on: it names no client, no case and no member of \
                    the community."
        .to_owned();
    if !report.contact.trim().is_empty() {
        let ask = sentence(&format!("Questions and replies to: {}", report.contact));
        text = format!("{text} {ask}");
    }
    Block::styled(ParagraphLook::Second, text)
}
