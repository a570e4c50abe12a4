//! The logo as one object that every page draws by its name: pixels as an image, paths as a form
//! (ISO 32000-1, 8.9 and 8.10).

use std::fmt::Write as _;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use crate::{
    PressError,
    picture::{Draw, Edge, Path, Picture, Raster, Segment, Vector},
};

/// Its name in the pages' resources.
pub(crate) const LOGO: &str = "Logo";

/// Adds the logo, one unit wide and high, to the resources that all pages share.
pub(crate) fn write(
    file: &mut Document,
    picture: &Picture,
    pages: &[ObjectId],
) -> Result<(), PressError> {
    let logo = match picture {
        Picture::Raster(raster) => image(file, raster),
        Picture::Vector(vector) => form(file, vector),
    };
    for page in pages {
        let missing = || PressError::Write("a page has no resources".into());
        let resources = file
            .get_dictionary(*page)
            .and_then(|page| page.get(b"Resources"))
            .and_then(Object::as_reference)
            .and_then(|id| file.get_dictionary(id))
            .and_then(|resources| resources.get(b"XObject"))
            .and_then(Object::as_reference)
            .map_err(|_| missing())?;
        let names = file.get_dictionary_mut(resources).map_err(|_| missing())?;
        if names.has(LOGO.as_bytes()) {
            // All pages share one dictionary.
            break;
        }
        names.set(LOGO, logo);
    }
    Ok(())
}

fn image(file: &mut Document, raster: &Raster) -> ObjectId {
    let base = |space: &str| {
        dictionary! {
            "Type" => "XObject",
            "Subtype" => "Image",
            "Width" => i64::from(raster.width),
            "Height" => i64::from(raster.height),
            "BitsPerComponent" => 8,
            "ColorSpace" => space,
        }
    };
    let mut image = base("DeviceRGB");
    if let Some(alpha) = &raster.alpha {
        let mask = file.add_object(Stream::new(base("DeviceGray"), alpha.clone()));
        image.set("SMask", mask);
    }
    file.add_object(Stream::new(image, raster.colours.clone()))
}

fn form(file: &mut Document, vector: &Vector) -> ObjectId {
    let mut form = Form::default();
    for step in &vector.steps {
        form.step(step);
    }
    let (width, height) = (vector.width, vector.height);
    let mut dictionary = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => vec![0.into(), 0.into(), Object::Real(width), Object::Real(height)],
        // From units of the drawing, y down, to a square of one unit, y up.
        "Matrix" => vec![
            Object::Real(1.0 / width),
            0.into(),
            0.into(),
            Object::Real(-1.0 / height),
            0.into(),
            1.into(),
        ],
    };
    let mut resources = Dictionary::new();
    if !form.opacities.is_empty() {
        let mut states = Dictionary::new();
        for (index, (fill, stroke)) in form.opacities.iter().enumerate() {
            let state = dictionary! {
                "Type" => "ExtGState",
                "ca" => Object::Real(f32::from(*fill) / 255.0),
                "CA" => Object::Real(f32::from(*stroke) / 255.0),
            };
            states.set(format!("G{index}"), state);
        }
        resources.set("ExtGState", states);
        // What shines through is mixed within the logo first, in the colours of the page.
        dictionary.set(
            "Group",
            dictionary! { "S" => "Transparency", "CS" => "DeviceRGB" },
        );
    }
    dictionary.set("Resources", resources);
    file.add_object(Stream::new(dictionary, form.content.into_bytes()))
}

/// The content of a form while it is written.
#[derive(Default)]
struct Form {
    content: String,
    /// Opacities of fill and stroke, as parts of 255, that have a name.
    opacities: Vec<(u8, u8)>,
    opacity: Option<(u8, u8)>,
}

impl Form {
    fn step(&mut self, step: &Draw) {
        match step {
            Draw::Clip { segments, even_odd } => {
                self.content.push_str("q\n");
                self.segments(segments);
                self.content
                    .push_str(if *even_odd { "W* n\n" } else { "W n\n" });
            }
            Draw::Open => {
                self.content.push_str("Q\n");
                // The state from before the clip is back.
                self.opacity = None;
            }
            Draw::Path(path) => self.path(path),
        }
    }

    fn path(&mut self, path: &Path) {
        let share = |opacity: f32| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "from 0 to 255"
            )]
            let whole = (opacity.clamp(0.0, 1.0) * 255.0).round() as u8;
            whole
        };
        let fill = path.fill.map_or(255, |(_, opacity, _)| share(opacity));
        let edge = path.edge.as_ref().map_or(255, |edge| share(edge.opacity));
        self.opacity((fill, edge));
        if path.edge_first {
            self.edge(path);
            self.fill(path);
        } else {
            self.fill(path);
            self.edge(path);
        }
    }

    fn opacity(&mut self, opacity: (u8, u8)) {
        let opaque = (255, 255);
        if self.opacity == Some(opacity) || (opacity == opaque && self.opacities.is_empty()) {
            return;
        }
        let known = self.opacities.iter().position(|known| *known == opacity);
        let index = known.unwrap_or_else(|| {
            self.opacities.push(opacity);
            self.opacities.len() - 1
        });
        self.opacity = Some(opacity);
        self.put(format_args!("/G{index} gs\n"));
    }

    fn fill(&mut self, path: &Path) {
        if let Some((colour, _, even_odd)) = path.fill {
            self.colour(colour, "rg");
            self.segments(&path.segments);
            self.content.push_str(if even_odd { "f*\n" } else { "f\n" });
        }
    }

    fn edge(&mut self, path: &Path) {
        let Some(edge) = &path.edge else { return };
        self.pen(edge);
        self.segments(&path.segments);
        self.content.push_str("S\n");
    }

    fn pen(&mut self, edge: &Edge) {
        self.colour(edge.colour, "RG");
        let (width, cap, join, miter) = (edge.width, edge.cap, edge.join, edge.miter.max(1.0));
        self.put(format_args!("{width:.3} w {cap} J {join} j {miter:.2} M ["));
        for dash in &edge.dashes {
            self.put(format_args!("{dash:.3} "));
        }
        let phase = edge.phase;
        self.put(format_args!("] {phase:.3} d\n"));
    }

    fn colour(&mut self, colour: [u8; 3], operator: &str) {
        let [red, green, blue] = colour.map(|part| f32::from(part) / 255.0);
        self.put(format_args!("{red:.3} {green:.3} {blue:.3} {operator}\n"));
    }

    fn segments(&mut self, segments: &[Segment]) {
        for segment in segments {
            match segment {
                Segment::Move([x, y]) => self.put(format_args!("{x:.3} {y:.3} m\n")),
                Segment::Line([x, y]) => self.put(format_args!("{x:.3} {y:.3} l\n")),
                Segment::Curve([x1, y1], [x2, y2], [x, y]) => self.put(format_args!(
                    "{x1:.3} {y1:.3} {x2:.3} {y2:.3} {x:.3} {y:.3} c\n"
                )),
                Segment::Close => self.content.push_str("h\n"),
            }
        }
    }

    fn put(&mut self, text: std::fmt::Arguments<'_>) {
        // Writing into a string does not fail.
        let _ = self.content.write_fmt(text);
    }
}
