//! Objects to bytes: streams compressed at a level of our own, everything else packed into object streams
//! (ISO 32000-1, 7.5.7) behind one cross-reference stream (7.5.8).
//!
//! lopdf could save its document itself; it clones and formats every object twice and compresses at the
//! highest level, which takes a third of the time that a whole document takes.

use std::io::Write as _;

use flate2::{Compression, write::ZlibEncoder};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};

use crate::{Options, PressError};

/// Beyond this level files get smaller by about one part in a hundred, and take twice as long.
const LEVEL: u32 = 5;

/// Objects in one object stream.
const PACKED: usize = 250;

/// Where an object is.
#[derive(Debug, Clone, Copy)]
enum Entry {
    Free,
    At(u64),
    In { stream: u32, index: u16 },
}

/// The file as bytes.
pub(crate) fn bytes(mut document: Document, options: Options) -> Result<Vec<u8>, PressError> {
    if !options.compress {
        let mut bytes = Vec::new();
        "1.7".clone_into(&mut document.version);
        document
            .save_to(&mut bytes)
            .map_err(|error| PressError::Write(error.to_string()))?;
        return Ok(bytes);
    }
    let mut file = File::new(document.max_id);
    let mut packed: Vec<(u32, Object)> = Vec::new();
    for ((id, _), object) in std::mem::take(&mut document.objects) {
        match object {
            Object::Stream(stream) => file.stream(id, stream)?,
            other => packed.push((id, other)),
        }
    }
    for chunk in packed.chunks(PACKED) {
        file.pack(chunk)?;
    }
    file.finish(&document.trailer)
}

struct File {
    bytes: Vec<u8>,
    /// By number of the object.
    entries: Vec<Entry>,
}

impl File {
    fn new(last: u32) -> Self {
        // Four bytes beyond 127 tell transfer programs that this is not text (7.5.2).
        let bytes = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
        Self {
            bytes,
            entries: vec![Entry::Free; last as usize + 1],
        }
    }

    fn next_id(&mut self) -> u32 {
        self.entries.push(Entry::Free);
        u32::try_from(self.entries.len() - 1).unwrap_or(u32::MAX)
    }

    fn set(&mut self, id: u32, entry: Entry) {
        if let Some(place) = self.entries.get_mut(id as usize) {
            *place = entry;
        }
    }

    fn stream(&mut self, id: u32, mut stream: Stream) -> Result<(), PressError> {
        if stream.allows_compression && !stream.dict.has(b"Filter") {
            let packed = deflated(&stream.content)?;
            stream.dict.set("Filter", "FlateDecode");
            stream.set_content(packed);
        }
        self.raw_stream(id, &stream.dict, &stream.content);
        Ok(())
    }

    fn raw_stream(&mut self, id: u32, dictionary: &Dictionary, content: &[u8]) {
        self.set(id, Entry::At(self.bytes.len() as u64));
        integer(&mut self.bytes, id);
        self.bytes.extend_from_slice(b" 0 obj\n");
        write_dictionary(&mut self.bytes, dictionary);
        self.bytes.extend_from_slice(b"stream\n");
        self.bytes.extend_from_slice(content);
        self.bytes.extend_from_slice(b"\nendstream\nendobj\n");
    }

    /// Writes objects as one stream.
    fn pack(&mut self, objects: &[(u32, Object)]) -> Result<(), PressError> {
        let container = self.next_id();
        let mut table = Vec::new();
        let mut body = Vec::new();
        for ((id, object), index) in objects.iter().zip(0_u16..) {
            self.set(
                *id,
                Entry::In {
                    stream: container,
                    index,
                },
            );
            integer(&mut table, id);
            table.push(b' ');
            integer(&mut table, body.len());
            table.push(b' ');
            write_object(&mut body, object);
            body.push(b'\n');
        }
        let first = i64::try_from(table.len()).unwrap_or_default();
        table.append(&mut body);
        let packed = deflated(&table)?;
        let dictionary = dictionary! {
            "Type" => "ObjStm",
            "N" => i64::try_from(objects.len()).unwrap_or_default(),
            "First" => first,
            "Filter" => "FlateDecode",
            "Length" => i64::try_from(packed.len()).unwrap_or_default(),
        };
        self.raw_stream(container, &dictionary, &packed);
        Ok(())
    }

