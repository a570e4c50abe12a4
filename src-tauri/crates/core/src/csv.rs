//! Comma-separated values (RFC 4180), as spreadsheets open them.

/// A table that is being written.
pub(crate) struct Csv(String);

impl Csv {
    /// Begins with the names of the columns. The byte order mark tells Excel that it is UTF-8.
    pub(crate) fn new(columns: &[&str]) -> Self {
        let mut csv = Self("\u{feff}".to_owned());
        csv.row(columns);
        csv
    }

    /// Adds a row.
    pub(crate) fn row(&mut self, cells: &[&str]) {
        let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
        self.0.push_str(&cells.join(","));
        self.0.push_str("\r\n");
    }

    /// The table.
    pub(crate) fn done(self) -> String {
        self.0
    }
}

/// A cell in quotation marks where it needs them. What a spreadsheet would take for a formula gets an apostrophe
/// before it (OWASP, "CSV Injection").
fn quoted(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let cell = if formula {
        format!("'{cell}")
    } else {
        cell.to_owned()
    };
    if cell.contains([',', '"', '\r', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_no_formula_gets_through() {
        let mut csv = Csv::new(&["A", "B"]);
        csv.row(&["Ana \"Bo\" Vale, Calderfoot", "=1+1"]);
        csv.row(&["two\nlines", "نور"]);
        assert_eq!(
            csv.done(),
            "\u{feff}A,B\r\n\"Ana \"\"Bo\"\" Vale, Calderfoot\",'=1+1\r\n\"two\nlines\",نور\r\n"
        );
    }
}
