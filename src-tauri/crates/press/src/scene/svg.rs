//! A figure as SVG for the screen and for files: text stays text, and a screen reader is told title and description.

use std::fmt::Write;

use super::{
    Colour, Dash, Mark, PATTERN_WIDTH, Piece, Point, Scene, Step, Stroke, TextAnchor, ink_of,
    pieces,
};

/// Writes a figure as SVG 1.1 without style elements or scripts, fit to stand inside a page.
///
/// `id` has to be unique on the page: the names of title and description begin with it. Letters, digits and hyphens of
/// it are used, all else is dropped. Each mark has a class of its colour (see [`Colour::class`]) and the value on paper
/// as an attribute, which any style sheet outranks; so a page may recolour a figure for a dark ground.
pub fn svg(scene: &Scene, id: &str) -> String {
    let id: String = id
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
        .collect();
    let (width, height) = (number(scene.width), number(scene.height));
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"scene\" role=\"img\" \
         aria-labelledby=\"{id}-title {id}-description\" viewBox=\"0 0 {width} {height}\" \
         width=\"{width}\" height=\"{height}\">"
    );
    put(
        &mut out,
        format_args!("<title id=\"{id}-title\">{}</title>", escaped(&scene.title)),
    );
    put(
        &mut out,
        format_args!(
            "<desc id=\"{id}-description\">{}</desc>",
            escaped(&scene.description)
        ),
    );
    // What is inside is told by title, description and table; letter by letter it would only confuse.
    out.push_str("<g aria-hidden=\"true\" font-family=\"inherit\">");
    for mark in &scene.marks {
        write_mark(&mut out, mark);
    }
    out.push_str("</g></svg>");
    out
}

fn write_mark(out: &mut String, mark: &Mark) {
    match mark {
        Mark::Rect { area, fill, stroke } => {
            let shape = format!(
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
                number(area.x),
                number(area.y),
                number(area.width),
                number(area.height)
            );
            if let Some(fill) = fill {
                put(
                    out,
                    format_args!("{shape}{}/>", painted(Some(fill.colour), None)),
                );
                pattern(out, &pieces(*area, fill.pattern), ink_of(fill.colour));
            }
            if let Some(stroke) = stroke {
                put(
                    out,
                    format_args!("{shape}{}/>", painted(None, Some(*stroke))),
                );
            }
        }
        Mark::Line { from, to, stroke } => put(
            out,
            format_args!(
                "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"{}/>",
                number(from.x),
                number(from.y),
                number(to.x),
                number(to.y),
                painted(None, Some(*stroke))
            ),
        ),
        Mark::Path {
            start,
            steps,
            closed,
            fill,
            stroke,
        } => put(
            out,
            format_args!(
                "<path d=\"{}\"{}/>",
                path(*start, steps, *closed),
                painted(*fill, *stroke)
            ),
        ),
        Mark::Circle {
            centre,
            radius,
            fill,
            stroke,
        } => put(
            out,
            format_args!(
                "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"{}/>",
                number(centre.x),
                number(centre.y),
                number(*radius),
                painted(*fill, *stroke)
            ),
        ),
        Mark::Text {
            at,
            text,
            size,
            bold,
            colour,
            anchor,
        } => {
            let weight = if *bold { " font-weight=\"bold\"" } else { "" };
            let anchor = match anchor {
                TextAnchor::Left => "",
                TextAnchor::Middle => " text-anchor=\"middle\"",
                TextAnchor::Right => " text-anchor=\"end\"",
            };
            put(
                out,
                format_args!(
                    "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{weight}{anchor}{}>{}</text>",
                    number(at.x),
                    number(at.y),
                    number(*size),
                    painted(Some(*colour), None),
                    escaped(text)
                ),
            );
        }
    }
}

/// A pattern as one path, which is far shorter than a line each.
fn pattern(out: &mut String, pieces: &[Piece], ink: Colour) {
    if pieces.is_empty() {
        return;
    }
    let mut data = String::new();
    let mut dots = false;
    for piece in pieces {
        match piece {
            Piece::Line(from, to) => put(&mut data, format_args!("M{}L{}", pair(*from), pair(*to))),
            // A line of no length with round ends is a dot.
            Piece::Dot(at) => {
                dots = true;
                put(&mut data, format_args!("M{}h0", pair(*at)));
            }
        }
    }
    let width = if dots {
        PATTERN_WIDTH * 2.0
    } else {
        PATTERN_WIDTH
    };
    put(
        out,
        format_args!(
            "<path d=\"{data}\" stroke-linecap=\"{}\"{}/>",
            if dots { "round" } else { "butt" },
            painted(None, Some(Stroke::solid(ink, width)))
        ),
    );
}

fn path(start: Point, steps: &[Step], closed: bool) -> String {
    let mut data = format!("M{}", pair(start));
    for step in steps {
        match step {
            Step::Line(to) => put(&mut data, format_args!("L{}", pair(*to))),
            Step::Curve(first, second, to) => put(
                &mut data,
                format_args!("C{} {} {}", pair(*first), pair(*second), pair(*to)),
            ),
        }
    }
    if closed {
        data.push('Z');
    }
    data
}

