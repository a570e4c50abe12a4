//! Header and footer. The header of the first page is read out, so that nobody misses the mark of
//! confidentiality; everywhere else both are decoration.

use super::{
    Setter,
    page::{Paint, Placed, Shape},
    piece::{LineAt, Rule},
    place::{add_run, rounded},
    style::{Colour, FOOTER_BOTTOM, FURNITURE_GAP, HEADER_TOP, MARGIN, MEASURE, MM, Tone, Type},
    text::{Align, Draft, Span},
    tree::{NodeId, Role},
};

/// Least space between what stands left and what stands right.
const APART: f32 = 8.0 * MM;

/// Least space between the footer's text and the page number.
const APART_FROM_NUMBER: f32 = 4.0 * MM;

/// Height of text on a page, less than there is in any edition.
const PAGE: f32 = 560.0;

/// A header as set: paragraphs and their places.
#[derive(Debug, Clone)]
pub(crate) struct Running {
    left: Option<u32>,
    mark: Option<u32>,
    /// Left edge and top of the mark.
    mark_at: (f32, f32),
    height: f32,
}

impl Setter<'_> {
    /// Sets the header of the last page; the first time, finds out where text begins and ends. Returns how much
    /// lower text begins on this page.
    pub(crate) fn header(&mut self) -> f32 {
        let running = if let Some(running) = self.running.clone() {
            running
        } else {
            let running = self.running(NodeId::ARTIFACT, NodeId::ARTIFACT);
            let has_header = running.height > 0.0;
            self.top = HEADER_TOP
                + running.height
                + if has_header {
                    FURNITURE_GAP + APART
                } else {
                    0.0
                };
            self.bottom = FOOTER_BOTTOM - self.footer_height() - FURNITURE_GAP - 5.0 * MM;
            self.running = Some(running.clone());
            running
        };
        let read = self.setting.pages.len() == self.first + 1;
        let mut below = 0.0;
        if read {
            let top = self.letterhead(MARGIN, HEADER_TOP, MEASURE);
            below = top - HEADER_TOP;
        }
        let running = if read {
            let left = self.setting.tree.add(self.root, Role::Paragraph);
            let mark = self.setting.tree.add(self.root, Role::Paragraph);
            self.running(left, mark)
        } else {
            running
        };
        let top = HEADER_TOP + below;
        self.place_running(&running, top);
        if running.height > 0.0 {
            self.rule(Rule::WRITING, top + running.height + FURNITURE_GAP);
        }
        below
    }

    /// The header for two elements. Where both do not fit beside each other, the mark stands below.
    pub(crate) fn running(&mut self, left: NodeId, mark: NodeId) -> Running {
        let kind = self.style.furniture;
        let strong = Type {
            bold: true,
            tone: Tone::Ink,
            ..kind
        };
        let mark_draft = Draft::one(&self.furniture.mark, Span::new(strong, mark));
        let mark = self.para(
            mark_draft,
            strong,
            MEASURE - lock_room(kind.size),
            Align::Left,
        );
        let mark_width = mark.map_or(0.0, |_| {
            self.para_width(mark) + lock_room(kind.size) + APART
        });
        let draft = Draft::one(&self.furniture.header, Span::new(kind, left));
        let left = self.para(draft, kind, MEASURE, Align::Left);
        let left_height = self.para_height(left);
        let beside =
            self.para_width(left) + mark_width <= MEASURE && left_height <= kind.leading * 1.5;
        let x = if beside && left.is_some() {
            MARGIN + MEASURE - mark_width + APART + lock_room(kind.size)
        } else {
            MARGIN + lock_room(kind.size)
        };
        let mark_top = if beside { 0.0 } else { left_height };
        let height = left_height.max(mark_top + self.para_height(mark));
        Running {
            left,
            mark,
            mark_at: (x, mark_top),
            height,
        }
    }

    /// Width of a header's mark with its lock.
    pub(crate) fn running_mark_width(&self, running: &Running) -> f32 {
        running.mark.map_or(0.0, |_| {
            self.para_width(running.mark) + lock_room(self.style.furniture.size)
        })
    }

    /// Sets the mark alone, its lock at `x`. Returns where it ends.
    pub(crate) fn place_mark(&mut self, running: &Running, x: f32, y: f32) -> f32 {
        let room = lock_room(self.style.furniture.size);
        let mark = Running {
            left: None,
            mark_at: (x + room, 0.0),
            ..running.clone()
        };
        self.place_running(&mark, y);
        y + self.para_height(running.mark)
    }

    pub(crate) fn place_running(&mut self, running: &Running, top: f32) {
        self.place_para(running.left, MARGIN, top);
        if running.mark.is_some() {
            let size = self.style.furniture.size;
            let (x, y) = running.mark_at;
            self.place_para(running.mark, x, top + y);
            let leading = self.style.furniture.leading;
            let lock = lock(
                x - lock_room(size),
                top + y + (leading - size * 1.1) / 2.0,
                size * 1.1,
            );
            self.page().shapes.extend(lock);
        }
    }

    /// Sets a whole paragraph at a place.
    pub(crate) fn place_para(&mut self, para: Option<u32>, x: f32, top: f32) {
        let Some(index) = para else { return };
        let heights: Vec<f32> = self
            .setting
            .paras
            .get(index as usize)
            .map(|para| para.lines.iter().map(|line| line.height).collect())
            .unwrap_or_default();
        let mut y = top;
        for (height, line) in heights.into_iter().zip(0_u32..) {
            self.place_line(
                LineAt {
                    para: index,
                    line,
                    x,
                    y: 0.0,
                },
                y,
            );
            y += height;
        }
    }

    pub(crate) fn para_height(&self, para: Option<u32>) -> f32 {
        para.and_then(|index| self.setting.paras.get(index as usize))
            .map_or(0.0, |para| para.lines.iter().map(|line| line.height).sum())
    }

    /// What stands left in the footer. The page number stands in its last line: where one line does not hold both, the
    /// text takes the whole width but for that last line, since large print has no room to give away.
    fn footer_text(&mut self) -> Option<u32> {
        let kind = self.style.furniture;
        let room = MEASURE - self.number_room();
        let draft = || Draft::one(&self.furniture.footer, Span::new(kind, NodeId::ARTIFACT));
        let (beside, whole) = (draft(), draft());
        let beside = self.para(beside, kind, room, Align::Left);
        if self.para_height(beside) <= kind.leading * 1.5 {
            return beside;
        }
        let whole = self.para(whole, kind, MEASURE, Align::Left);
        let last = whole
            .and_then(|index| self.setting.paras.get(index as usize))
            .and_then(|para| para.lines.last())
            .map_or(0.0, |line| line.width);
        if last <= room { whole } else { beside }
    }

    /// Room that a page number takes with the space before it.
    fn number_room(&mut self) -> f32 {
        let kind = self.style.furniture;
        let most = match self.most_pages() {
            0..=9 => 8,
            10..=99 => 88,
            100..=999 => 888,
            _ => 8888,
        };
        let draft = Draft::one(
            &self.page_words(most, most),
            Span::new(kind, NodeId::ARTIFACT),
        );
        let number = self.shaper.set(draft, kind, MEASURE, Align::Left).width();
        number + APART_FROM_NUMBER
    }

    /// More pages than the copy at hand will have: where text begins and ends has to be known before they are. What is set
    /// of it once its footers are does not count twice, so that they come out as they were planned.
    fn most_pages(&mut self) -> usize {
        if let Some(pages) = self.most_pages {
            return pages;
        }
        let lines = self.setting.paras.iter().flat_map(|para| &para.lines);
        let text: f32 = lines.map(|line| line.height + self.style.grow * MM).sum();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a small number above 0"
        )]
        let pages = (text * 1.6 / PAGE) as usize + 1;
        let attached = self.attachments.iter().map(|insert| insert.file.pages());
        let pages = pages + attached.sum::<usize>();
        self.most_pages = Some(pages);
        pages
    }

    fn footer_height(&mut self) -> f32 {
        let text = self.footer_text();
        self.para_height(text).max(self.style.furniture.leading)
    }

    fn page_words(&self, page: usize, pages: usize) -> String {
        self.words
            .page
            .replace("{page}", &page.to_string())
            .replace("{pages}", &pages.to_string())
    }

    /// Sets what can be set only once all pages of a copy are known: footers and the numbers of the contents.
    pub(crate) fn finish(&mut self) {
        self.footers();
        self.page_numbers();
    }

    fn footers(&mut self) {
        let kind = self.style.furniture;
        let text = self.footer_text();
        let height = self.para_height(text).max(kind.leading);
        let top = FOOTER_BOTTOM - height;
        let (first, end) = (self.first, self.setting.pages.len());
        for page in first + usize::from(self.covered)..end {
            let sheet = self.setting.pages.get(page);
            if sheet.is_some_and(|sheet| sheet.foreign.is_some()) {
                continue;
            }
            let draft = Draft::one(
                &self.page_words(page - first + 1, end - first),
                Span::new(kind, NodeId::ARTIFACT),
            );
            let number = self.para(draft, kind, MEASURE, Align::Right);
            let index = u32::try_from(page).unwrap_or_default();
            self.place_artifact(index, text, top);
            self.place_artifact(index, number, FOOTER_BOTTOM - kind.leading);
            if let Some(sheet) = self.setting.pages.get_mut(page) {
                let y = top - FURNITURE_GAP;
                sheet.shapes.push(Shape::Line {
                    from: (MARGIN, y),
                    to: (MARGIN + MEASURE, y),
                    weight: Rule::WRITING.weight,
                    colour: Rule::WRITING.colour,
                });
            }
        }
    }

    /// Sets a paragraph as decoration on any page.
    fn place_artifact(&mut self, page: u32, para: Option<u32>, top: f32) {
        let Some(index) = para else { return };
        let Some(set) = self.setting.paras.get(index as usize) else {
            return;
        };
        let mut y = top;
        let mut runs = Vec::new();
        for line in &set.lines {
            runs.extend(line.runs.clone().map(|run| Placed {
                para: index,
                run,
                x: MARGIN,
                y: y + line.baseline,
            }));
            y += line.height;
        }
        for run in runs {
            add_run(&mut self.setting, page, NodeId::ARTIFACT, run);
        }
    }
}

