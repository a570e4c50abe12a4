//! `copse-cli search …`

use std::path::Path;

use copse_core::search::{SearchHit, search};

use crate::{arguments::Common, failure::Failure, open, output::Output};

pub(crate) fn run(
    common: &Common,
    folder: &Path,
    words: &[String],
    community: Option<&str>,
    output: Output,
) -> Result<(), Failure> {
    let store = open::open(common, folder)?;
    let community = match community {
        Some(named) => Some(open::community(&store, named)?.id),
        None => None,
    };
    let hits = search(&store, &words.join(" "), community)?;
    if hits.is_empty() {
        output.note("Nothing was found.");
    }
    output.print(&hits, |hits| hits.iter().flat_map(lines).collect())
}

fn lines(hit: &SearchHit) -> [String; 2] {
    let place = if hit.heading.is_empty() {
        String::new()
    } else {
        format!(", {}", hit.heading)
    };
    // The marks around a hit become what people use in plain text, and paragraphs one line.
    let snippet = hit.snippet.replace(['\u{2}', '\u{3}'], "*");
    let snippet = snippet.split_whitespace().collect::<Vec<_>>().join(" ");
    [
        format!("{}  {}{place}", hit.id, hit.title),
        format!("    {snippet}"),
    ]
}
