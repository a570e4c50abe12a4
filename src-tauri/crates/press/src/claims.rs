//! What a document with attachments may still say of itself: no more than each of them says.

use crate::{
    Archival, Claims,
    model::{Block, Document, Insert},
};

/// The claims, and a sentence for each that was dropped.
pub(crate) fn claims(document: &Document) -> (Claims, Vec<String>) {
    let mut claims = Claims {
        accessible: true,
        archival: Archival::Structure,
    };
    let mut remarks: Vec<String> = document.look.accent.remark().into_iter().collect();
    for block in &document.blocks {
        if let Block::Attachment(insert) = block {
            of_attachment(insert, &mut claims, &mut remarks);
        }
    }
    (claims, remarks)
}

fn of_attachment(insert: &Insert, claims: &mut Claims, remarks: &mut Vec<String>) {
    let title = insert.title.trim();
    let file = insert.file.inner();
    if !file.tagged {
        claims.accessible = false;
        remarks.push(format!(
            "“{title}” has no tags, so this document no longer says that it is accessible throughout (PDF/UA). Its pages are read out as they were written, without headings, lists or descriptions of pictures."
        ));
    } else if let Some(broken) = file.claims.broken {
        claims.accessible = false;
        remarks.push(format!(
            "“{title}” says that it is accessible (PDF/UA), but {}; so this document does not say so of itself.",
            broken.why()
        ));
    } else if !file.claims.accessible {
        claims.accessible = false;
        remarks.push(format!(
            "“{title}” has tags, which are kept, but does not say that it is accessible after PDF/UA; so neither does this document."
        ));
    }
    if file.form {
        claims.accessible = false;
        remarks.push(format!(
            "“{title}” is a form. In this document it can be read and printed, but not filled in, so this document no longer says that it is accessible throughout (PDF/UA). Send the form by itself as well."
        ));
    }
    let archival = match file.claims.archival {
        None => Archival::No,
        Some(true) if file.tagged => Archival::Structure,
        Some(_) => Archival::Looks,
    };
    if archival < claims.archival {
        claims.archival = archival;
        remarks.push(if archival == Archival::No {
            format!("“{title}” is not archival (PDF/A-1 or PDF/A-2), so this document no longer says that it is.")
        } else {
            format!("“{title}” is archival in its looks only (PDF/A level B), so this document says no more of itself.")
        });
    }
}