/// Room that the lock takes before the mark.
fn lock_room(size: f32) -> f32 {
    size * 1.1 * (1.0 - LOCK_EDGE) + 1.2 * MM
}

/// Empty room at the left of the lock's drawing, as a part of its height.
const LOCK_EDGE: f32 = 4.0 / 24.0;

/// A small lock, `size` points high, drawn as lines, its left edge at `x`.
fn lock(x: f32, y: f32, size: f32) -> Vec<Shape> {
    let x = x - size * LOCK_EDGE;
    let unit = size / 24.0;
    let paint = |closed| Paint::Stroke {
        weight: 2.0 * unit,
        colour: Colour::INK,
        closed,
    };
    let at = |dx: f32, dy: f32| (x + dx * unit, y + dy * unit);
    let body = {
        let (left, top) = at(5.0, 10.5);
        rounded(
            left,
            top,
            (14.0 * unit, 9.8 * unit),
            2.5 * unit,
            paint(true),
        )
    };
    // The shackle: up, half a circle of radius 4 in two quarters, down.
    let reach = 4.0 * 0.552_285;
    let shackle = Shape::Path {
        start: at(8.0, 10.5),
        curves: vec![
            [at(8.0, 10.5), at(8.0, 8.0), at(8.0, 8.0)],
            [at(8.0, 8.0 - reach), at(12.0 - reach, 4.0), at(12.0, 4.0)],
            [at(12.0 + reach, 4.0), at(16.0, 8.0 - reach), at(16.0, 8.0)],
            [at(16.0, 8.0), at(16.0, 10.5), at(16.0, 10.5)],
        ],
        paint: paint(false),
    };
    let (left, top) = at(10.5, 13.8);
    let hole = rounded(
        left,
        top,
        (3.0 * unit, 3.0 * unit),
        1.5 * unit,
        Paint::Fill(Colour::INK),
    );
    vec![body, shackle, hole]
}
