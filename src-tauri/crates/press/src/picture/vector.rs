//! SVG to paths. usvg resolves style sheets, units, shapes and references; what is left are paths in groups.

use std::sync::atomic::{AtomicBool, Ordering};

use usvg::{
    Group, ImageHrefResolver, Node, Options, Tree,
    tiny_skia_path::{PathSegment, Transform},
};

use super::PictureError;

/// Deepest nesting of elements that is read; a drawing program writes about ten.
const DEEPEST: usize = 200;

/// Most segments of paths. A logo has some hundreds.
const MOST_SEGMENTS: usize = 200_000;

/// Stack of the thread that reads, in bytes: usvg walks the tree by recursion.
const STACK: usize = 32 * 1024 * 1024;

/// A drawing of paths. Lengths are its own units from its top left corner.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Vector {
    pub(crate) width: f32,
    pub(crate) height: f32,
    pub(crate) steps: Vec<Draw>,
}

/// One step of drawing.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Draw {
    /// Everything up to the matching [`Draw::Open`] is seen only inside these paths.
    Clip {
        segments: Vec<Segment>,
        even_odd: bool,
    },
    /// Ends the last clip.
    Open,
    Path(Path),
}

/// A path that is filled, stroked or both.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Path {
    pub(crate) segments: Vec<Segment>,
    /// Colour, opacity from 0 to 1, and whether overlaps are left out.
    pub(crate) fill: Option<([u8; 3], f32, bool)>,
    pub(crate) edge: Option<Edge>,
    /// Whether the edge lies below the fill.
    pub(crate) edge_first: bool,
}

/// How a path is stroked.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Edge {
    pub(crate) colour: [u8; 3],
    pub(crate) opacity: f32,
    pub(crate) width: f32,
    /// As in PDF: 0 butt, 1 round, 2 square.
    pub(crate) cap: u8,
    /// As in PDF: 0 miter, 1 round, 2 bevel.
    pub(crate) join: u8,
    pub(crate) miter: f32,
    pub(crate) dashes: Vec<f32>,
    pub(crate) phase: f32,
}

/// A piece of a path, its points in units of the drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Segment {
    Move([f32; 2]),
    Line([f32; 2]),
    Curve([f32; 2], [f32; 2], [f32; 2]),
    Close,
}

/// Reads an SVG, in a thread of its own that has stack enough.
pub(super) fn read(text: &str) -> Result<Vector, PictureError> {
    if depth(text) > DEEPEST {
        return Err(PictureError::Damaged);
    }
    let text = text.to_owned();
    std::thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || parse(&text))
        .ok()
        .and_then(|reading| reading.join().ok())
        .unwrap_or(Err(PictureError::Damaged))
}

/// How deep elements are nested, at most: told from the tags alone, before anything walks them.
fn depth(text: &str) -> usize {
    let (mut open, mut deepest) = (0_usize, 0);
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = rest.get(at + 1..).unwrap_or_default();
        let end = rest.find('>').unwrap_or(rest.len());
        let tag = rest.get(..end).unwrap_or_default();
        if tag.starts_with('/') {
            open = open.saturating_sub(1);
        } else if !tag.starts_with(['!', '?']) && !tag.ends_with('/') {
            open += 1;
            deepest = deepest.max(open);
        }
    }
    deepest
}

