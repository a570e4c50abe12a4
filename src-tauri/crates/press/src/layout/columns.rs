//! How wide the columns of a table are.

use super::{
    Setter,
    compose::Frame,
    style::{MARGIN, MEASURE, MM, Style, Type},
    text::{Align, Draft, Span},
    tree::NodeId,
};
use crate::model::{Block, Inline, Table, TableLook, Width};

/// The columns of a table.
pub(crate) struct Columns {
    /// Place and width of each.
    pub(crate) frames: Vec<Frame>,
    /// Whether each holds its longest word.
    pub(crate) whole: bool,
}

impl Setter<'_> {
    /// The type in a table's cells.
    pub(crate) const fn cell_type(&self, look: TableLook) -> Type {
        match look {
            TableLook::Open | TableLook::Signatures | TableLook::SignIn { .. } => self.style.body,
            TableLook::Close | TableLook::Facts | TableLook::Tight => self.style.close,
        }
    }

    /// Place and width of each column.
    pub(crate) fn columns(&mut self, table: &Table) -> Columns {
        let gap = Style::COLUMN_GAP;
        let kind = self.cell_type(table.look);
        let widths: Vec<Option<(f32, f32)>> = table
            .columns
            .iter()
            .map(|column| match &column.width {
                Width::Fit { least, text } => {
                    // Bold, since some of its cells may be.
                    let text = self
                        .measure(text, Type { bold: true, ..kind })
                        .max(self.measure_words(&column.title, self.style.close));
                    Some((text, text.max(least * MM)))
                }
                Width::Rest => None,
            })
            .collect();
        let gaps = gap * count(widths.len().saturating_sub(1));
        let room = MEASURE - gaps;
        let mut words: Vec<f32> = table
            .columns
            .iter()
            .enumerate()
            .map(|(at, column)| {
                let title = self.measure_words(&column.title, self.style.close);
                self.longest_word(table, at, kind).max(title)
            })
            .collect();
        let whole = words.iter().sum::<f32>() <= room;
        cap(&mut words, room);
        let mut widths = shared_out(&widths, room);
        widen(&mut widths, &words);
        let mut x = MARGIN;
        let frames = table
            .columns
            .iter()
            .zip(widths)
            .map(|(column, width)| {
                let align = if column.right {
                    Align::Right
                } else {
                    Align::Left
                };
                let frame = Frame {
                    x,
                    width,
                    align,
                    ..self.frame(self.root)
                };
                x += width + gap;
                frame
            })
            .collect();
        Columns { frames, whole }
    }

    /// Width of the longest word in a column's cells.
    fn longest_word(&mut self, table: &Table, at: usize, kind: Type) -> f32 {
        // Which of the longest is the widest depends on their letters.
        const TRIED: usize = 4;
        let mut words: Vec<(usize, &str, bool)> = Vec::new();
        for cell in table.rows.iter().filter_map(|row| row.get(at)) {
            words_of(cell, &mut words);
            words.sort_unstable_by(|one, other| other.cmp(one));
            words.dedup();
            words.truncate(TRIED);
        }
        words
            .iter()
            .map(|(_, word, bold)| {
                self.measure(
                    word,
                    Type {
                        bold: *bold,
                        ..kind
                    },
                )
            })
            .fold(0.0, f32::max)
    }

    /// Width of the longest word of a text.
    fn measure_words(&mut self, text: &str, kind: Type) -> f32 {
        text.split_whitespace()
            .map(|word| self.measure(word, kind))
            .fold(0.0, f32::max)
    }

    /// Width of a text on one line, with a little to spare.
    fn measure(&mut self, text: &str, kind: Type) -> f32 {
        if text.trim().is_empty() {
            return 0.0;
        }
        let draft = Draft::one(text, Span::new(kind, NodeId::ARTIFACT));
        self.shaper.set(draft, kind, f32::MAX, Align::Left).width() + 1.0
    }
}

/// Widths of columns in `room` points. Of each column: what its text needs and what it would like; none
/// for one that takes what is left. Those keep at least four tenths; the others give up what is not text.
fn shared_out(columns: &[Option<(f32, f32)>], room: f32) -> Vec<f32> {
    let open = count(columns.iter().filter(|column| column.is_none()).count());
    let most = if open > 0.0 { room * 0.6 } else { room };
    let fixed = columns.iter().flatten();
    let (needed, wanted) = fixed.fold((0.0, 0.0), |(needed, wanted), (text, width)| {
        (needed + text, wanted + width)
    });
    let spread = if wanted <= most {
        1.0
    } else {
        ((most - needed) / (wanted - needed).max(1.0)).max(0.0)
    };
    // Where not even the texts fit, they are broken.
    let shrink = if needed > most { most / needed } else { 1.0 };
    let width = |(text, width): (f32, f32)| (text + (width - text) * spread) * shrink;
    let used: f32 = columns.iter().flatten().map(|column| width(*column)).sum();
    let rest = (room - used) / open.max(1.0);
    columns
        .iter()
        .map(|column| column.map_or(rest, width))
        .collect()
}

