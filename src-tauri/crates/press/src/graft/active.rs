//! What an attachment could do rather than show: none of it comes along.

use hayro::hayro_syntax::object::{Dict, Name};

/// Kinds of actions (ISO 32000-1, table 198; ISO 32000-2, table 201). Where a link leads is written anew, so not even
/// the harmless ones are copied.
const ACTIONS: [&[u8]; 20] = [
    b"GoTo",
    b"GoToR",
    b"GoToE",
    b"GoToDp",
    b"Launch",
    b"Thread",
    b"URI",
    b"Sound",
    b"Movie",
    b"Hide",
    b"Named",
    b"SubmitForm",
    b"ResetForm",
    b"ImportData",
    b"JavaScript",
    b"SetOCGState",
    b"Rendition",
    b"Trans",
    b"GoTo3DView",
    b"RichMediaExecute",
];

/// Addresses that a link may lead to. All others could start a program or tell a server who reads.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// Whether a dictionary is an action, or a file inside or outside the file.
pub(super) fn is_active(dict: &Dict<'_>) -> bool {
    let is_named = |key: &str, names: &[&[u8]]| {
        dict.get::<Name<'_>>(key)
            .is_some_and(|name| names.contains(&&*name))
    };
    is_named("S", &ACTIONS)
        || is_named("Type", &[b"Action", b"Filespec", b"EmbeddedFile"])
        || dict.contains_key("EF")
}

/// Whether a link may lead there. What has no scheme is a place near the file, or an address without its beginning.
pub(super) fn is_harmless(address: &[u8]) -> bool {
    let address: String = address
        .iter()
        .filter(|byte| byte.is_ascii_graphic())
        .map(|byte| char::from(*byte).to_ascii_lowercase())
        .collect();
    if address.starts_with(['\\', '/']) {
        return false;
    }
    match address.find([':', '/', '?', '#']) {
        Some(end) if address.get(end..).is_some_and(|rest| rest.starts_with(':')) => {
            address.get(..end).is_some_and(|it| SCHEMES.contains(&it))
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::is_harmless;

    #[test]
    fn links_lead_to_pages_and_people_and_start_nothing() {
        for good in [
            "https://example.org/a:b",
            "HTTP://example.org",
            "mailto:ann@example.org",
            "tel:+44",
            "www.example.org/x:y",
            "#there",
        ] {
            assert!(is_harmless(good.as_bytes()), "{good}");
        }
        for bad in [
            "javascript:app.alert(1)",
            " JavaScript:x",
            "java\nscript:x",
            "file:///etc/passwd",
            "\\\\server\\share",
            "//server/share",
            "data:text/html,x",
            "ms-word:ofe|u|x",
        ] {
            assert!(!is_harmless(bad.as_bytes()), "{bad}");
        }
    }
}