fn parse(text: &str) -> Result<Vector, PictureError> {
    let xml = usvg::roxmltree::Document::parse_with_options(
        text,
        usvg::roxmltree::ParsingOptions {
            allow_dtd: true,
            nodes_limit: 500_000,
            ..Default::default()
        },
    )
    .map_err(|_| PictureError::Damaged)?;
    // usvg leaves these out without a word.
    let shown = |name: &str| {
        xml.descendants().any(|node| {
            node.tag_name().name() == name && node.text().is_some_and(|t| !t.trim().is_empty())
        })
    };
    if shown("text") || shown("tspan") {
        return Err(PictureError::Uses("text"));
    }
    let pictures = AtomicBool::new(false);
    let options = Options {
        // Nothing outside the file is ever opened.
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| {
                pictures.store(true, Ordering::Relaxed);
                None
            }),
            resolve_string: Box::new(|_, _| {
                pictures.store(true, Ordering::Relaxed);
                None
            }),
        },
        ..Options::default()
    };
    let tree = Tree::from_xmltree(&xml, &options).map_err(|_| PictureError::Damaged)?;
    if pictures.load(Ordering::Relaxed) {
        return Err(PictureError::Uses("pictures"));
    }
    let mut walk = Walk::default();
    walk.group(tree.root(), 1.0)?;
    let vector = Vector {
        width: tree.size().width(),
        height: tree.size().height(),
        steps: walk.steps,
    };
    if vector.is_visible() {
        Ok(vector)
    } else {
        Err(PictureError::Empty)
    }
}

#[derive(Default)]
struct Walk {
    steps: Vec<Draw>,
    segments: usize,
}

impl Walk {
    fn group(&mut self, group: &Group, opacity: f32) -> Result<(), PictureError> {
        if !group.filters().is_empty() {
            return Err(PictureError::Uses("filters"));
        }
        if group.mask().is_some() {
            return Err(PictureError::Uses("masks"));
        }
        if group.blend_mode() != usvg::BlendMode::Normal {
            return Err(PictureError::Uses("blending"));
        }
        let mut clips = 0;
        let mut clip = group.clip_path();
        while let Some(path) = clip {
            let mut segments = Vec::new();
            let mut even_odd = false;
            let transform = group.abs_transform().pre_concat(path.transform());
            self.outline(path.root(), transform, &mut segments, &mut even_odd)?;
            self.steps.push(Draw::Clip { segments, even_odd });
            clips += 1;
            clip = path.clip_path();
        }
        let opacity = opacity * group.opacity().get();
        for node in group.children() {
            match node {
                Node::Group(group) => self.group(group, opacity)?,
                Node::Path(path) => self.path(path, opacity)?,
                Node::Image(_) => return Err(PictureError::Uses("pictures")),
                Node::Text(_) => return Err(PictureError::Uses("text")),
            }
        }
        self.steps.extend((0..clips).map(|_| Draw::Open));
        Ok(())
    }

    fn path(&mut self, path: &usvg::Path, opacity: f32) -> Result<(), PictureError> {
        if !path.is_visible() {
            return Ok(());
        }
        let transform = path.abs_transform();
        let fill = match path.fill() {
            None => None,
            Some(fill) => {
                let even_odd = fill.rule() == usvg::FillRule::EvenOdd;
                Some((
                    colour(fill.paint())?,
                    fill.opacity().get() * opacity,
                    even_odd,
                ))
            }
        };
        let edge = match path.stroke() {
            None => None,
            Some(stroke) => Some(edge(stroke, transform, opacity)?),
        };
        let mut segments = Vec::new();
        self.segments(path, transform, &mut segments)?;
        self.steps.push(Draw::Path(Path {
            segments,
            fill,
            edge,
            edge_first: path.paint_order() == usvg::PaintOrder::StrokeAndFill,
        }));
        Ok(())
    }

    /// All paths below a group as one.
    fn outline(
        &mut self,
        group: &Group,
        transform: Transform,
        into: &mut Vec<Segment>,
        even_odd: &mut bool,
    ) -> Result<(), PictureError> {
        for node in group.children() {
            match node {
                Node::Group(group) => {
                    if group.clip_path().is_some() {
                        return Err(PictureError::Uses("clips inside clips"));
                    }
                    self.outline(group, transform, into, even_odd)?;
                }
                Node::Path(path) => {
                    *even_odd |= path
                        .fill()
                        .is_some_and(|fill| fill.rule() == usvg::FillRule::EvenOdd);
                    self.segments(path, transform.pre_concat(path.abs_transform()), into)?;
                }
                Node::Image(_) | Node::Text(_) => return Err(PictureError::Uses("text")),
            }
        }
        Ok(())
    }

