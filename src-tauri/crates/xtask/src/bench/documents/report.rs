//! What was measured, for people and for programs.

use std::{fmt::Write as _, time::Duration};

use super::tools::{Input, Tool};

/// One program on one input.
pub(super) struct Row {
    pub(super) input: Input,
    pub(super) tool: Tool,
    /// Milliseconds, sorted.
    pub(super) times: Vec<f64>,
    /// Most memory at one time, in KiB. None where the system does not tell.
    pub(super) peak: Option<u64>,
    pub(super) bytes: u64,
    pub(super) pages: u32,
}

impl Row {
    pub(super) fn median(&self) -> f64 {
        self.times
            .get(self.times.len() / 2)
            .copied()
            .unwrap_or(f64::NAN)
    }

    fn least(&self) -> f64 {
        self.times.first().copied().unwrap_or(f64::NAN)
    }

    fn most(&self) -> f64 {
        self.times.last().copied().unwrap_or(f64::NAN)
    }

    fn megabytes(&self) -> f64 {
        self.peak.map_or(f64::NAN, |peak| thousandth(peak) / 1.024)
    }

    fn kilobytes(&self) -> f64 {
        thousandth(self.bytes) / 1.024
    }
}

/// A thousandth, as far as a table needs it.
fn thousandth(number: u64) -> f64 {
    Duration::from_millis(number).as_secs_f64()
}

/// A table for people.
pub(super) fn table(rows: &[&Row]) -> String {
    let mut text = String::from(
        "Input    Program      median ms   least    most  peak MB       KB  pages  accessible\n",
    );
    for row in rows {
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "{:<8} {:<11} {:>10.0} {:>7.0} {:>7.0} {:>8.0} {:>8.0} {:>6}  {}",
            row.input.name(),
            row.tool.label(),
            row.median(),
            row.least(),
            row.most(),
            row.megabytes(),
            row.kilobytes(),
            row.pages,
            if row.tool.is_accessible() {
                "yes"
            } else {
                "no"
            },
        );
    }
    text
}

/// How time and memory grow: time for each letter beside that of the smallest file.
pub(super) fn growth(rows: &[(usize, Row)]) -> String {
    let mut text =
        String::from("Letters  median ms  ms a letter  beside the first  peak MB       KB\n");
    let each = |letters: usize, row: &Row| {
        row.median() / f64::from(u32::try_from(letters).unwrap_or(u32::MAX))
    };
    let first = rows
        .first()
        .map_or(f64::NAN, |(letters, row)| each(*letters, row));
    for (letters, row) in rows {
        let each = each(*letters, row);
        let _ = writeln!(
            text,
            "{letters:>7} {:>10.0} {each:>12.3} {:>17.2} {:>8.0} {:>8.0}",
            row.median(),
            each / first,
            row.megabytes(),
            row.kilobytes(),
        );
    }
    text
}

/// An array for programs, one row a line.
pub(super) fn json(rows: &[Row]) -> String {
    let rows: Vec<String> = rows
        .iter()
        .map(|row| {
            let peak = row
                .peak
                .map_or_else(|| "null".into(), |_| format!("{:.1}", row.megabytes()));
            format!(
                "{{\"input\":\"{}\",\"tool\":\"{}\",\"ms\":{:.1},\"mb\":{peak},\"kb\":{:.1}}}",
                row.input.name(),
                row.tool.name(),
                row.median(),
                row.kilobytes(),
            )
        })
        .collect();
    format!("[{}]", rows.join(",\n "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(times: &[f64], peak: Option<u64>) -> Row {
        Row {
            input: Input::Case,
            tool: Tool::Copse,
            times: times.to_vec(),
            peak,
            bytes: 2048,
            pages: 1,
        }
    }

    #[test]
    fn a_program_reads_median_memory_and_size() {
        assert_eq!(
            json(&[row(&[1.0, 2.0, 90.0], Some(10_240)), row(&[3.0], None)]),
            "[{\"input\":\"case\",\"tool\":\"copse\",\"ms\":2.0,\"mb\":10.0,\"kb\":2.0},\n \
             {\"input\":\"case\",\"tool\":\"copse\",\"ms\":3.0,\"mb\":null,\"kb\":2.0}]"
        );
    }

    #[test]
    fn growth_compares_the_time_for_one_letter() {
        let text = growth(&[(50, row(&[100.0], None)), (500, row(&[1100.0], None))]);
        let last: Vec<&str> = text.lines().last().unwrap().split_whitespace().collect();
        assert_eq!(last[..4], ["500", "1100", "2.200", "1.10"]);
    }
}
