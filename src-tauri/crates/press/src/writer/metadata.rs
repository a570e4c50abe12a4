//! What the file says about itself: document information, XMP and identifiers. Made from the document
//! alone, so nothing about the PC or its user gets in.

use lopdf::{Document, Object, Stream, StringFormat, dictionary};

use super::text;
use crate::{Archival, Claims, PressError, model::Metadata};

/// Program that wrote the file.
const PRODUCER: &str = "Copse";

/// A number that depends on everything it was given: the file's identifier (ISO 32000-1, 14.4).
/// It is no proof of anything, hence a plain hash (FNV-1a, twice).
pub(crate) struct Fingerprint(u64, u64);

impl Fingerprint {
    pub(crate) fn new(meta: &Metadata) -> Self {
        let mut hash = Self(0xcbf2_9ce4_8422_2325, 0x6c62_272e_07bb_0142);
        for part in [&meta.title, &meta.author, &meta.language, &meta.identifier] {
            hash.add(part.as_bytes());
        }
        hash.add(timestamp(meta).as_bytes());
        hash
    }

    pub(crate) fn add(&mut self, bytes: &[u8]) {
        const PRIME: u64 = 0x0100_0000_01b3;
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(PRIME);
            self.1 = (self.1 ^ u64::from(byte.rotate_left(3)))
                .wrapping_mul(PRIME)
                .rotate_left(5);
        }
        // Parts do not run into each other.
        self.0 = (self.0 ^ 0xFF).wrapping_mul(PRIME);
    }

    fn bytes(&self) -> Vec<u8> {
        [self.0.to_be_bytes(), self.1.to_be_bytes()].concat()
    }
}

/// Writes document information and XMP, and replaces the random identifiers.
pub(crate) fn write(
    file: &mut Document,
    meta: &Metadata,
    claims: Claims,
    mut hash: Fingerprint,
) -> Result<(), PressError> {
    for object in file.objects.values() {
        if let Object::Stream(stream) = object {
            hash.add(&stream.content);
        }
    }
    let packet = Stream::new(
        dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
        xmp(meta, claims).into_bytes(),
    )
    // Readable without a PDF reader (ISO 19005-2, 6.6.2.1).
    .with_compression(false);
    let packet = file.add_object(packet);
    file.catalog_mut()
        .map_err(|_| PressError::Write("the catalogue is missing".into()))?
        .set("Metadata", packet);
    let stamp = timestamp(meta);
    let info = dictionary! {
        "Title" => text(&meta.title),
        "Author" => text(&meta.author),
        "Producer" => text(PRODUCER),
        "CreationDate" => Object::string_literal(format!("D:{stamp}")),
        "ModDate" => Object::string_literal(format!("D:{stamp}")),
    };
    let id = file.trailer.get(b"Info").and_then(Object::as_reference);
    let id = id.map_err(|_| PressError::Write("the document information is missing".into()))?;
    file.set_object(id, info);
    let identifier = Object::String(hash.bytes(), StringFormat::Hexadecimal);
    file.trailer.set("ID", vec![identifier.clone(), identifier]);
    Ok(())
}

/// `20270204000000Z` (ISO 32000-1, 7.9.4). A document has a day, not a time.
fn timestamp(meta: &Metadata) -> String {
    let date = meta.date;
    format!("{:04}{:02}{:02}000000Z", date.year, date.month, date.day)
}

/// What says that a file is accessible, with the schema of that entry, which PDF/A asks for.
const ACCESSIBLE: &str = r#"<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
"#;

/// XMP (ISO 16684-1) with what the file says of itself.
fn xmp(meta: &Metadata, claims: Claims) -> String {
    let archival = match claims.archival {
        Archival::No => "",
        Archival::Looks => {
            "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>\n"
        }
        Archival::Structure => {
            "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n"
        }
    };
    let accessible = if claims.accessible { ACCESSIBLE } else { "" };
    let date = format!(
        "{:04}-{:02}-{:02}T00:00:00Z",
        meta.date.year, meta.date.month, meta.date.day
    );
    let (title, author, language) = (
        escape(&meta.title),
        escape(&meta.author),
        escape(&meta.language),
    );
    let identifier = escape(&meta.identifier);
    format!(
        r#"<?xpacket begin="{mark}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:identifier>{identifier}</dc:identifier>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<pdf:Producer>{PRODUCER}</pdf:Producer>
{archival}{accessible}</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"#,
        mark = '\u{FEFF}',
    )
}

/// For XML 1.0: markup escaped, characters that it does not allow dropped.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\u{FFFE}' | '\u{FFFF}' => {}
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}
