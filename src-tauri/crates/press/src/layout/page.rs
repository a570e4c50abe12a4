//! Pages as set: what the writer turns into a file.

use super::{
    style::{Colour, Palette},
    text::Para,
    tree::{NodeId, Tree},
};
use crate::{graft::Attachment, model::Anchor};

/// A document as set.
pub(crate) struct Setting {
    pub(crate) pages: Vec<Page>,
    pub(crate) tree: Tree,
    pub(crate) paras: Vec<Para>,
    pub(crate) links: Vec<LinkInfo>,
    pub(crate) marks: Vec<Mark>,
    pub(crate) palette: Palette,
    pub(crate) inserts: Vec<Inserted>,
}

/// An attachment at its place.
#[derive(Debug, Clone)]
pub(crate) struct Inserted {
    pub(crate) file: Attachment,
    pub(crate) title: String,
    /// Element that its tags hang below.
    pub(crate) node: NodeId,
}

/// One page. Lengths are points from its top left corner.
#[derive(Default)]
pub(crate) struct Page {
    /// Drawn first, as decoration.
    pub(crate) shapes: Vec<Shape>,
    /// Text of the structure tree, in the order in which it is drawn.
    pub(crate) sequences: Vec<Sequence>,
    /// Header and footer, which are not read out.
    pub(crate) furniture: Vec<Placed>,
    pub(crate) links: Vec<LinkArea>,
    /// Set where the page is one of an attachment: index of that, and of its page.
    pub(crate) foreign: Option<(u32, u32)>,
}

/// Marked content: what belongs to one element without interruption.
pub(crate) struct Sequence {
    pub(crate) node: NodeId,
    /// Drawn first: what a figure is made of.
    pub(crate) shapes: Vec<Shape>,
    pub(crate) runs: Vec<Placed>,
}

/// A run of glyphs at its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Placed {
    pub(crate) para: u32,
    pub(crate) run: u32,
    /// Left edge of the paragraph.
    pub(crate) x: f32,
    /// Baseline.
    pub(crate) y: f32,
}

/// A place on a page.
pub(crate) type Point = (f32, f32);

/// Something drawn.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Shape {
    Line {
        from: Point,
        to: Point,
        weight: f32,
        colour: Colour,
    },
    /// A closed path of cubic Bézier curves.
    Path {
        start: Point,
        curves: Vec<[Point; 3]>,
        paint: Paint,
    },
    /// Text among the drawing: it lies over what is drawn before it and under what is drawn after.
    Text(Placed),
    /// The logo.
    Logo {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
    },
}

/// How a path is painted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Paint {
    Fill(Colour),
    Stroke {
        weight: f32,
        colour: Colour,
        closed: bool,
    },
    /// A broken line: lengths of a dash and of a gap.
    Dashed {
        weight: f32,
        colour: Colour,
        dash: (f32, f32),
    },
}

/// Where a link can be pressed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LinkArea {
    pub(crate) link: u32,
    pub(crate) left: f32,
    pub(crate) top: f32,
    pub(crate) right: f32,
    pub(crate) bottom: f32,
}

/// A link.
#[derive(Debug, Clone)]
pub(crate) struct LinkInfo {
    pub(crate) node: NodeId,
    pub(crate) target: Target,
    /// What it leads to, in words.
    pub(crate) words: String,
    /// Where it was first set: page and top.
    pub(crate) first: Option<(u32, f32)>,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Target {
    Address(String),
    Place(Anchor),
    /// Where the note is first referred to.
    Citation(Anchor),
}

/// A place that something points at.
#[derive(Debug, Clone)]
pub(crate) struct Mark {
    pub(crate) anchor: Option<Anchor>,
    /// Level and title of a bookmark.
    pub(crate) bookmark: Option<(u8, String)>,
    /// Page and top, once set.
    pub(crate) place: Option<(u32, f32)>,
}

impl Setting {
    /// Page and top of a place.
    pub(crate) fn place(&self, anchor: Anchor) -> Option<(u32, f32)> {
        self.marks
            .iter()
            .find(|mark| mark.anchor == Some(anchor))
            .and_then(|mark| mark.place)
    }

    /// Page and top to which a link leads.
    pub(crate) fn destination(&self, target: &Target) -> Option<(u32, f32)> {
        match target {
            Target::Address(_) => None,
            Target::Place(anchor) => self.place(*anchor),
            Target::Citation(anchor) => self
                .links
                .iter()
                .find(|link| link.target == Target::Place(*anchor) && link.first.is_some())
                .and_then(|link| link.first),
        }
    }
}
