//! Claims that a file cannot keep.

use copse_press::{
    Attachment, Edition, Options,
    model::{Block, Figure},
    pdf,
    scene::{Numbers, Scene},
};
use copse_testkit::pdfs::qpdf;

use crate::{alone, support::document, tagged};

/// A file with everything that is looked at, its objects readable.
fn honest() -> Vec<u8> {
    let mut blocks = document(Edition::Ordinary, Vec::new()).blocks;
    blocks.push(Block::paragraph("Words"));
    blocks.push(Block::Figure(Figure {
        scene: Scene {
            title: "Figure".into(),
            description: "What it shows.".into(),
            width: 100.0,
            height: 100.0,
            marks: Vec::new(),
            numbers: Numbers::default(),
        },
        caption: String::new(),
        numbers: false,
    }));
    let file = pdf(&document(Edition::Ordinary, blocks), &Options::default()).unwrap();
    readable(&file)
}

fn readable(file: &[u8]) -> Vec<u8> {
    qpdf(file, &["--qdf", "--object-streams=disable"])
}

/// The file with one thing spelt otherwise, everything else in its place.
fn spelt(file: &[u8], from: &str, to: &str) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut changed = file.to_vec();
    let mut found = 0;
    for at in 0..file.len() - from.len() {
        if file[at..].starts_with(from.as_bytes()) {
            changed[at..at + to.len()].copy_from_slice(to.as_bytes());
            found += 1;
        }
    }
    assert!(found > 0, "{from} is in the file");
    changed
}

#[test]
fn a_claim_that_a_file_does_not_keep_is_not_believed() {
    let file = honest();
    let whole = Attachment::open(file.clone()).unwrap();
    assert!(whole.is_accessible());
    assert_eq!(alone("Whole", whole).remarks, Vec::<String>::new());
    for (from, to, says) in [
        ("/Marked true", "/Marked null", "not marked"),
        ("/Lang (", "/Lagn (", "language"),
        ("/DisplayDocTitle true", "/DisplayDocTitle null", "title"),
        ("dc:title", "dc:titel", "title"),
        ("/Alt (", "/Atl (", "no description"),
        ("/StructParents ", "/StructParentz ", "no tags"),
        ("/MCID ", "/MCDI ", "no tags"),
        ("/Artifact", "/Artefact", "no tags"),
        ("/FontFile", "/FontFlie", "fonts"),
    ] {
        let broken = Attachment::open(spelt(&file, from, to)).unwrap();
        assert!(broken.is_tagged() && !broken.is_accessible(), "{from}");
        let made = alone("Broken", broken);
        assert!(!made.claims.accessible, "{from}");
        let said = made
            .remarks
            .iter()
            .any(|remark| remark.contains("but") && remark.contains(says));
        assert!(said, "{from}: {:?}", made.remarks);
    }
    // Links: in the order of reading or not.
    let linked = readable(&tagged("Alpha"));
    assert!(Attachment::open(linked.clone()).unwrap().is_accessible());
    let jumping = Attachment::open(spelt(&linked, "/Tabs /S", "/Tabs /R")).unwrap();
    assert!(!jumping.is_accessible());
    let made = alone("Jumping", jumping);
    assert!(
        made.remarks[0].contains("order of reading"),
        "{:?}",
        made.remarks
    );
}
