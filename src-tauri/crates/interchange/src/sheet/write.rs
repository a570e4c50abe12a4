//! Sheets to a file, by `rust_xlsxwriter`.

use jiff::tz::TimeZone;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, FormatUnderline, Table,
    TableColumn, TableStyle, Workbook as File, Worksheet, XlsxError,
};

use super::{ROWS_MOST, Sheet, SheetError, TEXT_MOST, Value, Workbook, names, package};

/// Narrowest and widest column, in characters. A longer text is broken into lines.
const WIDTHS: (usize, usize) = (8, 48);

/// Widest column of addresses: LibreOffice does not break them, and cuts off what does not fit.
const ADDRESS_MOST: usize = 100;

/// Height of one line in points, and most lines that a row is high (a limit of Excel: 409 points).
const LINE: (f64, u32) = (15.0, 27);

/// Width of a character of a column on paper in millimetres, of the paper between its margins, and the least scale at which
/// one still reads it.
const PAPER: (f64, f64, f64) = (1.85, 261.0, 0.6);

/// Language of titles and words (BCP 47), as on the screens.
const LANGUAGE: &str = "en-GB";

/// A4 in the format's list of papers.
const A4: u8 = 9;

/// Most links of one sheet (a limit of Excel); those after it are text.
const LINKS_MOST: usize = 65_530;

/// Most characters of a link (a limit of Excel).
const LINK_MOST: usize = 2_079;

/// Writes a file. The same workbook gives the same bytes.
///
/// # Errors
/// [`SheetError::TooLong`] where a list has more rows than the format has room for.
pub fn workbook(book: &Workbook) -> Result<Vec<u8>, SheetError> {
    for sheet in &book.sheets {
        if sheet.rows.len() > ROWS_MOST {
            return Err(SheetError::TooLong {
                sheet: sheet.name.clone(),
                rows: sheet.rows.len(),
            });
        }
    }
    let bytes = file(book).map_err(SheetError::Write)?;
    package::tidied(bytes, LANGUAGE).map_err(SheetError::Package)
}

fn file(book: &Workbook) -> Result<Vec<u8>, XlsxError> {
    let mut file = File::new();
    // Noon, so that the day stays the same wherever the file is opened.
    let (year, month, day) = ymd(book.made_on);
    let made = ExcelDateTime::from_ymd(year, month, day)?.and_hms(12, 0, 0)?;
    file.set_properties(
        &DocProperties::new()
            .set_title(clean(&book.title))
            .set_author(clean(&book.author))
            .set_creation_datetime(&made),
    );
    let looks = Looks::new();
    let names = names::tabs(book.sheets.iter().map(|sheet| sheet.name.as_str()));
    for (number, (sheet, name)) in (1..).zip(book.sheets.iter().zip(&names)) {
        let page = file.add_worksheet();
        page.set_name(name)?;
        let width = list(page, sheet, &looks)?;
        as_table(page, sheet, number, &looks)?;
        printed(page, &book.title, width)?;
    }
    file.save_to_buffer()
}

/// How cells look.
struct Looks {
    header: Format,
    text: Format,
    number: Format,
    /// Text that a program might take for a formula where somebody edits the cell or saves it as CSV.
    quoted: Format,
    date: Format,
    time: Format,
    instant: Format,
    link: Format,
}

impl Looks {
    fn new() -> Self {
        let text = Format::new().set_align(FormatAlign::Top).set_text_wrap();
        let plain = Format::new().set_align(FormatAlign::Top);
        let left = plain.clone().set_align(FormatAlign::Left);
        Self {
            header: Format::new()
                .set_bold()
                .set_align(FormatAlign::Top)
                .set_text_wrap()
                .set_background_color("#E3EDE2")
                .set_font_color("#23261F")
                .set_border_bottom(FormatBorder::Medium)
                .set_border_bottom_color("#1D5A3C"),
            quoted: text.clone().set_quote_prefix(),
            link: text
                .clone()
                .set_font_color("#1D5A3C")
                .set_underline(FormatUnderline::Single),
            text,
            // Away from the date or text that stands beside it.
            number: plain.set_align(FormatAlign::Right).set_indent(1),
            date: left.clone().set_num_format("d mmm yyyy"),
            time: left.clone().set_num_format("hh:mm"),
            instant: left.set_num_format("d mmm yyyy hh:mm"),
        }
    }
}

