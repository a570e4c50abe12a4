//! PDFs of others inside ours: what survives, what is said, and what files that are broken or bad do.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod support;

use std::{fmt::Write as _, fs, process::Command};

use copse_press::{
    Archival, Attachment, AttachmentError, Document, Edition, Made, Options, make,
    model::{
        Anchor, Block, Column, ContentsLine, HeadingLook, Inline, Insert, List, Paragraph,
        ParagraphLook, Table, TableLook, Width,
    },
};
use support::{ask, document, ordinary};

/// A tagged file as somebody else could have made it: headings, a list, a table, a link, two pages.
fn tagged(word: &str) -> Vec<u8> {
    let cell = |text: &str| vec![Block::paragraph(text)];
    ordinary(vec![
        Block::heading(1, HeadingLook::Title, format!("{word} title")),
        Block::List(List {
            ordered: true,
            items: vec![cell("first item"), cell("second item")],
        }),
        Block::Table(Table {
            look: TableLook::Close,
            columns: vec![
                Column {
                    heads_row: true,
                    ..Column::new("Who", Width::Rest)
                },
                Column::new("What", Width::Rest),
            ],
            rows: vec![vec![cell("Ann"), cell("Writes")]],
        }),
        Block::PageBreak,
        Block::heading(2, HeadingLook::Section, format!("{word} section")),
        Block::Paragraph(Paragraph {
            look: ParagraphLook::Body,
            text: vec![Inline::link("A link", "https://example.org/there")],
        }),
    ])
}

/// An untagged file of so many pages, written by hand.
fn untagged(pages: usize) -> Vec<u8> {
    let kids: Vec<String> = (0..pages).map(|n| format!("{} 0 R", 4 + 2 * n)).collect();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>".to_owned(),
        format!(
            "<</Type/Pages/Kids[{}]/Count {pages}/MediaBox[0 0 420 595]/Resources<</Font<</F 3 0 R>>>>>>",
            kids.join(" ")
        ),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
    ];
    for page in 0..pages {
        let content = format!("BT /F 12 Tf 50 500 Td (Old page {page}) Tj ET");
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/Contents {} 0 R>>",
            5 + 2 * page
        ));
        objects.push(format!(
            "<</Length {}>>stream\n{content}\nendstream",
            content.len()
        ));
    }
    written(&objects)
}

/// Objects from 1 with a table of their places.
fn written(objects: &[String]) -> Vec<u8> {
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(objects) {
        places.push(file.len());
        write!(file, "{number} 0 obj\n{object}\nendobj\n").unwrap();
    }
    let start = file.len();
    write!(file, "xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).unwrap();
    for place in &places {
        writeln!(file, "{place:010} 00000 n ").unwrap();
    }
    write!(
        file,
        "trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n",
        places.len() + 1
    )
    .unwrap();
    file.into_bytes()
}

fn insert(title: &str, bytes: Vec<u8>, anchor: Option<Anchor>) -> Block {
    Block::Attachment(Insert {
        title: title.into(),
        level: 1,
        anchor,
        file: Attachment::open(bytes).unwrap(),
    })
}

fn pack(inserts: Vec<Block>) -> Document {
    let line = |title: &str, place| ContentsLine {
        title: title.into(),
        detail: String::new(),
        place: Anchor(place),
    };
    let mut blocks = vec![
        Block::heading(1, HeadingLook::Title, "Pack"),
        Block::Contents(vec![line("The attachment", 1), line("The end", 2)]),
    ];
    blocks.extend(inserts);
    blocks.push(Block::Heading(copse_press::model::Heading {
        level: 1,
        look: HeadingLook::Title,
        text: vec!["The end".into()],
        anchor: Some(Anchor(2)),
        bookmark: true,
    }));
    document(Edition::Ordinary, blocks)
}

fn made(inserts: Vec<Block>) -> Made {
    let made = make(&pack(inserts), &Options::default()).unwrap();
    let said = ask("qpdf", &made.bytes, &["--check"], &[]);
    assert!(
        said.contains("No syntax or stream encoding errors"),
        "{said}"
    );
    made
}

/// What qpdf makes of a file with these arguments before its name.
fn qpdf(bytes: &[u8], arguments: &[&str]) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (folder.path().join("from.pdf"), folder.path().join("to.pdf"));
    fs::write(&from, bytes).unwrap();
    let status = Command::new("qpdf")
        .args(arguments)
        .arg(&from)
        .arg(&to)
        .status()
        .unwrap();
    assert!(status.success() || status.code() == Some(3));
    fs::read(to).unwrap()
}

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

#[test]
fn a_locked_file_is_refused_and_one_with_an_empty_password_is_not() {
    let plain = untagged(2);
    for bits in ["128", "256"] {
        let flags: &[&str] = if bits == "128" {
            &["--allow-weak-crypto"]
        } else {
            &[]
        };
        let lock = |password: &str| {
            let mut arguments = flags.to_vec();
            arguments.extend(["--encrypt", password, "owner", bits, "--"]);
            qpdf(&plain, &arguments)
        };
        assert_eq!(
            Attachment::open(lock("secret")).unwrap_err(),
            AttachmentError::Locked,
            "{bits}"
        );
        let made = made(vec![insert("Open", lock(""), None)]);
        assert!(
            ask("pdftotext", &made.bytes, &[], &["-"]).contains("Old page 1"),
            "{bits}"
        );
    }
}

