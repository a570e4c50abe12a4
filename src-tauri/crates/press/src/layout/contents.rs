//! The contents: titles now, page numbers once all pages are known.

use super::{
    Setter,
    page::{Placed, Target},
    piece::{CellUnit, Drawing, RowUnit, Rule},
    style::{MARGIN, MEASURE, MM},
    text::{Align, Draft, Span},
    tree::{NodeId, Role},
};
use crate::model::ContentsLine;

/// A line of the contents whose page number is set last.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Slot {
    /// Index of the link that leads there.
    pub(crate) link: u32,
    /// Where the number belongs, once its line is set.
    pub(crate) place: Option<SlotPlace>,
}

/// Place of a page number: page, index of its sequence, baseline.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SlotPlace {
    pub(crate) page: u32,
    pub(crate) sequence: u32,
    pub(crate) baseline: f32,
}

impl Setter<'_> {
    /// The contents: each line is a link over its whole width.
    pub(crate) fn contents(&mut self, lines: &[ContentsLine]) -> Vec<RowUnit> {
        let node = self.setting.tree.add(self.root, Role::Contents);
        let mut units = Vec::with_capacity(lines.len());
        for line in lines {
            if !self.survey.places.contains(&line.place) {
                continue;
            }
            let item = self.setting.tree.add(node, Role::ContentsItem);
            let reference = self.setting.tree.add(item, Role::Reference);
            let width = MEASURE - 16.0 * MM * self.style.grow;
            let kind = self.style.label;
            let mut span = Span::new(kind, NodeId::ROOT);
            let words = self.words.to_page.replace("{title}", &line.title);
            self.link_to(&mut span, Target::Place(line.place), words, reference);
            let link = span.link.take().unwrap_or_default();
            let para = self.para(Draft::one(&line.title, span), kind, width, Align::Left);
            let mut pieces = self.lines(para, MARGIN);
            self.slots.push(Slot { link, place: None });
            if let Some(last) = pieces.last_mut() {
                let slot = u32::try_from(self.slots.len() - 1).unwrap_or_default();
                last.drawing = Some(Drawing::PageNumber { slot });
            }
            let detail_node = self.setting.tree.add(item, Role::Paragraph);
            let detail = Draft::one(&line.detail, Span::new(self.style.small, detail_node));
            let para = self.para(detail, self.style.small, width, Align::Left);
            pieces.extend(self.lines(para, MARGIN));
            units.push(RowUnit {
                cells: vec![CellUnit { node: None, pieces }],
                padding: 3.2 * MM,
                rule_below: Some(Rule::HAIRLINE),
                whole_up_to: f32::MAX,
                ..RowUnit::default()
            });
        }
        units
    }

    /// The numbers of the contents, in the marked content of their links.
    pub(crate) fn page_numbers(&mut self) {
        let kind = self.style.body;
        for slot in std::mem::take(&mut self.slots) {
            let Some(place) = slot.place else { continue };
            let Some(info) = self.setting.links.get(slot.link as usize) else {
                continue;
            };
            let (node, target) = (info.node, info.target.clone());
            let Some((page, _)) = self.setting.destination(&target) else {
                continue;
            };
            let number = (page as usize + 1).saturating_sub(self.first).to_string();
            if let Some(info) = self.setting.links.get_mut(slot.link as usize) {
                info.words = info.words.replace("{page}", &number);
            }
            // The space keeps title and number apart where the text is read out or copied.
            let draft = Draft::one(&format!(" {number}"), Span::new(kind, node));
            let Some(para) = self.para(draft, kind, MEASURE, Align::Right) else {
                continue;
            };
            let runs = self
                .setting
                .paras
                .get(para as usize)
                .map_or(0..0, |para| 0..para.runs.len());
            if let Some(sequence) = self
                .setting
                .pages
                .get_mut(place.page as usize)
                .and_then(|page| page.sequences.get_mut(place.sequence as usize))
            {
                sequence
                    .runs
                    .extend(runs.zip(0_u32..).map(|(_, run)| Placed {
                        para,
                        run,
                        x: MARGIN,
                        y: place.baseline,
                    }));
            }
        }
    }
}
