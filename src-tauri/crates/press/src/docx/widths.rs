//! Widths of the columns of a table. The fonts are those of the reader's PC, so what a text needs is estimated.

use super::{sizes, styles};
use crate::{
    Edition,
    layout::style::{MEASURE, MM},
    model::{Block, Cell, Inline, Table, Width},
};

/// Longest word that a column makes room for, in letters; a longer one is broken.
const LONGEST: usize = 40;

/// Letters of a title that stands on one line.
const SHORT: usize = 14;

/// The estimates are those of bold type: so much more still fits.
const SPARE: f32 = 1.05;

/// What a column needs and would like, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Needs {
    /// For its longest word.
    word: f32,
    /// For the text that should stand on one line; at least as much.
    line: f32,
    /// What it would like; none for one that takes what is left.
    wish: Option<f32>,
}

/// Widths of the columns of a table.
#[derive(Debug, Clone)]
pub(super) struct Widths {
    /// In points; together they fill the measure.
    pub(super) columns: Vec<f32>,
    /// Whether each holds its longest word.
    pub(super) whole: bool,
}

impl Widths {
    /// What the text of each column has, in points.
    pub(super) fn texts(&self) -> impl Iterator<Item = f32> {
        let last = self.columns.len();
        let columns = self.columns.iter().enumerate();
        columns.map(move |(at, width)| {
            let (left, right) = sides(at, last);
            width - left - right
        })
    }
}

/// Space left and right in the cells of a column, in points: text begins and ends where the text above the table does.
pub(super) fn sides(at: usize, columns: usize) -> (f32, f32) {
    let side = |outer: bool| if outer { 0.0 } else { styles::CELL_SIDE };
    (side(at == 0), side(at + 1 >= columns))
}

/// The widths that columns need and like, as far as there is room.
pub(super) fn widths(table: &Table, edition: Edition) -> Widths {
    let size = sizes::body_size(edition);
    let count = table.columns.len();
    let needs: Vec<Needs> = table
        .columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            let (left, right) = sides(at, count);
            let room =
                |letters: usize| sizes::text_width(letters.min(LONGEST), size) + left + right;
            let cells = table.rows.iter().filter_map(|row| row.get(at));
            let words = cells.map(longest_in).chain([longest_word(&column.title)]);
            let word = room(words.max().unwrap_or(0));
            match &column.width {
                Width::Fit { least, text } => {
                    let line = word.max(room(text.chars().count()));
                    // A short title stays on one line where there is room; a long one is broken between words.
                    let title = column.title.chars().count();
                    let title = if title <= SHORT { room(title) } else { 0.0 };
                    Needs {
                        word,
                        line,
                        wish: Some(line.max(title).max(least * MM)),
                    }
                }
                Width::Rest => Needs {
                    word,
                    line: word,
                    wish: None,
                },
            }
        })
        .collect();
    Widths {
        columns: shared_out(&needs, MEASURE),
        whole: needs.iter().map(|column| column.word).sum::<f32>() <= MEASURE * SPARE,
    }
}

