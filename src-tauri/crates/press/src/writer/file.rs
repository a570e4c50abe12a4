//! Objects to bytes: streams compressed at a level of our own, everything else packed into object streams
//! (ISO 32000-1, 7.5.7) behind one cross-reference stream (7.5.8).
//!
//! lopdf could save its document itself; it clones and formats every object twice and compresses at the
//! highest level, which takes a third of the time that a whole document takes.

use std::io::Write as _;

use flate2::{Compression, write::ZlibEncoder};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};

use super::operators::{hexadecimal, integer};
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

/// Objects that were written already, beside those of the document: elements of the tag tree are so many that nothing
/// else may be made of them on the way.
#[derive(Default)]
pub(crate) struct Packed {
    bytes: Vec<u8>,
    /// Number of each object, and where its bytes end.
    ends: Vec<(u32, usize)>,
}

impl Packed {
    /// Where the next object is written to; [`Packed::close`] ends it.
    pub(crate) fn open(&mut self) -> &mut Vec<u8> {
        &mut self.bytes
    }

    pub(crate) fn close(&mut self, id: ObjectId) {
        self.ends.push((id.0, self.bytes.len()));
    }

    fn objects(&self) -> impl Iterator<Item = (u32, &[u8])> {
        let mut start = 0;
        self.ends.iter().map(move |(id, end)| {
            let bytes = self.bytes.get(start..*end).unwrap_or_default();
            start = *end;
            (*id, bytes)
        })
    }
}

/// The file as bytes.
pub(crate) fn bytes(
    mut document: Document,
    packed: &Packed,
    options: Options,
) -> Result<Vec<u8>, PressError> {
    let mut file = File::new(document.max_id, options.compress);
    let mut pack = Pack::default();
    let mut written = Vec::new();
    for ((id, _), object) in std::mem::take(&mut document.objects) {
        match object {
            Object::Stream(stream) => file.stream(id, stream)?,
            other => {
                written.clear();
                write_object(&mut written, &other);
                file.object(&mut pack, id, &written)?;
            }
        }
    }
    for (id, object) in packed.objects() {
        file.object(&mut pack, id, object)?;
    }
    file.pack(&mut pack)?;
    file.finish(&document.trailer)
}

/// An object stream while it is filled.
#[derive(Default)]
struct Pack {
    /// Number and place of each object.
    table: Vec<u8>,
    body: Vec<u8>,
    ids: Vec<u32>,
}

struct File {
    bytes: Vec<u8>,
    /// By number of the object.
    entries: Vec<Entry>,
    compress: bool,
}

impl File {
    fn new(last: u32, compress: bool) -> Self {
        // Four bytes beyond 127 tell transfer programs that this is not text (7.5.2).
        let bytes = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
        Self {
            bytes,
            entries: vec![Entry::Free; last as usize + 1],
            compress,
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
        if self.compress && stream.allows_compression && !stream.dict.has(b"Filter") {
            let packed = deflated(&stream.content)?;
            stream.dict.set("Filter", "FlateDecode");
            stream.set_content(packed);
        }
        self.raw_stream(id, &stream.dict, &stream.content);
        Ok(())
    }

    fn raw_stream(&mut self, id: u32, dictionary: &Dictionary, content: &[u8]) {
        self.set(id, Entry::At(self.bytes.len() as u64));
        integer(&mut self.bytes, i64::from(id));
        self.bytes.extend_from_slice(b" 0 obj\n");
        write_dictionary(&mut self.bytes, dictionary);
        self.bytes.extend_from_slice(b"stream\n");
        self.bytes.extend_from_slice(content);
        self.bytes.extend_from_slice(b"\nendstream\nendobj\n");
    }

    /// Writes an object: into a stream of them, or by itself where nothing is compressed.
    fn object(&mut self, pack: &mut Pack, id: u32, object: &[u8]) -> Result<(), PressError> {
        if !self.compress {
            self.set(id, Entry::At(self.bytes.len() as u64));
            integer(&mut self.bytes, i64::from(id));
            self.bytes.extend_from_slice(b" 0 obj\n");
            self.bytes.extend_from_slice(object);
            self.bytes.extend_from_slice(b"\nendobj\n");
            return Ok(());
        }
        integer(&mut pack.table, i64::from(id));
        pack.table.push(b' ');
        integer(&mut pack.table, length(pack.body.len()));
        pack.table.push(b' ');
        pack.body.extend_from_slice(object);
        pack.body.push(b'\n');
        pack.ids.push(id);
        if pack.ids.len() == PACKED {
            self.pack(pack)?;
        }
        Ok(())
    }

    /// Writes objects as one stream.
    fn pack(&mut self, pack: &mut Pack) -> Result<(), PressError> {
        if pack.ids.is_empty() {
            return Ok(());
        }
        let container = self.next_id();
        for (id, index) in pack.ids.iter().zip(0_u16..) {
            let place = Entry::In {
                stream: container,
                index,
            };
            self.set(*id, place);
        }
        let first = length(pack.table.len());
        pack.table.append(&mut pack.body);
        let packed = deflated(&pack.table)?;
        let dictionary = dictionary! {
            "Type" => "ObjStm",
            "N" => length(pack.ids.len()),
            "First" => first,
            "Filter" => "FlateDecode",
            "Length" => length(packed.len()),
        };
        self.raw_stream(container, &dictionary, &packed);
        pack.table.clear();
        pack.ids.clear();
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
            "Size" => length(self.entries.len()),
            "W" => vec![1.into(), 4.into(), 2.into()],
            "Filter" => "FlateDecode",
            "Length" => length(packed.len()),
        };
        for key in [b"Root".as_slice(), b"Info", b"ID"] {
            if let Ok(value) = trailer.get(key) {
                dictionary.set(key, value.clone());
            }
        }
        self.raw_stream(id, &dictionary, &packed);
        self.bytes.extend_from_slice(b"startxref\n");
        integer(&mut self.bytes, length(start));
        self.bytes.extend_from_slice(b"\n%%EOF\n");
        Ok(self.bytes)
    }
}

pub(crate) fn deflated(content: &[u8]) -> Result<Vec<u8>, PressError> {
    let mut encoder = ZlibEncoder::new(
        Vec::with_capacity(content.len() / 2 + 64),
        Compression::new(LEVEL),
    );
    encoder
        .write_all(content)
        .and_then(|()| encoder.finish())
        .map_err(|error| PressError::Write(error.to_string()))
}

fn length(length: usize) -> i64 {
    i64::try_from(length).unwrap_or_default()
}

pub(crate) fn write_object(out: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null => out.extend_from_slice(b"null"),
        Object::Boolean(value) => out.extend_from_slice(if *value { b"true" } else { b"false" }),
        Object::Integer(value) => integer(out, *value),
        Object::Real(value) => real(out, *value),
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

pub(crate) fn write_reference(out: &mut Vec<u8>, (id, generation): ObjectId) {
    integer(out, i64::from(id));
    out.push(b' ');
    integer(out, i64::from(generation));
    out.extend_from_slice(b" R");
}

pub(crate) fn write_dictionary(out: &mut Vec<u8>, dictionary: &Dictionary) {
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
            hexadecimal(out, *byte);
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
        hexadecimal(out, *byte);
    }
    out.push(b'>');
}

/// A number that is not whole. Foreign ones can be too large or small for thousandths.
fn real(out: &mut Vec<u8>, value: f32) {
    if value.is_finite() {
        // Writing into a vector does not fail.
        let _ = write!(out, "{value}");
    } else {
        out.push(b'0');
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
