//! Figures: one drawing for the screen, the PDF and the word processor.
//!
//! A [`Scene`] is made of plain marks (rectangle, line, path, circle, text) that every writer can draw, with the words
//! that stand in its place and the numbers behind it. [`svg`] writes it for the screen; the PDF draws the same marks.
//! A figure of a community is thus drawn once, and looks the same wherever it is shown.

pub mod bars;
mod model;
mod pattern;
mod svg;

pub use model::*;
pub use pattern::{Piece, WIDTH as PATTERN_WIDTH, ink_of, pieces};
pub use svg::svg;
