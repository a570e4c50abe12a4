//! Letters to many: who waits is told after each, and may stop them.

#![allow(clippy::unwrap_used, missing_docs)]

mod support;

use std::ops::ControlFlow;

use copse_press::{
    Edition, Options, PressError, make, make_watched,
    model::{Block, Document, Inline, Paragraph, ParagraphLook},
};
use support::document;

const COPIES: usize = 8;

fn letters() -> Document {
    let letter = || {
        Block::Paragraph(Paragraph {
            text: vec![Inline::text("Dear somebody")],
            look: ParagraphLook::Body,
        })
    };
    let blocks = (0..COPIES).flat_map(|_| [letter(), Block::NextCopy]);
    let mut blocks: Vec<Block> = blocks.collect();
    blocks.pop();
    document(Edition::Ordinary, blocks)
}

#[test]
fn who_waits_is_told_after_each_copy_and_gets_the_same_file() {
    let mut told = Vec::new();
    let watched = make_watched(&letters(), &Options::default(), &mut |done| {
        told.push(done);
        ControlFlow::Continue(())
    });
    let eighths: Vec<f32> = (1..=8_u8).map(|copy| f32::from(copy) / 8.0).collect();
    assert_eq!(told, eighths);
    assert_eq!(
        watched.unwrap(),
        make(&letters(), &Options::default()).unwrap()
    );
}

#[test]
fn a_stop_ends_it_at_the_next_copy_with_nothing_made() {
    let mut told = 0;
    let stopped = make_watched(&letters(), &Options::default(), &mut |_| {
        told += 1;
        if told < 3 {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    });
    assert!(matches!(stopped, Err(PressError::Stopped)), "{stopped:?}");
    assert_eq!(told, 3);
    // The fonts that were at work are fit for the next document.
    assert_eq!(make(&letters(), &Options::default()).unwrap().pages, COPIES);
}