/// Classes and values of fill and stroke.
fn painted(fill: Option<Colour>, stroke: Option<Stroke>) -> String {
    let mut classes = String::new();
    let mut values = match fill {
        Some(colour) => {
            put(&mut classes, format_args!("{}-fill", colour.class()));
            format!(" fill=\"{}\"", hex(colour))
        }
        None => " fill=\"none\"".to_owned(),
    };
    if let Some(stroke) = stroke {
        if !classes.is_empty() {
            classes.push(' ');
        }
        put(
            &mut classes,
            format_args!("{}-stroke", stroke.colour.class()),
        );
        put(
            &mut values,
            format_args!(
                " stroke=\"{}\" stroke-width=\"{}\"",
                hex(stroke.colour),
                number(stroke.width)
            ),
        );
        if stroke.dash != Dash::None {
            let lengths: Vec<String> = stroke.dashes().into_iter().map(number).collect();
            put(
                &mut values,
                format_args!(" stroke-dasharray=\"{}\"", lengths.join(" ")),
            );
        }
    }
    format!(" class=\"{classes}\"{values}")
}

fn hex(colour: Colour) -> String {
    let [red, green, blue] = colour.on_paper();
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn pair(point: Point) -> String {
    format!("{} {}", number(point.x), number(point.y))
}

/// A length with at most two digits after the point, and none where they say nothing.
fn number(value: f32) -> String {
    let text = format!("{value:.2}");
    let short = text.trim_end_matches('0').trim_end_matches('.');
    if short == "-0" {
        "0".to_owned()
    } else {
        short.to_owned()
    }
}

/// Text for XML 1.0: what has a meaning there is escaped, characters that it does not allow are dropped.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\r' | '\t' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {}
            c => out.push(c),
        }
    }
    out
}

/// Writing to a string never fails.
fn put(out: &mut String, what: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(what);
}

#[cfg(test)]
mod tests {
    use super::super::{Area, Fill, Numbers, Pattern};
    use super::*;

    fn scene(marks: Vec<Mark>) -> Scene {
        Scene {
            title: "Who <came> & who \"did not\"".into(),
            description: "Nine of ten.\nOne was ill.".into(),
            width: 200.0,
            height: 100.5,
            marks,
            numbers: Numbers::default(),
        }
    }

    #[test]
    fn title_and_description_come_first_and_name_the_picture() {
        let svg = svg(&scene(Vec::new()), "fig 1\"");
        assert!(svg.contains("role=\"img\" aria-labelledby=\"fig1-title fig1-description\""));
        assert!(svg.contains(
            "<title id=\"fig1-title\">Who &lt;came&gt; &amp; who &quot;did not&quot;</title>"
        ));
        assert!(svg.contains("<desc id=\"fig1-description\">Nine of ten. One was ill.</desc>"));
        assert!(svg.contains("viewBox=\"0 0 200 100.5\""));
        assert!(
            !svg.contains("style"),
            "a strict page allows no style attributes"
        );
    }

    #[test]
    fn text_stays_text_and_patterns_are_drawn() {
        let marks = vec![
            Mark::Text {
                at: Point::new(10.0, 20.333),
                text: "শ্রীমতী <রহিমা>".into(),
                size: 12.0,
                bold: true,
                colour: Colour::Ink,
                anchor: TextAnchor::Middle,
            },
            Mark::Rect {
                area: Area {
                    x: 0.0,
                    y: 0.0,
                    width: 20.0,
                    height: 20.0,
                },
                fill: Some(Fill {
                    colour: Colour::LeafSoft,
                    pattern: Pattern::Dotted,
                }),
                stroke: None,
            },
        ];
        let svg = svg(&scene(marks), "f");
        assert!(svg.contains("<text x=\"10\" y=\"20.33\" font-size=\"12\" font-weight=\"bold\" text-anchor=\"middle\""));
        assert!(svg.contains(">শ্রীমতী &lt;রহিমা&gt;</text>"));
        assert!(svg.contains("stroke-linecap=\"round\" class=\"scene-accent-stroke\""));
    }

    #[test]
    fn broken_lines_and_curves_are_written_as_they_are_meant() {
        let stroke = Stroke {
            colour: Colour::Edge,
            width: 2.0,
            dash: Dash::Dashes,
        };
        let curve = Mark::Path {
            start: Point::new(0.0, 0.0),
            steps: vec![
                Step::Line(Point::new(1.0, 1.0)),
                Step::Curve(
                    Point::new(2.0, 2.0),
                    Point::new(3.0, 3.0),
                    Point::new(4.0, 4.0),
                ),
            ],
            closed: true,
            fill: None,
            stroke: Some(stroke),
        };
        let svg = svg(&scene(vec![curve]), "f");
        assert!(svg.contains("d=\"M0 0L1 1C2 2 3 3 4 4Z\""), "{svg}");
        assert!(svg.contains("stroke-dasharray=\"8 6\""));
    }
}
