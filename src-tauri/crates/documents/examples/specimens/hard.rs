//! What makes documents hard to set.

use copse_documents::Document;
use copse_press::{
    Options,
    model::{Block, Inline, Paragraph},
};

/// What makes a document hard to set.
pub(crate) type Hard = (&'static str, fn(Document) -> Document);

pub(crate) const HARD: [Hard; 5] = [
    ("empty", empty),
    ("line", line),
    ("long", long),
    ("words", words),
    ("scripts", scripts),
];

/// Only the title.
fn empty(mut document: Document) -> Document {
    document.blocks.truncate(1);
    document
}

/// The title and one line.
fn line(mut document: Document) -> Document {
    document.blocks.truncate(1);
    document.blocks.push(Block::paragraph("One line."));
    document
}

/// The same again and again, to about 60 pages.
fn long(mut document: Document) -> Document {
    let again: Vec<Block> = document
        .blocks
        .iter()
        .skip(1)
        .filter(|block| !matches!(block, Block::Contents(_) | Block::Notes(_)))
        .cloned()
        .map(|block| match block {
            Block::Heading(mut heading) => {
                heading.anchor = None;
                Block::Heading(heading)
            }
            other => other,
        })
        .collect();
    let once = copse_press::preview::page_count(
        &copse_press::pdf(&document, &Options::default()).unwrap(),
    );
    for _ in 0..60 / once.unwrap() {
        document.blocks.push(Block::PageBreak);
        document.blocks.extend(again.iter().cloned());
    }
    document
}

/// Every text a word without an end.
fn words(mut document: Document) -> Document {
    let word = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz".repeat(2);
    texts(&mut document.blocks, &|text| text.clone_from(&word));
    document
}

/// Every text followed by names in every script that Copse sets.
fn scripts(mut document: Document) -> Document {
    let names = " Siân Llŵyd-Ŷ, Łukasz Żółć, Şükrü Ağaoğlu, Nguyễn Thị Hương, محمد عبد الله, فاطمہ خان, \
                 শ্রীমতী রহিমা খাতুন, ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ, Ольга Ἑλένη, 李小龍 🌳";
    texts(&mut document.blocks, &|text| text.push_str(names));
    document
}

/// Changes every text of running text, lists, tables and rows.
fn texts(blocks: &mut [Block], change: &dyn Fn(&mut String)) {
    for block in blocks {
        match block {
            Block::Heading(heading) => inlines(&mut heading.text, change),
            Block::Paragraph(Paragraph { text, .. }) => inlines(text, change),
            Block::List(list) => list.items.iter_mut().for_each(|item| texts(item, change)),
            Block::Rows(rows) => {
                for row in rows {
                    change(&mut row.label);
                    texts(&mut row.blocks, change);
                }
            }
            Block::Table(table) => {
                table
                    .rows
                    .iter_mut()
                    .flatten()
                    .for_each(|cell| texts(cell, change));
            }
            _ => {}
        }
    }
}

fn inlines(list: &mut [Inline], change: &dyn Fn(&mut String)) {
    for inline in list {
        if let Inline::Text(run) = inline {
            change(&mut run.text);
        }
    }
}
