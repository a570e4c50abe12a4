//! Operators of a page's content, written as bytes. Lengths are points from the bottom left corner of the page.

use super::utf16;

/// A place on a page.
pub(crate) type Point = (f32, f32);

/// The content of a page while it is written.
#[derive(Default)]
pub(crate) struct Operators {
    out: Vec<u8>,
    /// What of a list of glyphs is open.
    open: Open,
}

#[derive(Default, PartialEq)]
enum Open {
    #[default]
    Nothing,
    List,
    Glyphs,
}

impl Operators {
    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.out
    }

    /// Content of an element, with what it says where the glyphs do not say it.
    pub(crate) fn marked(&mut self, role: &str, number: u32, said: Option<&str>) {
        self.out.push(b'/');
        self.out.extend_from_slice(role.as_bytes());
        self.out.extend_from_slice(b"<</MCID ");
        integer(&mut self.out, i64::from(number));
        if let Some(said) = said {
            self.out.extend_from_slice(b"/ActualText<");
            for byte in utf16(said) {
                hexadecimal(&mut self.out, byte);
            }
            self.out.push(b'>');
        }
        self.out.extend_from_slice(b">>BDC\n");
    }

    pub(crate) fn artifact(&mut self, kind: &str) {
        self.out.extend_from_slice(b"/Artifact<</Type/");
        self.out.extend_from_slice(kind.as_bytes());
        self.out.extend_from_slice(b">>BDC\n");
    }

    pub(crate) fn end_marked(&mut self) {
        self.operator(b"EMC");
    }

    pub(crate) fn begin_text(&mut self) {
        self.operator(b"BT");
    }

    pub(crate) fn end_text(&mut self) {
        self.operator(b"ET");
    }

    /// A font by its index.
    pub(crate) fn font(&mut self, face: u8, size: f32) {
        self.out.extend_from_slice(b"/T");
        integer(&mut self.out, i64::from(face));
        self.out.push(b' ');
        self.number(size);
        self.operator(b"Tf");
    }

    pub(crate) fn text_at(&mut self, at: Point) {
        self.out.extend_from_slice(b"1 0 0 1 ");
        self.point(at);
        self.operator(b"Tm");
    }

    /// A glyph by its code, at the pen.
    pub(crate) fn glyph(&mut self, code: u16) {
        match self.open {
            Open::Nothing => self.out.extend_from_slice(b"[<"),
            Open::List => self.out.push(b'<'),
            Open::Glyphs => {}
        }
        self.open = Open::Glyphs;
        for byte in code.to_be_bytes() {
            hexadecimal(&mut self.out, byte);
        }
    }

    /// Moves the pen to the left, in thousandths of the size.
    pub(crate) fn step(&mut self, step: f32) {
        match self.open {
            Open::Nothing => self.out.push(b'['),
            Open::List => self.out.push(b' '),
            Open::Glyphs => self.out.push(b'>'),
        }
        self.open = Open::List;
        decimal(&mut self.out, step);
    }

    pub(crate) fn end_glyphs(&mut self) {
        match self.open {
            Open::Nothing => return,
            Open::List => self.out.extend_from_slice(b"]TJ\n"),
            Open::Glyphs => self.out.extend_from_slice(b">]TJ\n"),
        }
        self.open = Open::Nothing;
    }

    pub(crate) fn fill_colour(&mut self, colour: (f32, f32, f32)) {
        self.colour(colour);
        self.operator(b"rg");
    }

    pub(crate) fn stroke_colour(&mut self, colour: (f32, f32, f32)) {
        self.colour(colour);
        self.operator(b"RG");
    }

    pub(crate) fn line_width(&mut self, width: f32) {
        self.number(width);
        self.operator(b"w");
    }

    /// Lengths of a dash and of a gap; none for an unbroken line.
    pub(crate) fn dash(&mut self, dash: Option<(f32, f32)>) {
        self.out.push(b'[');
        if let Some((dash, gap)) = dash {
            self.number(dash);
            self.number(gap);
        }
        self.out.extend_from_slice(b"]0 ");
        self.operator(b"d");
    }

    pub(crate) fn move_to(&mut self, to: Point) {
        self.point(to);
        self.operator(b"m");
    }

    pub(crate) fn line_to(&mut self, to: Point) {
        self.point(to);
        self.operator(b"l");
    }

    pub(crate) fn curve_to(&mut self, first: Point, second: Point, end: Point) {
        self.point(first);
        self.point(second);
        self.point(end);
        self.operator(b"c");
    }

    pub(crate) fn stroke(&mut self, closed: bool) {
        self.operator(if closed { b"s" } else { b"S" });
    }

    pub(crate) fn fill(&mut self) {
        self.operator(b"f");
    }

    /// A picture of one unit a side, drawn out to a size.
    pub(crate) fn picture(&mut self, name: &str, corner: Point, (width, height): (f32, f32)) {
        self.out.extend_from_slice(b"q ");
        self.number(width);
        self.out.extend_from_slice(b"0 0 ");
        self.number(height);
        self.point(corner);
        self.out.extend_from_slice(b"cm/");
        self.out.extend_from_slice(name.as_bytes());
        self.out.extend_from_slice(b" Do Q\n");
    }

    fn colour(&mut self, (red, green, blue): (f32, f32, f32)) {
        self.number(red);
        self.number(green);
        self.number(blue);
    }

    fn point(&mut self, (x, y): Point) {
        self.number(x);
        self.number(y);
    }

    fn number(&mut self, value: f32) {
        decimal(&mut self.out, value);
        self.out.push(b' ');
    }

    fn operator(&mut self, name: &[u8]) {
        self.out.extend_from_slice(name);
        self.out.push(b'\n');
    }
}

