//! What is looked for, and in what wrappings: as it is, and in what is packed, coded or set in pages.

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _, Write as _};
use std::process::{Command, Stdio};

use flate2::read::{GzDecoder, ZlibDecoder};
use memchr::memmem::{self, Finder};
use zip::ZipArchive;

use crate::Fallible;

/// How many wrappings are opened one in the other: a list in a file in a mail has three.
const DEEPEST: u8 = 4;
/// Bytes that are unpacked of one stream, so that a small file cannot fill the memory.
const MOST: u64 = 32 << 20;
/// Fewer letters of base64 hold no canary.
const BASE64_SHORTEST: usize = 24;

/// What is looked for: the stem in every form that a program might write it in.
pub(super) struct Net {
    forms: Vec<Finder<'static>>,
    canaries: Vec<String>,
}

impl Net {
    pub(super) fn new(stem: &str, canaries: &[String]) -> Fallible<Self> {
        let mut first = stem.to_owned();
        let head = first.remove(0).to_uppercase();
        let wide =
            |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
        let mut forms = vec![
            stem.as_bytes().to_vec(),
            stem.to_uppercase().into_bytes(),
            format!("{head}{first}").into_bytes(),
            wide(stem),
            data_encoding::HEXLOWER.encode(stem.as_bytes()).into_bytes(),
            data_encoding::HEXUPPER.encode(stem.as_bytes()).into_bytes(),
        ];
        // Base64 of three bytes at a time, so at three alignments; the ends depend on the neighbours.
        for before in 0..3 {
            let padded = format!("{}{stem}", "x".repeat(before));
            let coded = data_encoding::BASE64.encode(padded.as_bytes());
            let middle = coded.get(4..padded.len() / 3 * 4).ok_or("a short stem")?;
            forms.push(middle.as_bytes().to_vec());
        }
        Ok(Self {
            forms: forms
                .iter()
                .map(|form| Finder::new(form).into_owned())
                .collect(),
            canaries: canaries.to_vec(),
        })
    }

    /// Whether the stem stands in the bytes as they are, in any form.
    pub(super) fn catches(&self, bytes: &[u8]) -> bool {
        self.forms.iter().any(|finder| finder.find(bytes).is_some())
    }

    /// Whether it stands in them or in anything that is wrapped up in them.
    pub(super) fn catches_within(&self, bytes: &[u8]) -> Fallible<bool> {
        let mut caught = self.catches(bytes);
        unwrap(bytes, 0, &mut |part| caught = caught || self.catches(part))?;
        Ok(caught)
    }

    /// Which canaries stand in the bytes or in anything that is wrapped up in them.
    pub(super) fn within(&self, bytes: &[u8]) -> Fallible<BTreeSet<&str>> {
        let mut caught = BTreeSet::new();
        let mut look = |part: &[u8]| {
            for canary in &self.canaries {
                if memmem::find(part, canary.as_bytes()).is_some() {
                    caught.insert(canary.as_str());
                }
            }
        };
        look(bytes);
        unwrap(bytes, 0, &mut look)?;
        Ok(caught)
    }
}

/// Hands everything that is wrapped up in the bytes to `look`, however deep.
fn unwrap(bytes: &[u8], depth: u8, look: &mut impl FnMut(&[u8])) -> Fallible<()> {
    if depth == DEEPEST {
        return Ok(());
    }
    for part in parts(bytes)? {
        look(&part);
        unwrap(&part, depth + 1, look)?;
    }
    // The last step, and only of what may be words: lines that were broken or folded anywhere.
    look(&joined(bytes));
    Ok(())
}

fn parts(bytes: &[u8]) -> Fallible<Vec<Vec<u8>>> {
    let mut parts = Vec::new();
    if bytes.starts_with(b"%PDF") {
        parts.push(pages(bytes)?);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        parts.extend(files(bytes));
        return Ok(parts);
    }
    if bytes.starts_with(&[0x1f, 0x8b]) {
        parts.extend(taken(GzDecoder::new(bytes)));
    }
    parts.extend(streams(bytes));
    parts.extend(coded(bytes));
    Ok(parts)
}

/// All of it that can be read; none where that is nothing.
fn taken(reader: impl std::io::Read) -> Option<Vec<u8>> {
    let mut part = Vec::new();
    // What comes before a fault was read already.
    drop(reader.take(MOST).read_to_end(&mut part));
    (!part.is_empty()).then_some(part)
}

/// Files in a ZIP, such as a document for Word or a workbook.
fn files(bytes: &[u8]) -> Vec<Vec<u8>> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return Vec::new();
    };
    (0..archive.len())
        .filter_map(|index| taken(archive.by_index(index).ok()?))
        .collect()
}