    /// Writes the cross-reference stream and the end of the file.
    fn finish(mut self, trailer: &Dictionary) -> Result<Vec<u8>, PressError> {
        let id = self.next_id();
        let start = self.bytes.len();
        self.set(id, Entry::At(start as u64));
        let mut table = Vec::with_capacity(self.entries.len() * 7);
        for entry in &self.entries {
            let (kind, place, rest) = match *entry {
                Entry::Free => (0_u8, 0_u32, u16::MAX),
                Entry::At(offset) => {
                    let offset = u32::try_from(offset);
                    (
                        1,
                        offset.map_err(|_| PressError::Write("it is larger than 4 GB".into()))?,
                        0,
                    )
                }
                Entry::In { stream, index } => (2, stream, index),
            };
            table.push(kind);
            table.extend(place.to_be_bytes());
            table.extend(rest.to_be_bytes());
        }
        let packed = deflated(&table)?;
        let mut dictionary = dictionary! {
            "Type" => "XRef",
            "Size" => i64::try_from(self.entries.len()).unwrap_or_default(),
            "W" => vec![1.into(), 4.into(), 2.into()],
            "Filter" => "FlateDecode",
            "Length" => i64::try_from(packed.len()).unwrap_or_default(),
        };
        for key in [b"Root".as_slice(), b"Info", b"ID"] {
            if let Ok(value) = trailer.get(key) {
                dictionary.set(key, value.clone());
            }
        }
        self.raw_stream(id, &dictionary, &packed);
        self.bytes.extend_from_slice(b"startxref\n");
        integer(&mut self.bytes, start);
        self.bytes.extend_from_slice(b"\n%%EOF\n");
        Ok(self.bytes)
    }
}

fn deflated(content: &[u8]) -> Result<Vec<u8>, PressError> {
    let mut encoder = ZlibEncoder::new(
        Vec::with_capacity(content.len() / 2 + 64),
        Compression::new(LEVEL),
    );
    encoder
        .write_all(content)
        .and_then(|()| encoder.finish())
        .map_err(|error| PressError::Write(error.to_string()))
}

fn integer(out: &mut Vec<u8>, number: impl std::fmt::Display) {
    // Writing into a vector does not fail.
    let _ = write!(out, "{number}");
}

fn write_object(out: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null => out.extend_from_slice(b"null"),
        Object::Boolean(value) => out.extend_from_slice(if *value { b"true" } else { b"false" }),
        Object::Integer(value) => integer(out, value),
        Object::Real(value) => integer(out, value),
        Object::Name(name) => write_name(out, name),
        Object::String(text, StringFormat::Literal) => write_literal(out, text),
        Object::String(text, StringFormat::Hexadecimal) => write_hexadecimal(out, text),
        Object::Array(array) => {
            out.push(b'[');
            for (index, value) in array.iter().enumerate() {
                if index > 0 {
                    out.push(b' ');
                }
                write_object(out, value);
            }
            out.push(b']');
        }
        Object::Dictionary(dictionary) => write_dictionary(out, dictionary),
        // A stream is always an object of its own and never gets here.
        Object::Stream(stream) => write_dictionary(out, &stream.dict),
        Object::Reference(id) => write_reference(out, *id),
    }
}

fn write_reference(out: &mut Vec<u8>, (id, generation): ObjectId) {
    integer(out, id);
    out.push(b' ');
    integer(out, generation);
    out.extend_from_slice(b" R");
}

fn write_dictionary(out: &mut Vec<u8>, dictionary: &Dictionary) {
    out.extend_from_slice(b"<<");
    for (key, value) in dictionary {
        write_name(out, key);
        if !matches!(
            value,
            Object::Name(_) | Object::Array(_) | Object::Dictionary(_) | Object::String(..)
        ) {
            out.push(b' ');
        }
        write_object(out, value);
    }
    out.extend_from_slice(b">>");
}

/// Escapes what a name may not hold (7.3.5).
fn write_name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(byte) {
            out.push(*byte);
        } else {
            out.push(b'#');
            push_hexadecimal(out, *byte);
        }
    }
}

/// Escapes brackets, backslashes and line ends (7.3.4.2).
fn write_literal(out: &mut Vec<u8>, text: &[u8]) {
    out.push(b'(');
    for byte in text {
        match byte {
            b'(' | b')' | b'\\' => out.extend_from_slice(&[b'\\', *byte]),
            b'\r' => out.extend_from_slice(b"\\r"),
            b'\n' => out.extend_from_slice(b"\\n"),
            other => out.push(*other),
        }
    }
    out.push(b')');
}

fn write_hexadecimal(out: &mut Vec<u8>, text: &[u8]) {
    out.push(b'<');
    for byte in text {
        push_hexadecimal(out, *byte);
    }
    out.push(b'>');
}

fn push_hexadecimal(out: &mut Vec<u8>, byte: u8) {
    for half in [byte >> 4, byte & 15] {
        out.push(if half < 10 {
            b'0' + half
        } else {
            b'A' + half - 10
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(object: &Object) -> String {
        let mut out = Vec::new();
        write_object(&mut out, object);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn objects_are_written_as_the_standard_says() {
        let text = Object::string_literal("a (b) \\ c\r\n");
        assert_eq!(written(&text), r"(a \(b\) \\ c\r\n)");
        assert_eq!(written(&Object::Name(b"A b#/".to_vec())), "/A#20b#23#2F");
        assert_eq!(
            written(&Object::String(vec![0xFE, 0x0A], StringFormat::Hexadecimal)),
            "<FE0A>"
        );
        assert_eq!(written(&Object::Real(0.000_1)), "0.0001");
        let nested = dictionary! { "K" => vec![1.into(), Object::Null, Object::Reference((7, 0))], "T" => true };
        assert_eq!(written(&nested.into()), "<</K[1 null 7 0 R]/T true>>");
    }
}
