//! What acts in an attachment stays behind; what shows comes over as it was.

use copse_press::preview::page_png;
use copse_testkit::pdfs::active;

use crate::{insert, made, support::ask};

#[test]
fn nothing_that_acts_is_left_in_the_pack() {
    let made = made(vec![insert("Active", active(), None)]);
    let objects = ask(
        "qpdf",
        &made.bytes,
        &["--qdf", "--object-streams=disable", "--decode-level=all"],
        &["-"],
    );
    for evil in [
        "EVIL",
        "JavaScript",
        "/Launch",
        "/OpenAction",
        "/AA <<",
        "/EmbeddedFile",
        "/Filespec",
        "/AcroForm",
        "/XFA",
        "/SubmitForm",
        "/RichMedia",
        "/Screen",
        "/GoToR",
        "/Rendition",
    ] {
        assert!(!objects.contains(evil), "{evil} is in the pack: {objects}");
    }
    assert!(objects.contains("(https://example.org/good)"));
    assert!(objects.contains("(A note)"));
}

#[test]
fn who_sends_a_form_is_told_that_it_cannot_be_filled_in_any_more() {
    let made = made(vec![insert("Consent", active(), None)]);
    assert!(!made.claims.accessible);
    assert!(
        made.remarks
            .iter()
            .any(|remark| remark.starts_with("“Consent” is a form.")),
        "{:?}",
        made.remarks
    );
}

#[test]
fn pages_keep_their_size_and_turn_and_hidden_layers_stay_hidden() {
    let made = made(vec![insert("Active", active(), None)]);
    let sizes = ask("pdfinfo", &made.bytes, &["-f", "2", "-l", "4"], &[]);
    let sizes: Vec<&str> = sizes
        .lines()
        .filter(|line| line.starts_with("Page "))
        .map(|line| line.split_once(':').unwrap().1.trim())
        .collect();
    assert_eq!(
        sizes,
        [
            "842 x 1191 pts (A3)",
            "90",
            "792 x 612 pts (letter)",
            "0",
            "595 x 842 pts (A4)",
            "0"
        ]
    );
    let text = ask("pdftotext", &made.bytes, &[], &["-"]);
    for shown in [
        "A3 turned",
        "Letter across",
        "Shown layer",
        "A4 with a link",
    ] {
        assert!(text.contains(shown), "{shown}: {text}");
    }
    // Programs that extract text take hidden layers too; the picture of the page has the truth.
    let layers = ask("qpdf", &made.bytes, &["--json", "--json-key=qpdf"], &[]);
    assert!(layers.contains("/OCProperties"), "{layers}");
    let page = page_png(&made.bytes, 3, 792).unwrap();
    let ink = ink_by_third(&page);
    assert!(ink[0] && !ink[2], "shown above, hidden below: {ink:?}");
}

/// Whether there is ink where the shown layer stands (a third of the way down), between, and where the hidden one does.
fn ink_by_third(png: &[u8]) -> [bool; 3] {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png))
        .read_info()
        .unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut pixels).unwrap();
    let (width, samples) = (frame.width as usize, frame.color_type.samples());
    // 612 points high; text at 400 and 300 points from the foot.
    [200..216, 250..266, 300..316].map(|rows: std::ops::Range<usize>| {
        pixels[rows.start * width * samples..rows.end * width * samples]
            .chunks(samples)
            .any(|pixel| pixel[0] < 128)
    })
}
