//! Files that came to harm, in the process of the test: the right pages, or a sentence.

use copse_press::{Attachment, AttachmentError};
use copse_testkit::pdfs::{Comes, bombs, damaged, plain as untagged, qpdf, words, written};

use crate::{alone, insert, made, support::ask, tagged};

/// What each page says, by pdftotext, without the pages before the attachment.
pub(crate) fn says_its_pages(name: &str, bytes: &[u8], pages: usize) {
    let text = ask("pdftotext", bytes, &[], &["-"]);
    let sheets: Vec<&str> = text.trim_end_matches('\u{c}').split('\u{c}').collect();
    assert!(sheets.len() >= pages, "{name}: {} pages", sheets.len());
    for (page, sheet) in sheets[sheets.len() - pages..].iter().enumerate() {
        let says = words(page);
        assert!(
            sheet.lines().any(|line| line.trim() == says),
            "{name}: page {page} says {sheet:?}"
        );
    }
}

#[test]
fn each_damaged_file_gives_the_right_pages_or_a_sentence() {
    for odd in damaged() {
        match (Attachment::open(odd.bytes), odd.comes) {
            (Ok(attachment), Comes::Pages(pages)) => {
                assert_eq!(attachment.pages(), pages, "{}", odd.name);
                let made = alone(odd.name, attachment);
                let checked = ask("qpdf", &made.bytes, &["--check"], &[]);
                assert!(checked.contains("No syntax or stream"), "{checked}");
                says_its_pages(odd.name, &made.bytes, pages);
            }
            (Err(error), Comes::Sentence(part)) => {
                let said = error.to_string();
                assert!(said.contains(part), "{}: {said}", odd.name);
            }
            (outcome, wanted) => panic!("{}: {outcome:?}, wanted {wanted:?}", odd.name),
        }
    }
}

#[test]
fn objects_that_unpack_to_very_much_are_seen_before_they_are_read() {
    let bomb = bombs()
        .into_iter()
        .find(|odd| odd.name == "objects of 300 MB")
        .unwrap();
    assert_eq!(
        Attachment::open(bomb.bytes).unwrap_err(),
        AttachmentError::TooLarge
    );
}

#[test]
fn a_page_that_stands_twice_is_no_page_more() {
    let text = String::from_utf8_lossy(&untagged(3)).into_owned();
    let twice = text.replace("[4 0 R 6 0 R 8 0 R]", "[2 0 R 4 0 R 4 0 R]");
    assert!(matches!(
        Attachment::open(twice.into_bytes()).unwrap_err(),
        AttachmentError::PagesMissing { said: 3, .. } | AttachmentError::Damaged
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
fn loops_where_none_should_be_end_with_a_page() {
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 5 0 R/Resources 4 0 R>>";
    let head = [
        "<</Type/Catalog/Pages 2 0 R/StructTreeRoot 4 0 R/Outlines 4 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page,
    ];
    let stream = "<</Length 0>>stream\n\nendstream";
    let below =
        "<</Type/StructElem/S/P/P 4 0 R/K 4 0 R/First 4 0 R/Next 4 0 R/Title(x)/Font 4 0 R>>";
    for odd in [
        below,
        "4 0 R",
        "<</K[4 0 R 4 0 R]/S/P/RoleMap<</A/B/B/A>>>>",
    ] {
        let mut objects: Vec<String> = head.iter().map(|&object| object.to_owned()).collect();
        objects.extend([odd.to_owned(), stream.to_owned()]);
        let attachment = Attachment::open(written(&objects)).unwrap();
        assert_eq!(attachment.pages(), 1);
        alone("Odd", attachment);
    }
    // A chain of elements, each below the one before.
    let mut objects: Vec<String> = head.iter().map(|&object| object.to_owned()).collect();
    objects.extend(["<</K 6 0 R>>".to_owned(), stream.to_owned()]);
    objects.extend((6..20_006).map(|n| format!("<</S/Sect/P {} 0 R/K {} 0 R>>", n - 1, n + 1)));
    made(vec![insert("Chain", written(&objects), None)]);
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
                let made = alone("Odd", file);
                assert_eq!(
                    copse_press::preview::page_count(&made.bytes).unwrap(),
                    made.pages
                );
            }
        }
    }
}