#[test]
fn broken_files_give_the_right_pages_or_a_sentence() {
    let plain = untagged(3);
    let text = String::from_utf8(plain.clone()).unwrap();
    let with = |from: &str, to: &str| text.replace(from, to).into_bytes();
    let right = |bytes: Vec<u8>, what: &str| {
        let attachment = Attachment::open(bytes).unwrap_or_else(|error| panic!("{what}: {error}"));
        assert_eq!(attachment.pages(), 3, "{what}");
        make(
            &document(
                Edition::Ordinary,
                vec![Block::Attachment(Insert {
                    title: what.into(),
                    level: 1,
                    anchor: None,
                    file: attachment,
                })],
            ),
            &Options::default(),
        )
        .unwrap()
    };
    let start = text.rfind("startxref").unwrap();
    let no_place = format!("{}startxref\n99\n%%EOF\n", &text[..start]);
    right(no_place.into_bytes(), "a wrong place of the table");
    right(
        text.as_bytes()[..text.find("xref\n").unwrap()].to_vec(),
        "no table and no trailer",
    );
    right(
        [b"HTTP/1.1 200 OK\r\n\r\n".as_slice(), &plain].concat(),
        "something before the head",
    );
    right(
        [plain.as_slice(), b"\n<!-- added -->"].concat(),
        "something after the end",
    );
    let refused = |bytes: Vec<u8>| Attachment::open(bytes).unwrap_err();
    assert_eq!(refused(Vec::new()), AttachmentError::NoPdf);
    assert_eq!(refused(b"hello".to_vec()), AttachmentError::NoPdf);
    assert_eq!(refused(b"%PDF-1.7\n".to_vec()), AttachmentError::Damaged);
    assert_eq!(refused(untagged(0)), AttachmentError::Empty);
    assert_eq!(
        refused(with("/Count 3", "/Count 7")),
        AttachmentError::PagesMissing { said: 7, found: 3 }
    );
    assert!(matches!(
        refused(with("[4 0 R 6 0 R 8 0 R]", "[2 0 R 4 0 R 4 0 R]")),
        AttachmentError::PagesMissing { said: 3, .. }
    ));
}

#[test]
fn a_file_that_is_cut_anywhere_never_shows_other_pages() {
    for (bytes, pages) in [(untagged(3), 3), (tagged("x"), 2)] {
        for cut in (0..bytes.len()).step_by(bytes.len() / 60) {
            match Attachment::open(bytes[..cut].to_vec()) {
                Ok(attachment) => assert_eq!(attachment.pages(), pages, "cut at {cut}"),
                Err(error) => assert!(error.to_string().ends_with('.'), "{error}"),
            }
        }
    }
}

#[test]
fn deep_nesting_loops_and_bombs_end_with_a_sentence_or_a_page() {
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 5 0 R/Resources 4 0 R>>";
    let head = [
        "<</Type/Catalog/Pages 2 0 R/StructTreeRoot 4 0 R/Outlines 4 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page,
    ];
    let stream = "<</Length 0>>stream\n\nendstream";
    let deep = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
    let dicts = format!("{}1{}", "<</K ".repeat(100_000), ">>".repeat(100_000));
    let below =
        "<</Type/StructElem/S/P/P 4 0 R/K 4 0 R/First 4 0 R/Next 4 0 R/Title(x)/Font 4 0 R>>";
    for odd in [
        deep.as_str(),
        dicts.as_str(),
        below,
        "4 0 R",
        "<</K[4 0 R 4 0 R]/S/P/RoleMap<</A/B/B/A>>>>",
    ] {
        let mut objects: Vec<String> = head.iter().map(|&object| object.to_owned()).collect();
        objects.extend([odd.to_owned(), stream.to_owned()]);
        if let Ok(attachment) = Attachment::open(written(&objects)) {
            assert_eq!(attachment.pages(), 1);
            made(vec![Block::Attachment(Insert {
                title: "Odd".into(),
                level: 1,
                anchor: None,
                file: attachment,
            })]);
        }
    }
    // A chain of elements, each below the one before.
    let mut objects: Vec<String> = head.iter().map(|&object| object.to_owned()).collect();
    objects.extend(["<</K 6 0 R>>".to_owned(), stream.to_owned()]);
    objects.extend((6..20_006).map(|n| format!("<</S/Sect/P {} 0 R/K {} 0 R>>", n - 1, n + 1)));
    made(vec![insert("Chain", written(&objects), None)]);
    // A stream of objects that unpacks to 300 MB.
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..300 {
        std::io::Write::write_all(&mut encoder, &vec![b' '; 1024 * 1024]).unwrap();
    }
    let packed = encoder.finish().unwrap();
    let bomb = [
        b"%PDF-1.7\n1 0 obj\n<</Type/ObjStm/N 1/First 5/Filter/FlateDecode/Length 1>>stream\n"
            .as_slice(),
        &packed,
        b"\nendstream\nendobj\n",
    ]
    .concat();
    assert_eq!(
        Attachment::open(bomb).unwrap_err(),
        AttachmentError::TooLarge
    );
}

#[test]
fn changed_bytes_anywhere_do_no_harm() {
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed >> 16).unwrap()
    };
    for source in [
        untagged(2),
        qpdf(&tagged("x"), &["--qdf", "--object-streams=disable"]),
    ] {
        for _ in 0..150 {
            let mut bytes = source.clone();
            for _ in 0..=(next() % 20) {
                let at = next() % bytes.len();
                bytes[at] = u8::try_from(next() % 256).unwrap();
            }
            if let Ok(file) = Attachment::open(bytes) {
                let insert = Insert {
                    title: "Odd".into(),
                    level: 1,
                    anchor: None,
                    file,
                };
                let made = make(
                    &document(Edition::Ordinary, vec![Block::Attachment(insert)]),
                    &Options::default(),
                )
                .unwrap();
                assert_eq!(
                    copse_press::preview::page_count(&made.bytes).unwrap(),
                    made.pages
                );
            }
        }
    }
}
