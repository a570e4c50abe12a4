//! Files that came to harm, or are locked, or are none.

use super::{Comes, Odd, last, plain, plain_objects, qpdf, written};

const LOCKED: Comes = Comes::Sentence("Please save a copy without one and attach that.");
const BROKEN: Comes =
    Comes::Sentence("is damaged and cannot be read. Please open it in your PDF reader");
const NONE: Comes = Comes::Sentence("is not a PDF. Please save it as PDF first");

/// A file of each kind.
pub fn damaged() -> Vec<Odd> {
    let odd = |name, bytes, comes| Odd { name, bytes, comes };
    let three = Comes::Pages(3);
    let table = plain(3);
    let packed = qpdf(&table, &["--object-streams=generate"]);
    vec![
        odd("plain", plain(30), Comes::Pages(30)),
        odd("wrong startxref, table", misplaced(&table), three),
        odd("wrong startxref, stream", misplaced(&packed), three),
        odd(
            "truncated",
            table[..last(&table, b"1 0 obj")].to_vec(),
            BROKEN,
        ),
        odd("truncated, packed", before_catalogue(&packed), BROKEN),
        odd("RC4 of 40 bits", locked(&table, "", &["40"]), three),
        odd(
            "RC4 of 128 bits",
            locked(&table, "", &["128", "--use-aes=n"]),
            three,
        ),
        odd("AES of 256 bits", locked(&table, "", &["256"]), three),
        odd(
            "AES of 256 bits with a password",
            locked(&table, "secret", &["256"]),
            LOCKED,
        ),
        odd(
            "RC4 of 40 bits with a password",
            locked(&table, "secret", &["40"]),
            LOCKED,
        ),
        odd(
            "something before the head",
            [
                &b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n".repeat(10),
                table.as_slice(),
            ]
            .concat(),
            three,
        ),
        odd(
            "no trailer",
            table[..last(&table, b"\nxref\n")].to_vec(),
            three,
        ),
        odd("page loop", page_loop(), three),
        odd("deep page tree", deep_page_tree(200), Comes::Pages(1)),
        odd("deep nesting for a catalogue", deep_catalogue(), BROKEN),
        odd("empty", Vec::new(), NONE),
        odd("not a PDF", b"hello".to_vec(), NONE),
        odd(
            "more pages promised than there are",
            replaced(&table, "/Count 3", "/Count 7"),
            Comes::Sentence("it says that it has 7 pages, and 3 can be read."),
        ),
        odd("no pages", plain(0), Comes::Sentence("has no pages.")),
    ]
}

fn replaced(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    let at = last(bytes, from.as_bytes());
    [&bytes[..at], to.as_bytes(), &bytes[at + from.len()..]].concat()
}

fn misplaced(bytes: &[u8]) -> Vec<u8> {
    let end = last(bytes, b"startxref");
    [&bytes[..end], b"startxref\n999999\n%%EOF\n"].concat()
}

/// Cut where the stream begins that holds the catalogue.
fn before_catalogue(packed: &[u8]) -> Vec<u8> {
    packed[..last(packed, b"/ObjStm")].to_vec()
}

fn locked(bytes: &[u8], password: &str, strength: &[&str]) -> Vec<u8> {
    let mut arguments = vec!["--allow-weak-crypto", "--encrypt", password, "owner"];
    arguments.extend(strength);
    arguments.push("--");
    qpdf(bytes, &arguments)
}

/// The page tree names itself after its pages.
fn page_loop() -> Vec<u8> {
    let mut objects = plain_objects(3);
    objects[1] = objects[1].replace("8 0 R]", "8 0 R 2 0 R]");
    written(&objects)
}

/// One page below so many nodes.
pub(super) fn deep_page_tree(levels: usize) -> Vec<u8> {
    let mut objects = plain_objects(1);
    objects[1] = objects[1].replace("[4 0 R]", "[6 0 R]");
    for level in 6..6 + levels {
        let below = if level + 1 == 6 + levels {
            4
        } else {
            level + 1
        };
        let above = if level == 6 { 2 } else { level - 1 };
        objects.push(format!(
            "<</Type/Pages/Parent {above} 0 R/Count 1/Kids[{below} 0 R]>>"
        ));
    }
    objects[3] = objects[3].replace("/Parent 2 0 R", &format!("/Parent {} 0 R", 5 + levels));
    written(&objects)
}

fn deep_catalogue() -> Vec<u8> {
    written(&[format!("{}{}", "[".repeat(200_000), "]".repeat(200_000))])
}
