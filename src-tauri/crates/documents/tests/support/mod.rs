//! What tests ask of a file: poppler and qpdf read it as others would.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    unreachable_pub
)]

use std::{fs, path::PathBuf, process::Command};

use copse_press::{
    model::{Block, Column, Document, Edition, Inline, Paragraph, Table, TableLook, Width},
    scene::Mark,
};
use tempfile::TempDir;

/// A file on disk for as long as a test looks at it.
pub struct File {
    folder: TempDir,
    pub bytes: Vec<u8>,
}

impl File {
    pub fn of(document: &Document) -> Self {
        let bytes = copse_press::pdf(document, &copse_press::Options::default())
            .expect("the document can be set");
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("file.pdf"), &bytes).unwrap();
        Self { folder, bytes }
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("file.pdf")
    }

    fn run(&self, program: &str, before: &[&str], after: &[&str]) -> String {
        let output = Command::new(program)
            .args(before)
            .arg(self.path())
            .args(after)
            .output()
            .unwrap_or_else(|error| panic!("{program} is needed for this test: {error}"));
        let (said, complained) = (
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr),
        );
        assert!(
            output.status.success(),
            "{program} failed: {said}{complained}"
        );
        format!("{said}{complained}")
    }

    /// Asserts that qpdf finds nothing to complain about.
    pub fn assert_sound(&self) {
        let said = self.run("qpdf", &["--check"], &[]);
        assert!(
            said.contains("No syntax or stream encoding errors found"),
            "{said}"
        );
        assert!(!said.contains("WARNING"), "{said}");
    }

    /// The file as objects that one can search, by qpdf.
    pub fn objects(&self) -> String {
        let output = Command::new("qpdf")
            .args(["--qdf", "--object-streams=disable"])
            .arg(self.path())
            .arg("-")
            .output()
            .expect("qpdf is needed for this test");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// The text in the order of the pages, one page after the other.
    pub fn page_texts(&self) -> Vec<String> {
        let text = self.run("pdftotext", &["-layout"], &["-"]);
        let mut pages: Vec<String> = text
            .replace('\u{a0}', " ")
            .split('\u{c}')
            .map(String::from)
            .collect();
        pages.pop();
        pages
    }

    pub fn page_count(&self) -> usize {
        let info = self.run("pdfinfo", &[], &[]);
        let line = info
            .lines()
            .find(|line| line.starts_with("Pages:"))
            .expect("pdfinfo names the pages");
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    }

    pub fn info(&self) -> String {
        self.run("pdfinfo", &["-meta"], &[]) + &self.run("pdfinfo", &[], &[])
    }

    /// The tag tree, one element a line, indented.
    pub fn tags(&self) -> String {
        self.run("pdfinfo", &["-struct"], &[])
    }

    /// The text in the order in which it is read out, without white space.
    pub fn read_aloud(&self) -> String {
        let tree = self.run("pdfinfo", &["-struct-text"], &[]);
        // A line break in a text goes on in the next line, so that the quotes may stand lines apart.
        let mut text = String::new();
        let mut open = false;
        for line in tree.lines() {
            let words = match line.trim_start().strip_prefix('"') {
                Some(words) if !open => words,
                _ if open => line,
                _ => continue,
            };
            let closed = words.strip_suffix('"');
            open = closed.is_none();
            text.push_str(closed.unwrap_or(words));
        }
        squeezed(&text)
    }

    /// Sizes of type in the file, by pdffonts' neighbour pdftohtml.
    pub fn font_sizes(&self) -> Vec<f32> {
        let xml = self.run("pdftohtml", &["-xml", "-i", "-stdout", "-zoom", "1"], &[]);
        xml.lines()
            .filter_map(|line| line.trim().strip_prefix("<fontspec "))
            .filter_map(|line| {
                line.split("size=\"")
                    .nth(1)?
                    .split('"')
                    .next()?
                    .parse()
                    .ok()
            })
            .collect()
    }
}

fn said(text: &mut String, parts: &[&str]) {
    for part in parts {
        text.push_str(part);
    }
}

/// Without white space.
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What a document says, in the order of its blocks, without white space: what has to be read out.
///
/// The page numbers of the contents are not known before layout, nor which empty lines fill a page; `{page}` stands for
/// such numbers. A table that may be set in two ways is `{either}` the one `{or}` the other `{end}`.
pub fn source(document: &Document) -> String {
    let mut text = String::new();
    let cover = matches!(document.blocks.first(), Some(Block::Cover(_)));
    if !cover {
        text.push_str(&document.furniture.header);
        text.push_str(&document.furniture.mark);
    }
    blocks(document, &document.blocks, &mut text, 0);
    squeezed(&text)
}

fn blocks(document: &Document, list: &[Block], text: &mut String, depth: usize) {
    for block in list {
        one(document, block, text, depth);
    }
}