/// Shares `room` points out: no word is broken where that can be, and columns of running text keep at least four tenths.
fn shared_out(columns: &[Needs], room: f32) -> Vec<f32> {
    let lines: f32 = columns.iter().map(|column| column.line).sum();
    let least = |column: &Needs| {
        if lines <= room {
            column.line
        } else {
            column.word
        }
    };
    let all: f32 = columns.iter().map(least).sum();
    if all > room {
        return columns
            .iter()
            .map(|column| least(column) * room / all)
            .collect();
    }
    let open = columns.iter().filter(|column| column.wish.is_none());
    let (count, kept) = open.fold((0.0, 0.0), |(count, kept), column| {
        (count + 1.0, kept + least(column))
    });
    let kept = if count > 0.0 {
        kept.max(room * 0.4)
    } else {
        0.0
    };
    let fixed = columns.iter().filter(|column| column.wish.is_some());
    let (needed, wished) = fixed.fold((0.0, 0.0), |(needed, wished), column| {
        let least = least(column);
        (
            needed + least,
            wished + column.wish.unwrap_or(least).max(least),
        )
    });
    let spread = ((room - kept - needed) / (wished - needed).max(1.0)).clamp(0.0, 1.0);
    let width = |column: &Needs| {
        let least = least(column);
        column
            .wish
            .map(|wish| least + (wish.max(least) - least) * spread)
    };
    let used: f32 = columns.iter().filter_map(width).sum();
    let open: f32 = columns
        .iter()
        .filter(|column| column.wish.is_none())
        .map(least)
        .sum();
    // What is left beyond their longest words goes to columns of text in equal shares, or to all where there are none.
    let shares = if count > 0.0 {
        count
    } else {
        f32::from(u16::try_from(columns.len()).unwrap_or(u16::MAX)).max(1.0)
    };
    let share = (room - used - open) / shares;
    columns
        .iter()
        .map(|column| match width(column) {
            Some(width) if count > 0.0 => width,
            Some(width) => width + share,
            None => least(column) + share,
        })
        .collect()
}

/// Letters of the longest word of a cell.
fn longest_in(cell: &Cell) -> usize {
    let longest = cell.iter().map(|block| match block {
        Block::List(list) => list.items.iter().map(longest_in).max().unwrap_or(0),
        other => longest_word(&text_of(other)),
    });
    longest.max().unwrap_or(0)
}

/// The text of a paragraph; a sign for what has none.
pub(super) fn text_of(block: &Block) -> String {
    match block {
        Block::Paragraph(paragraph) => paragraph
            .text
            .iter()
            .map(|inline| match inline {
                Inline::Text(run) => run.text.as_str(),
                Inline::Note { .. } => "",
                Inline::Break => " ",
            })
            .collect(),
        _ => "☐".to_owned(),
    }
}

/// Letters of the longest word; one with a hyphen may be broken behind it.
fn longest_word(text: &str) -> usize {
    let words = text
        .split(|c: char| c.is_whitespace() && c != '\u{a0}')
        .flat_map(|word| word.split_inclusive('-'));
    words.map(|word| word.chars().count()).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(word: f32, line: f32, wish: f32) -> Needs {
        Needs {
            word,
            line,
            wish: Some(wish),
        }
    }

    fn rest(word: f32) -> Needs {
        Needs {
            word,
            line: word,
            wish: None,
        }
    }

    #[test]
    fn no_word_is_broken_where_there_is_room_and_the_measure_is_filled() {
        for columns in [
            vec![fit(10.0, 20.0, 30.0), rest(15.0)],
            vec![fit(10.0, 20.0, 80.0), rest(15.0)],
            vec![fit(30.0, 50.0, 80.0), rest(50.0)],
            vec![fit(30.0, 30.0, 30.0), rest(30.0), rest(40.0)],
            vec![fit(10.0, 20.0, 30.0), fit(10.0, 20.0, 30.0)],
            vec![rest(1.0), rest(99.0)],
        ] {
            let widths = shared_out(&columns, 100.0);
            let all: f32 = widths.iter().sum();
            assert!((all - 100.0).abs() < 0.01, "{columns:?}: {widths:?}");
            for (column, width) in columns.iter().zip(&widths) {
                assert!(*width + 0.01 >= column.word, "{columns:?}: {widths:?}");
            }
        }
        let narrow = shared_out(&[fit(80.0, 80.0, 80.0), rest(80.0)], 100.0);
        assert_eq!(narrow, [50.0, 50.0], "all give way alike");
        let wide = shared_out(&[fit(10.0, 20.0, 90.0), rest(10.0)], 100.0);
        assert!(
            (wide[1] - 40.0).abs() < 0.01,
            "text keeps its share: {wide:?}"
        );
    }

    #[test]
    fn a_word_ends_at_a_space_or_a_hyphen() {
        assert_eq!(longest_word("Łucja Żak-Dąbrowska"), 9);
        assert_eq!(longest_word("4\u{a0}Feb"), 5);
        assert_eq!(longest_word(""), 0);
    }
}
