//! What comes over: pages, tags, links, bookmarks, claims.

use copse_press::{
    Archival, Edition, Options, make,
    model::{Anchor, Block},
};
use copse_testkit::pdfs::plain as untagged;

use crate::{
    insert, made,
    support::{ask, document},
    tagged,
};

#[test]
fn tags_links_bookmarks_and_claims_of_a_tagged_attachment_survive() {
    let made = made(vec![
        insert("The attachment", tagged("Alpha"), Some(Anchor(1))),
        insert("Another", tagged("Beta"), None),
    ]);
    assert_eq!(made.pages, 6);
    assert!(made.claims.accessible && made.claims.archival == Archival::Structure);
    assert_eq!(made.remarks, Vec::<String>::new());
    let tags = ask("pdfinfo", &made.bytes, &["-struct-text"], &[]);
    let mut at = 0;
    for part in [
        "\"Pack\"",
        "\"The attachment\"",
        "Part",
        "\"Alpha title\"",
        "LBody",
        "\"first item\"",
        "TH",
        "\"Who\"",
        "\"Ann\"",
        "\"Alpha section\"",
        "Link",
        "\"A link\"",
        "Part",
        "\"Beta title\"",
        "\"Beta section\"",
        "\"The end\"",
    ] {
        at += tags[at..]
            .find(part)
            .unwrap_or_else(|| panic!("{part} in its place: {tags}"));
    }
    assert_eq!(tags.matches("\"Alpha title\"").count(), 1);
    let objects = ask(
        "qpdf",
        &made.bytes,
        &["--qdf", "--object-streams=disable"],
        &["-"],
    );
    assert_eq!(objects.matches("/Scope /Row").count(), 2);
    assert_eq!(objects.matches("(https://example.org/there)").count(), 2);
    assert_eq!(
        objects.matches("/StructParent ").count(),
        4,
        "two links and two lines of contents"
    );
    let outline: Vec<&str> = objects
        .lines()
        .filter(|line| line.contains("/Title ("))
        .map(str::trim)
        .collect();
    for title in [
        "The attachment",
        "Alpha title",
        "Alpha section",
        "Beta section",
        "The end",
    ] {
        assert!(
            outline.contains(&format!("/Title ({title})").as_str()),
            "{title}: {outline:?}"
        );
    }
    let text = ask("pdftotext", &made.bytes, &[], &["-"]);
    let last = text
        .trim_end_matches('\u{c}')
        .rsplit('\u{c}')
        .next()
        .unwrap();
    assert!(last.contains("Page 6 of 6"), "numbers go on: {last}");
    let first = text.split('\u{c}').next().unwrap();
    assert!(
        first.contains("The attachment") && first.contains('2') && first.contains('6'),
        "{first}"
    );
}

#[test]
fn every_marked_content_of_a_graft_has_its_element() {
    let made = made(vec![
        insert("One", tagged("Alpha"), None),
        insert("Two", tagged("Beta"), None),
    ]);
    let tree = ask("qpdf", &made.bytes, &["--json", "--json-key=qpdf"], &[]);
    // Each page has its own key, and so has each link.
    let mut keys: Vec<u32> = tree
        .lines()
        .filter_map(|line| {
            let (key, value) = line.trim().split_once(": ")?;
            key.starts_with("\"/StructParent")
                .then(|| value.trim_end_matches(',').parse().ok())?
        })
        .collect();
    keys.sort_unstable();
    assert_eq!(
        keys,
        (0..u32::try_from(keys.len()).unwrap()).collect::<Vec<_>>()
    );
    // Six pages, two links, one line of the contents.
    assert_eq!(keys.len(), 6 + 2 + 1);
}

#[test]
fn an_untagged_attachment_costs_the_claim_and_that_is_said() {
    let made = made(vec![insert("Old minutes", untagged(3), Some(Anchor(1)))]);
    assert_eq!(made.pages, 5);
    assert!(!made.claims.accessible && made.claims.archival == Archival::No);
    assert!(
        made.remarks[0].contains("“Old minutes” has no tags"),
        "{:?}",
        made.remarks
    );
    assert!(
        made.remarks[1].contains("not archival"),
        "{:?}",
        made.remarks
    );
    let packet = ask("pdfinfo", &made.bytes, &["-meta"], &[]);
    assert!(
        !packet.contains("pdfuaid:part") && !packet.contains("pdfaid:part"),
        "{packet}"
    );
    let tags = ask("pdfinfo", &made.bytes, &["-struct-text"], &[]);
    for page in 0..3 {
        assert!(
            tags.contains(&format!("Old page {page}")),
            "it is read out all the same: {tags}"
        );
    }
    let objects = ask(
        "qpdf",
        &made.bytes,
        &["--qdf", "--object-streams=disable"],
        &["-"],
    );
    assert!(!objects.contains("JavaScript"));
    assert!(objects.contains("420"), "its pages keep their size");
}

#[test]
fn an_attachment_alone_or_first_or_twice_does_no_harm() {
    for blocks in [
        vec![insert("A", untagged(2), None)],
        vec![
            insert("A", tagged("x"), None),
            insert("A", tagged("x"), None),
        ],
        vec![
            Block::paragraph("Before"),
            insert("", tagged("x"), None),
            insert("A", untagged(1), None),
        ],
    ] {
        let made = make(&document(Edition::GiantPrint, blocks), &Options::default()).unwrap();
        let said = ask("qpdf", &made.bytes, &["--check"], &[]);
        assert!(
            said.contains("No syntax or stream encoding errors"),
            "{said}"
        );
        assert_eq!(
            copse_press::preview::page_count(&made.bytes).unwrap(),
            made.pages
        );
    }
}

#[test]
fn the_same_attachment_gives_the_same_bytes() {
    let one = || made(vec![insert("A", tagged("x"), None)]).bytes;
    assert!(one() == one());
}