fn one(document: &Document, block: &Block, text: &mut String, depth: usize) {
    let large = document.edition != Edition::Ordinary;
    match block {
        Block::Heading(heading) => inlines(&heading.text, text, large),
        Block::Paragraph(paragraph) => inlines(&paragraph.text, text, large),
        Block::List(list) => {
            for (item, number) in list.items.iter().zip(1..) {
                match (list.ordered, depth) {
                    (true, _) => said(text, &[&number.to_string(), "."]),
                    (false, 0) => text.push('•'),
                    (false, _) => text.push('–'),
                }
                blocks(document, item, text, depth + 1);
            }
        }
        Block::Rows(rows) => {
            for row in rows {
                text.push_str(&row.label);
                blocks(document, &row.blocks, text, depth);
            }
        }
        Block::Table(table) => rows(document, table, text),
        Block::Figure(figure) => {
            for mark in &figure.scene.marks {
                if let Mark::Text { text: words, .. } = mark {
                    text.push_str(words);
                }
            }
            text.push_str(&figure.caption);
            let numbers = &figure.scene.numbers;
            if figure.numbers {
                let column = |title: &String| Column::new(title.as_str(), Width::Rest);
                let cell = |cell: &String| vec![Block::paragraph(cell.as_str())];
                let table = Table {
                    look: TableLook::Close,
                    columns: numbers.columns.iter().map(column).collect(),
                    rows: numbers
                        .rows
                        .iter()
                        .map(|row| row.iter().map(cell).collect())
                        .collect(),
                };
                rows(document, &table, text);
            }
        }
        Block::Cover(cover) => {
            for part in [&cover.host, &document.furniture.mark, &cover.title]
                .into_iter()
                .chain(&cover.lines)
            {
                text.push_str(part);
            }
            text.push_str(&cover.note);
        }
        Block::Contents(lines) => {
            for line in lines {
                said(text, &[&line.title, "{page}", &line.detail]);
            }
        }
        Block::Notes(notes) => {
            for note in notes {
                said(text, &[&note.number, "."]);
                inlines(&note.text, text, large);
            }
        }
        Block::Groups(groups) => groups.iter().for_each(|group| text.push_str(group)),
        Block::FillLine(words) => text.push_str(words),
        // The next copy is headed anew.
        Block::NextCopy => {
            text.push_str(&document.furniture.header);
            text.push_str(&document.furniture.mark);
        }
        Block::TickBox | Block::PageBreak | Block::Attachment(_) => {}
    }
}

/// A table in columns, its titles first; or, where those would be too narrow, as records with the title before each value.
fn rows(document: &Document, table: &Table, text: &mut String) {
    let mut cells = String::new();
    for column in &table.columns {
        cells.push_str(&column.title);
    }
    // How many of the last lines of a sign-in sheet are set depends on the room; only their numbers stand there.
    let spare = match table.look {
        TableLook::SignIn { spare } => spare,
        _ => 0,
    };
    let (sure, spare) = table.rows.split_at(table.rows.len() - spare);
    for cell in sure.iter().flatten() {
        blocks(document, cell, &mut cells, 0);
    }
    if !spare.is_empty() {
        cells.push_str("{page}");
    }
    let mut records = String::new();
    for row in &table.rows {
        for (at, (cell, column)) in row.iter().zip(&table.columns).enumerate() {
            match cell.first() {
                None => {}
                Some(_) if table.look == TableLook::Facts && at == 0 => {
                    blocks(document, cell, &mut records, 0);
                    said(&mut records, &[":"]);
                    continue;
                }
                Some(_) if table.look == TableLook::Facts && at == 1 => {}
                Some(Block::TickBox) => records.push_str(&column.title),
                Some(Block::Paragraph(paragraph)) if says(paragraph, &column.title) => {}
                Some(_) => said(&mut records, &[&column.title, ":"]),
            }
            blocks(document, cell, &mut records, 0);
        }
    }
    if matches!(table.look, TableLook::Signatures | TableLook::SignIn { .. }) {
        text.push_str(&cells);
    } else {
        said(text, &["{either}", &cells, "{or}", &records, "{end}"]);
    }
}

/// Whether a paragraph is a title with a number, as `Meeting 4` is.
fn says(paragraph: &Paragraph, title: &str) -> bool {
    let Some(Inline::Text(run)) = paragraph.text.first() else {
        return false;
    };
    let number = run.text.strip_prefix(title).map(str::trim_start);
    number.is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()))
}

fn inlines(list: &[Inline], text: &mut String, large: bool) {
    for inline in list {
        match inline {
            Inline::Text(run) => text.push_str(&run.text),
            Inline::Note { number, .. } if large => said(text, &["[", number, "]"]),
            Inline::Note { number, .. } => text.push_str(number),
            Inline::Break => {}
        }
    }
}

/// Asserts that what is read out is what the document says, in its order.
pub fn assert_reads_as_written(document: &Document, file: &File) {
    let (said, read) = (source(document), file.read_aloud());
    let mut rest = read.as_str();
    for (index, part) in said.split("{either}").enumerate() {
        let mut part = part;
        if let (true, Some((table, after))) = (index > 0, part.split_once("{end}")) {
            let (columns, records) = table.split_once("{or}").unwrap();
            let as_set = if rest.starts_with(columns) {
                columns
            } else {
                records
            };
            take(&mut rest, as_set);
            part = after;
        }
        take(&mut rest, part);
    }
    assert_eq!(rest, "", "nothing else is read out");
}

/// Takes a part of what is written from what is read out.
fn take(rest: &mut &str, written: &str) {
    for (index, part) in written.split("{page}").enumerate() {
        if index > 0 {
            *rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        }
        assert!(
            rest.starts_with(part),
            "read out: …{}\nwritten: …{}",
            rest.chars().take(200).collect::<String>(),
            part.chars().take(200).collect::<String>(),
        );
        *rest = &rest[part.len()..];
    }
}