/// Makes the widest of `words` narrower until all have room: the narrow ones keep theirs.
fn cap(words: &mut [f32], room: f32) {
    let mut sorted = words.to_vec();
    sorted.sort_by(f32::total_cmp);
    let mut left = room;
    let mut most = f32::MAX;
    for (word, columns) in sorted.iter().zip((1..=sorted.len()).rev()) {
        let share = left / count(columns);
        if *word > share {
            most = share;
            break;
        }
        left -= word;
    }
    for word in words {
        *word = word.min(most);
    }
}

/// Widens columns to their longest word at the cost of those that have more room than that.
fn widen(widths: &mut [f32], words: &[f32]) {
    let columns = || widths.iter().zip(words);
    let missing: f32 = columns().map(|(width, word)| (word - width).max(0.0)).sum();
    let spare: f32 = columns().map(|(width, word)| (width - word).max(0.0)).sum();
    if missing <= 0.0 || spare <= 0.0 {
        return;
    }
    let given = (missing / spare).min(1.0);
    for (width, word) in widths.iter_mut().zip(words) {
        *width = if *width < *word {
            *word
        } else {
            *width - (*width - word) * given
        };
    }
}

/// Words of a cell with their number of letters, and whether they are bold: what stands between places where a line may be
/// broken, as far as spaces, hyphens, strokes and Chinese letters tell.
fn words_of<'t>(blocks: &'t [Block], words: &mut Vec<(usize, &'t str, bool)>) {
    let ends =
        |c: char| (c.is_whitespace() && c != '\u{a0}') || ('\u{2e80}'..='\u{9fff}').contains(&c);
    for block in blocks {
        let text = match block {
            Block::Paragraph(paragraph) => &paragraph.text,
            Block::Heading(heading) => &heading.text,
            Block::List(list) => {
                list.items.iter().for_each(|item| words_of(item, words));
                continue;
            }
            _ => continue,
        };
        let runs = text.iter().filter_map(|inline| match inline {
            Inline::Text(run) => Some(run),
            _ => None,
        });
        for run in runs {
            // An address of e-mail is not broken at its hyphens.
            let parts = run.text.split(ends).flat_map(|word| {
                let address = word.contains('@');
                word.split_inclusive(move |c| !address && matches!(c, '-' | '/'))
            });
            words.extend(parts.map(|word| (word.chars().count(), word, run.bold)));
        }
    }
}

/// A small number of columns.
fn count(number: usize) -> f32 {
    f32::from(u16::try_from(number).unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests {
    use super::{cap, shared_out, widen};

    fn assert_widths(columns: &[Option<(f32, f32)>], expected: &[f32]) {
        let widths = shared_out(columns, 100.0);
        let near = widths
            .iter()
            .zip(expected)
            .all(|(one, other)| (one - other).abs() < 0.01);
        assert!(near && widths.len() == expected.len(), "{widths:?}");
    }

    #[test]
    fn columns_give_way_so_that_text_keeps_room() {
        assert_widths(&[Some((5.0, 10.0)), None], &[10.0, 90.0]);
        assert_widths(
            &[Some((10.0, 50.0)), Some((10.0, 40.0)), None],
            &[32.86, 27.14, 40.0],
        );
        assert_widths(&[Some((80.0, 80.0)), None], &[60.0, 40.0]);
        assert_widths(&[Some((10.0, 20.0)), None, None], &[20.0, 40.0, 40.0]);
        assert_widths(&[Some((100.0, 100.0)), Some((100.0, 100.0))], &[50.0, 50.0]);
    }

    #[test]
    fn a_column_is_as_wide_as_its_longest_word_while_others_have_room() {
        let widened = |widths: [f32; 3], mut words: [f32; 3]| {
            let mut widths = widths;
            cap(&mut words, 100.0);
            widen(&mut widths, &words);
            widths.map(|width| format!("{width:.0}"))
        };
        assert_eq!(
            widened([20.0, 20.0, 60.0], [10.0, 20.0, 30.0]),
            ["20", "20", "60"]
        );
        assert_eq!(
            widened([20.0, 20.0, 60.0], [10.0, 40.0, 30.0]),
            ["15", "40", "45"]
        );
        assert_eq!(
            widened([20.0, 20.0, 60.0], [40.0, 40.0, 20.0]),
            ["40", "40", "20"]
        );
        // Where not even the words fit, the longest are broken and the others stay whole.
        assert_eq!(
            widened([20.0, 20.0, 60.0], [10.0, 500.0, 500.0]),
            ["10", "45", "45"]
        );
    }
}
