//! Lines of one paragraph at equal distances.

use super::{
    style::Type,
    text::{GlyphRun, Shaped},
};
use crate::fonts;

/// Height of Noto Sans above and below the baseline, as parts of its size.
const ABOVE: f32 = 1.069;
const BELOW: f32 = 0.293;

/// Puts every line onto the grid of its type, but for those with Nastaliq in them. Raised numbers and letters of other fonts
/// would make theirs higher than its neighbours.
pub(super) fn on_grid(shaped: &mut Shaped, kind: Type) {
    let Shaped { lines, runs, .. } = shaped;
    let baseline = (kind.leading - (ABOVE + BELOW) * kind.size) / 2.0 + ABOVE * kind.size;
    for line in lines {
        let runs = runs.get(line.runs.start as usize..line.runs.end as usize);
        let climbs = |run: &GlyphRun| fonts::is_nastaliq(run.face);
        if !runs.unwrap_or_default().iter().any(climbs) {
            line.height = kind.leading;
            line.baseline = baseline;
        }
    }
}