/// A number with at most three decimals: thousandths of a point are finer than any printer.
pub(crate) fn decimal(out: &mut Vec<u8>, value: f32) {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "what is too large for a page becomes the largest number that there is"
    )]
    let thousandths = (f64::from(value) * 1000.0).round() as i64;
    if thousandths < 0 {
        out.push(b'-');
    }
    let thousandths = thousandths.unsigned_abs();
    integer(out, i64::try_from(thousandths / 1000).unwrap_or_default());
    let mut rest = thousandths % 1000;
    if rest == 0 {
        return;
    }
    out.push(b'.');
    for place in [100, 10, 1] {
        if rest == 0 {
            break;
        }
        let digit = u8::try_from(rest / place).unwrap_or_default();
        out.push(b'0' + digit);
        rest %= place;
    }
}

/// A whole number.
pub(crate) fn integer(out: &mut Vec<u8>, value: i64) {
    if value < 0 {
        out.push(b'-');
    }
    let start = out.len();
    let mut rest = value.unsigned_abs();
    loop {
        out.push(b'0' + u8::try_from(rest % 10).unwrap_or_default());
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if let Some(digits) = out.get_mut(start..) {
        digits.reverse();
    }
}

pub(crate) fn hexadecimal(out: &mut Vec<u8>, byte: u8) {
    for half in [byte >> 4, byte & 15] {
        out.push(if half < 10 {
            b'0' + half
        } else {
            b'A' + half - 10
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_right() {
        for (value, text) in [
            (0.0, "0"),
            (-0.000_4, "0"),
            (1.0, "1"),
            (12.5, "12.5"),
            (0.05, "0.05"),
            (841.889_8, "841.89"),
            (-0.001, "-0.001"),
            (-7.25, "-7.25"),
            (f32::NAN, "0"),
        ] {
            let mut out = Vec::new();
            decimal(&mut out, value);
            assert_eq!(String::from_utf8(out).unwrap(), text, "{value}");
        }
        let mut out = Vec::new();
        integer(&mut out, i64::MIN);
        assert_eq!(out, b"-9223372036854775808");
    }

    #[test]
    fn glyphs_and_steps_make_one_list() {
        let mut operators = Operators::default();
        operators.step(-3.0);
        operators.glyph(1);
        operators.glyph(0xAB);
        operators.step(12.0);
        operators.step(1.0);
        operators.glyph(2);
        operators.end_glyphs();
        operators.end_glyphs();
        assert_eq!(
            String::from_utf8(operators.into_bytes()).unwrap(),
            "[-3<000100AB>12 1<0002>]TJ\n"
        );
    }
}