/// Streams of zlib (RFC 1950) that begin anywhere, as in a PDF or a picture.
fn streams(bytes: &[u8]) -> Vec<Vec<u8>> {
    let begins = |pair: &[u8]| match pair {
        [first @ 0x78, second] => {
            (u16::from(*first) << 8 | u16::from(*second)).is_multiple_of(31) && second & 0x20 == 0
        }
        _ => false,
    };
    bytes
        .windows(2)
        .enumerate()
        .filter(|(_, pair)| begins(pair))
        .filter_map(|(at, _)| taken(ZlibDecoder::new(bytes.get(at..)?)))
        .collect()
}

/// What is in base64, with its lines joined, as attachments of a mail are.
fn coded(bytes: &[u8]) -> Vec<Vec<u8>> {
    let is_coded = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/=\r\n".contains(byte);
    let mut parts = Vec::new();
    for run in bytes.split(|byte| !is_coded(byte)) {
        if run.len() < BASE64_SHORTEST {
            continue;
        }
        // A blank line ends the head of a part of a mail; what stands before it is not in base64.
        for piece in paragraphs(run) {
            let mut letters: Vec<u8> = piece
                .iter()
                .copied()
                .filter(|byte| !b"\r\n".contains(byte))
                .collect();
            letters.truncate(letters.len() / 4 * 4);
            if letters.len() >= BASE64_SHORTEST {
                parts.extend(data_encoding::BASE64.decode(&letters));
            }
        }
    }
    parts
}

fn paragraphs(run: &[u8]) -> Vec<&[u8]> {
    let mut pieces = Vec::new();
    let mut rest = run;
    while let Some(at) = memmem::find(rest, b"\r\n\r\n") {
        let (piece, after) = rest.split_at(at);
        pieces.push(piece);
        rest = after.get(4..).unwrap_or_default();
    }
    pieces.push(rest);
    pieces
}

/// Without line ends, blanks and hyphens, and without the signs that break a line in a mail (RFC 2045) or a calendar.
fn joined(bytes: &[u8]) -> Vec<u8> {
    // The soft hyphen in UTF-8.
    let mut joined = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        match (first, after.first()) {
            (0xc2, Some(0xad)) => rest = after.get(1..).unwrap_or_default(),
            (b'=', Some(b'\r' | b'\n')) | (b' ' | b'\t' | b'\r' | b'\n' | b'-', _) => {}
            _ => joined.push(*first),
        }
    }
    joined
}

/// The words of a PDF, as somebody else's reader finds them: in the file they are numbers of glyphs.
fn pages(bytes: &[u8]) -> Fallible<Vec<u8>> {
    let mut reader = Command::new("pdftotext")
        .args(["-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("pdftotext cannot be started (poppler-utils): {error}"))?;
    let mut input = reader.stdin.take().ok_or("no way to pdftotext")?;
    // It reads all before it says anything. What is no PDF after all it leaves half read.
    drop(input.write_all(bytes));
    drop(input);
    Ok(reader.wait_with_output()?.stdout)
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::{GzEncoder, ZlibEncoder};

    const STEM: &str = "qwertzuiopasdf";

    fn net() -> Net {
        Net::new(STEM, &[format!("{STEM}abc")]).unwrap()
    }

    fn zlib(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn a_canary_is_caught_in_every_wrapping() {
        let plain = format!("before {STEM}abc after");
        let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
        gzip.write_all(plain.as_bytes()).unwrap();
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        archive
            .start_file("a", zip::write::SimpleFileOptions::default())
            .unwrap();
        archive.write_all(plain.as_bytes()).unwrap();
        let packed = [b"stream\n".to_vec(), zlib(plain.as_bytes())].concat();
        let mail = format!(
            "Content-Transfer-Encoding: base64\r\n\r\n{}\r\n--x--",
            data_encoding::BASE64.encode(&packed)
        );
        let broken = format!("a {}=\r\n{}abc", &STEM[..5], &STEM[5..]);
        let folded = format!("SUMMARY:{}\r\n {}abc", &STEM[..9], &STEM[9..]);
        for wrapped in [
            plain.clone().into_bytes(),
            gzip.finish().unwrap(),
            archive.finish().unwrap().into_inner(),
            packed,
            mail.into_bytes(),
            broken.into_bytes(),
            folded.into_bytes(),
        ] {
            let shown = String::from_utf8_lossy(&wrapped);
            assert!(net().catches_within(&wrapped).unwrap(), "{shown}");
            assert_eq!(net().within(&wrapped).unwrap().len(), 1, "{shown}");
        }
    }

    #[test]
    fn nothing_is_caught_where_nothing_is() {
        for empty in [
            Vec::new(),
            b"PK\x03\x04 no archive".to_vec(),
            zlib(b"nothing here"),
        ] {
            assert!(!net().catches_within(&empty).unwrap());
        }
    }
}