/// The cells, and columns wide and rows high enough for them. Gives the width of all columns in characters. The header
/// row is written with the table.
fn list(page: &mut Worksheet, sheet: &Sheet, looks: &Looks) -> Result<u32, XlsxError> {
    // Room for the button of the filter beside each title.
    let mut widths: Vec<usize> = sheet
        .columns
        .iter()
        .map(|title| (longest(title) + 4).clamp(WIDTHS.0, WIDTHS.1))
        .collect();
    let mut links = 0;
    for (row, values) in (1_u32..).zip(&sheet.rows) {
        let mut high = 1;
        for ((column, value), width) in (0_u16..).zip(values).zip(&mut widths) {
            let length = cell(page, (row, column), value, looks, &mut links)?;
            let most = widest(value);
            *width = (*width).max((length + 1).min(most));
            high = high.max(lines_of(value, most));
        }
        if high > 1 {
            let (line, most) = LINE;
            page.set_row_height(row, f64::from(high.min(most)) * line)?;
        }
    }
    let mut all = 0;
    for (column, width) in (0_u16..).zip(widths) {
        let width = u32::try_from(width).unwrap_or(8);
        all += width;
        page.set_column_width(column, width)?;
    }
    for (column, title) in (0_u16..).zip(&sheet.columns) {
        page.write_string_with_format(0, column, clean(title), &looks.header)?;
    }
    // Header row and first column stay in view.
    page.set_freeze_panes(1, 1)?;
    Ok(all)
}

/// Widest column for a value, in characters.
const fn widest(value: &Value) -> usize {
    match value {
        Value::Address(_) => ADDRESS_MOST,
        _ => WIDTHS.1,
    }
}

/// On how many lines a value stands in the widest column for it.
fn lines_of(value: &Value, most: usize) -> u32 {
    let (Value::Text(text) | Value::Address(text)) = value else {
        return 1;
    };
    let lines = text
        .lines()
        .map(|line| line.chars().count().div_ceil(most).max(1));
    u32::try_from(lines.sum::<usize>()).unwrap_or(u32::MAX)
}

/// Writes a cell; tells how many characters wide it is.
fn cell(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    value: &Value,
    looks: &Looks,
    links: &mut usize,
) -> Result<usize, XlsxError> {
    match value {
        Value::Empty => Ok(0),
        Value::Text(words) => text(page, (row, column), words, looks),
        Value::Number(number) => {
            // Counts are far below the limit at which this loses anything.
            #[allow(clippy::cast_precision_loss)]
            page.write_number_with_format(row, column, *number as f64, &looks.number)?;
            Ok(number.to_string().len())
        }
        // Excel's calendar begins in 1900.
        Value::Date(day) if day.year() < 1900 => text(page, (row, column), &day.to_string(), looks),
        Value::Date(day) => {
            let (year, month, day) = ymd(*day);
            let day = ExcelDateTime::from_ymd(year, month, day)?;
            page.write_datetime_with_format(row, column, &day, &looks.date)?;
            Ok("30 Sep 2027".len())
        }
        Value::Time(time) => {
            let clock = (part(time.hour()), part(time.minute()), part(time.second()));
            let time = ExcelDateTime::from_hms(clock.0.into(), clock.1, clock.2)?;
            page.write_datetime_with_format(row, column, &time, &looks.time)?;
            Ok("23:59".len())
        }
        Value::Instant(at) => {
            let local = london(*at);
            let (year, month, day) = ymd(local.date());
            let clock = (
                part(local.hour()),
                part(local.minute()),
                part(local.second()),
            );
            let at = ExcelDateTime::from_ymd(year, month, day)?.and_hms(
                clock.0.into(),
                clock.1,
                clock.2,
            )?;
            page.write_datetime_with_format(row, column, &at, &looks.instant)?;
            Ok("30 Sep 2027 23:59".len())
        }
        Value::Yes(yes) => text(page, (row, column), if *yes { "Yes" } else { "No" }, looks),
        Value::Address(address) => {
            let address = clean(address.trim());
            let is_link = (address.starts_with("https://") || address.starts_with("http://"))
                && address.chars().count() <= LINK_MOST
                && *links < LINKS_MOST;
            if !is_link {
                return text(page, (row, column), &address, looks);
            }
            *links += 1;
            page.write_url_with_format(row, column, address.as_str(), &looks.link)?;
            Ok(longest(&address))
        }
    }
}

