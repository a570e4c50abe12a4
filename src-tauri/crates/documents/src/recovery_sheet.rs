//! The recovery sheet (domain H2): the only other way into a vault.

use copse_press::model::{
    Block, Document, Edition, HeadingLook, Inline, List, Paragraph, ParagraphLook,
};
use jiff::civil::Date;

use crate::furniture::{self, Head, capital, made_on, number_word};

/// What a recovery sheet says.
///
/// It holds a secret: there is no `Debug`, and a caller should drop it as soon as the sheet is set.
pub struct RecoverySheet {
    /// The groups of the recovery key, in the order in which they are typed.
    pub groups: Vec<String>,
    /// Name of the vault's folder, without its path.
    pub vault: String,
    /// The facilitator's name; may be empty.
    pub facilitator: String,
    /// Day on which the sheet is made.
    pub made_on: Date,
}

/// Sets the recovery sheet (domain H2), to be printed and locked away.
pub fn recovery_sheet(sheet: &RecoverySheet, edition: Edition) -> Document {
    let made = capital(&made_on(sheet.made_on));
    let mut document = furniture::document(
        Head {
            title: "Recovery sheet".into(),
            community: "Copse",
            author: "Copse",
            language: "en-GB",
            mark: "Keep under lock and key",
            footer: format!("Recovery sheet, {}", made_on(sheet.made_on)),
            made_on: sheet.made_on,
            // Nothing of the key may be worked out from the file's identifier.
            identifier: "recovery sheet".into(),
        },
        edition,
    );
    let facilitator = sheet.facilitator.trim();
    let mut place = vec![
        Inline::text("For the locked folder "),
        Inline::bold(sheet.vault.trim()),
    ];
    if facilitator.is_empty() {
        place.push(Inline::text(format!(". {made}.")));
    } else {
        place.push(Inline::text(format!(
            " on the PC of {facilitator}. {made}."
        )));
    }
    document.blocks = vec![
        Block::heading(1, HeadingLook::Title, "Recovery sheet"),
        Block::Paragraph(Paragraph { look: ParagraphLook::Lead, text: place }),
        Block::Groups(sheet.groups.clone()),
        Block::paragraph(format!(
            "Choose “I have a recovery sheet” on the locked screen and type these {} groups. Capitals, spaces and hyphens do not matter.",
            number_word(sheet.groups.len())
        )),
        Block::paragraph(
            "If the passphrase is forgotten, this sheet is the only other way in. Nobody can send you a new one.",
        ),
        Block::heading(2, HeadingLook::Section, "Where to keep it"),
        Block::List(List {
            ordered: false,
            items: [
                "With paper that you already lock away.",
                "Not in the same bag as the PC.",
                "Not as a photograph, and never in an e-mail. If you saved this sheet as a file, print it and delete the file.",
            ]
            .map(|item| vec![Block::paragraph(item)])
            .to_vec(),
        }),
        Block::FillLine("Kept where".into()),
        Block::FillLine("Known to".into()),
    ];
    document
}