    fn segments(
        &mut self,
        path: &usvg::Path,
        transform: Transform,
        into: &mut Vec<Segment>,
    ) -> Result<(), PictureError> {
        let moved = path
            .data()
            .clone()
            .transform(transform)
            .ok_or(PictureError::Damaged)?;
        let mut at = [0.0; 2];
        for segment in moved.segments() {
            self.segments += 1;
            if self.segments > MOST_SEGMENTS {
                return Err(PictureError::TooLarge);
            }
            into.push(match segment {
                PathSegment::MoveTo(to) => {
                    at = [to.x, to.y];
                    Segment::Move(at)
                }
                PathSegment::LineTo(to) => {
                    at = [to.x, to.y];
                    Segment::Line(at)
                }
                PathSegment::QuadTo(via, to) => {
                    // A quadratic curve as a cubic one: each handle two thirds of the way to the control point.
                    let handle = |from: [f32; 2]| {
                        [
                            from[0] + (via.x - from[0]) * 2.0 / 3.0,
                            from[1] + (via.y - from[1]) * 2.0 / 3.0,
                        ]
                    };
                    let (first, second) = (handle(at), handle([to.x, to.y]));
                    at = [to.x, to.y];
                    Segment::Curve(first, second, at)
                }
                PathSegment::CubicTo(first, second, to) => {
                    at = [to.x, to.y];
                    Segment::Curve([first.x, first.y], [second.x, second.y], at)
                }
                PathSegment::Close => Segment::Close,
            });
        }
        Ok(())
    }
}

fn colour(paint: &usvg::Paint) -> Result<[u8; 3], PictureError> {
    match paint {
        usvg::Paint::Color(colour) => Ok([colour.red, colour.green, colour.blue]),
        usvg::Paint::LinearGradient(_) | usvg::Paint::RadialGradient(_) => {
            Err(PictureError::Uses("colour gradients"))
        }
        usvg::Paint::Pattern(_) => Err(PictureError::Uses("patterns")),
    }
}

fn edge(stroke: &usvg::Stroke, transform: Transform, opacity: f32) -> Result<Edge, PictureError> {
    // Points are moved to units of the drawing, so the pen grows with them; a slanted pen stays round.
    let (across, down) = transform.get_scale();
    let scale = (across * down).abs().sqrt();
    Ok(Edge {
        colour: colour(stroke.paint())?,
        opacity: stroke.opacity().get() * opacity,
        width: stroke.width().get() * scale,
        cap: match stroke.linecap() {
            usvg::LineCap::Butt => 0,
            usvg::LineCap::Round => 1,
            usvg::LineCap::Square => 2,
        },
        join: match stroke.linejoin() {
            usvg::LineJoin::Miter | usvg::LineJoin::MiterClip => 0,
            usvg::LineJoin::Round => 1,
            usvg::LineJoin::Bevel => 2,
        },
        miter: stroke.miterlimit().get(),
        dashes: stroke
            .dasharray()
            .map(|dashes| dashes.iter().map(|dash| dash * scale).collect())
            .unwrap_or_default(),
        phase: stroke.dashoffset() * scale,
    })
}

impl Vector {
    /// Whether anything of it shows on white paper.
    fn is_visible(&self) -> bool {
        let shows = |colour: &[u8; 3], opacity: f32| {
            opacity > 0.04 && colour.iter().any(|part| *part < 250)
        };
        self.steps.iter().any(|step| match step {
            Draw::Path(path) => {
                path.fill
                    .as_ref()
                    .is_some_and(|(colour, opacity, _)| shows(colour, *opacity))
                    || path
                        .edge
                        .as_ref()
                        .is_some_and(|edge| shows(&edge.colour, edge.opacity))
            }
            Draw::Clip { .. } | Draw::Open => false,
        })
    }
}