fn text(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    words: &str,
    looks: &Looks,
) -> Result<usize, XlsxError> {
    let words = shortened(clean(words));
    if words.is_empty() {
        return Ok(0);
    }
    // In the file a text is a text whatever it begins with. The quote keeps it one when the cell is edited.
    let risky = words.starts_with([
        '=', '+', '-', '@', '\t', '\r', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}',
    ]);
    let look = if risky { &looks.quoted } else { &looks.text };
    page.write_string_with_format(row, column, words.as_str(), look)?;
    Ok(longest(&words))
}

/// Makes the list a table: filters, and a header row that other programs know for one.
fn as_table(
    page: &mut Worksheet,
    sheet: &Sheet,
    number: u32,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let columns: Vec<TableColumn> = sheet
        .columns
        .iter()
        .map(|title| {
            TableColumn::new()
                .set_header(clean(title))
                .set_header_format(&looks.header)
        })
        .collect();
    let Some(last) = columns.len().checked_sub(1) else {
        return Ok(());
    };
    // A table has at least one row, be it an empty one.
    let rows = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX).max(1);
    let last = u16::try_from(last).unwrap_or(u16::MAX);
    let table = Table::new()
        .set_name(format!("List{number}"))
        .set_alt_text_title(clean(&sheet.name))
        .set_alt_text(format!("{}: one row for each.", clean(&sheet.name)))
        .set_style(TableStyle::Light1)
        .set_columns(&columns);
    page.add_table(0, 0, rows, last, &table)?;
    Ok(())
}

/// On paper: A4 across, as wide as one page or as many as it takes to read it, header row and first column on each page,
/// and which page of how many. `width` is that of all columns in characters.
fn printed(page: &mut Worksheet, title: &str, width: u32) -> Result<(), XlsxError> {
    page.set_landscape();
    page.set_paper_size(A4);
    let (character, paper, least) = PAPER;
    let pages = (f64::from(width) * character * least / paper).ceil();
    // 16 columns of the greatest width take four pages.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "from 1 to 100"
    )]
    let pages = pages.clamp(1.0, 100.0) as u16;
    page.set_print_fit_to_pages(pages, 0);
    page.set_repeat_rows(0, 0)?;
    if pages > 1 {
        page.set_repeat_columns(0, 0)?;
    }
    // In headers and footers & begins a code.
    let title = clean(title).replace('&', "&&");
    let title: String = title.chars().take(200).collect();
    page.set_header(format!("&L{title}&R&A"));
    page.set_footer("&RPage &P of &N");
    Ok(())
}

/// Without characters that the format does not allow, and with line ends of one kind.
fn clean(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace('\r', "\n")
        .chars()
        .filter(|c| {
            *c == '\n' || *c == '\t' || !(c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}'))
        })
        .collect()
}

/// Cut to what fits into a cell, and saying so.
fn shortened(text: String) -> String {
    const CUT: &str = "… (the rest does not fit into a cell)";
    if text.len() <= TEXT_MOST || text.encode_utf16().count() <= TEXT_MOST {
        return text;
    }
    let most = TEXT_MOST - CUT.encode_utf16().count();
    let mut units = 0;
    let kept: String = text
        .chars()
        .take_while(|c| {
            units += c.len_utf16();
            units <= most
        })
        .collect();
    format!("{kept}{CUT}")
}

/// Characters of the longest line.
fn longest(text: &str) -> usize {
    text.lines()
        .map(|line| line.chars().count())
        .max()
        .unwrap_or(0)
}

fn ymd(day: jiff::civil::Date) -> (u16, u8, u8) {
    (
        u16::try_from(day.year()).unwrap_or(1900),
        part(day.month()),
        part(day.day()),
    )
}

/// Months, days, hours and minutes are never negative.
fn part(number: i8) -> u8 {
    u8::try_from(number).unwrap_or(0)
}

/// Day and time on the wall in Europe/London, by its present rule: a rule in words needs no time zone database.
fn london(at: jiff::Timestamp) -> jiff::civil::DateTime {
    TimeZone::posix("GMT0BST,M3.5.0/1,M10.5.0")
        .unwrap_or(TimeZone::UTC)
        .to_datetime(at)
}
