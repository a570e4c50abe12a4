//! What `rust_xlsxwriter` cannot be told: heights that are proposals, the language, and who wrote the file.

use std::io::{Cursor, Read, Write};

use zip::{CompressionMethod, ZipArchive, ZipWriter, result::ZipError, write::SimpleFileOptions};

/// Rewrites those parts of a file that say more than they should.
///
/// A height counts as set by hand as soon as it is written, and a row does not grow any more when somebody types into it:
/// the mark for that is taken out. Without heights LibreOffice sets long texts over the rows below them.
pub(super) fn tidied(file: Vec<u8>, language: &str) -> Result<Vec<u8>, ZipError> {
    let mut from = ZipArchive::new(Cursor::new(file))?;
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    for index in 0..from.len() {
        let mut part = from.by_index(index)?;
        let name = part.name()?.into_owned();
        let is_sheet = name.starts_with("xl/worksheets/sheet");
        if !is_sheet && !name.starts_with("docProps/") {
            to.raw_copy_file(part)?;
            continue;
        }
        let mut text = String::new();
        part.read_to_string(&mut text)?;
        let text = match name.as_str() {
            "docProps/core.xml" => text.replace(
                "</cp:coreProperties>",
                &format!("<dc:language>{language}</dc:language></cp:coreProperties>"),
            ),
            "docProps/app.xml" => text.replace(
                "<Application>Microsoft Excel</Application>",
                "<Application>Copse</Application>",
            ),
            // Texts of cells stand elsewhere, and in an attribute a quotation mark is escaped: this is always a mark of a row.
            _ => text.replace(r#"" customHeight="1">"#, r#"">"#),
        };
        to.start_file(name, options)?;
        to.write_all(text.as_bytes())?;
    }
    Ok(to.finish()?.into_inner())
}
