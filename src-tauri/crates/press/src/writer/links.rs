//! Link annotations (ISO 32000-1, 12.5.6.5).

use lopdf::{Document, Object, ObjectId, dictionary};

use super::text;
use crate::{
    PressError,
    layout::{
        page::{LinkArea, LinkInfo, Setting, Target},
        style::SHEET,
    },
};

/// The annotations of each page, in the order of its links.
pub(crate) struct Areas {
    pub(crate) pages: Vec<Vec<ObjectId>>,
}

/// Writes the annotations. Their keys in the parent tree follow those of the pages.
pub(crate) fn write(
    file: &mut Document,
    setting: &Setting,
    pages: &[ObjectId],
) -> Result<Areas, PressError> {
    let mut key = i64::try_from(pages.len()).unwrap_or_default();
    let mut areas = Vec::with_capacity(pages.len());
    for (sheet, page) in setting.pages.iter().zip(pages) {
        let mut ids = Vec::with_capacity(sheet.links.len());
        for area in &sheet.links {
            let Some(info) = setting.links.get(area.link as usize) else {
                continue;
            };
            let annotation = annotation(setting, info, area, key, (*page, pages));
            ids.push(file.add_object(annotation));
            key += 1;
        }
        if !ids.is_empty() {
            let list: Vec<Object> = ids.iter().map(|id| Object::Reference(*id)).collect();
            let page = file
                .get_dictionary_mut(*page)
                .map_err(|_| PressError::Write("a page is missing".into()))?;
            page.set("Annots", list);
        }
        areas.push(ids);
    }
    Ok(Areas { pages: areas })
}

fn annotation(
    setting: &Setting,
    info: &LinkInfo,
    area: &LinkArea,
    key: i64,
    (page, pages): (ObjectId, &[ObjectId]),
) -> lopdf::Dictionary {
    let mut annotation = dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        // Printed, so that it is visible for PDF/A (ISO 19005-2, 6.3.2).
        "F" => 4,
        "Border" => vec![0.into(), 0.into(), 0.into()],
        "Rect" => vec![
            Object::Real(area.left),
            Object::Real(SHEET.1 - area.bottom),
            Object::Real(area.right),
            Object::Real(SHEET.1 - area.top),
        ],
        "Contents" => text(&info.words),
        "P" => page,
        "StructParent" => key,
    };
    match &info.target {
        Target::Address(address) => {
            let action =
                dictionary! { "S" => "URI", "URI" => Object::string_literal(ascii(address)) };
            annotation.set("A", action);
        }
        target => {
            let (to, top) = setting.destination(target).unwrap_or((0, 0.0));
            if let Some(destination) = destination(setting, pages, to, top) {
                annotation.set("Dest", destination);
            }
        }
    }
    annotation
}

/// A place a little above `top` on a page of ours, or a whole page of an attachment.
pub(crate) fn destination(
    setting: &Setting,
    pages: &[ObjectId],
    page: u32,
    top: f32,
) -> Option<Vec<Object>> {
    const ABOVE: f32 = 12.0;
    let id = pages.get(page as usize)?;
    let sheet = setting.pages.get(page as usize)?;
    if sheet.foreign.is_some() {
        // Whatever its size, the whole page is shown.
        return Some(vec![(*id).into(), "Fit".into()]);
    }
    let y = (SHEET.1 - top + ABOVE).min(SHEET.1);
    Some(vec![
        (*id).into(),
        "XYZ".into(),
        Object::Null,
        Object::Real(y),
        Object::Null,
    ])
}

/// A URI is 7-bit (ISO 32000-1, 12.6.4.7): other characters are escaped as in RFC 3986, section 2.1.
fn ascii(address: &str) -> String {
    let mut escaped = String::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii_graphic() {
            escaped.push(char::from(byte));
        } else {
            escaped.push('%');
            for half in [byte >> 4, byte & 15] {
                escaped.push(
                    char::from_digit(u32::from(half), 16)
                        .unwrap_or('0')
                        .to_ascii_uppercase(),
                );
            }
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::ascii;

    #[test]
    fn addresses_are_seven_bit() {
        assert_eq!(
            ascii("https://example.org/a b/é"),
            "https://example.org/a%20b/%C3%A9"
        );
        assert_eq!(
            ascii("https://example.org/?q=1&b=(2)#x"),
            "https://example.org/?q=1&b=(2)#x"
        );
    }
}
