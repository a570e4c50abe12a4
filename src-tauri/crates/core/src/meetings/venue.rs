//! How a place is written (domain D2).

use super::Venue;

impl Venue {
    /// Building, room and address on one line, the same in every document, letter and calendar entry; empty where none
    /// is known. A line does not break the postcode.
    pub fn line(&self) -> String {
        let address = self.address_line();
        [self.name.trim(), self.room.trim(), &address]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// The address on one line; its parts are divided by commas or line feeds.
    pub fn address_line(&self) -> String {
        self.address
            .split(['\n', ','])
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(unbroken_postcode)
            .collect::<Vec<_>>()
            .join(", ")
    }
}

/// The text with a space that a line does not break inside the postcode at its end, such as `ZZ1 4AB`.
fn unbroken_postcode(text: &str) -> String {
    let letters = |text: &str| text.chars().all(|c| c.is_ascii_alphabetic());
    match text.rsplit_once(' ') {
        Some((before, inward)) => {
            let outward = before.rsplit(' ').next().unwrap_or_default();
            let unit = inward.strip_prefix(|c: char| c.is_ascii_digit());
            let is_unit = unit.is_some_and(|unit| unit.len() == 2 && letters(unit));
            let is_district = (2..=4).contains(&outward.len())
                && outward.starts_with(|c: char| c.is_ascii_alphabetic())
                && outward.contains(|c: char| c.is_ascii_digit());
            let space = if is_unit && is_district {
                '\u{a0}'
            } else {
                ' '
            };
            format!("{before}{space}{inward}")
        }
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_venue_is_one_line_whatever_is_known_of_it() {
        let venue = Venue {
            name: "Friends’ Meeting House".into(),
            address: "Loom Street\nCalderfoot".into(),
            room: "Back room ".into(),
            access: "Lift".into(),
        };
        assert_eq!(
            venue.line(),
            "Friends’ Meeting House, Back room, Loom Street, Calderfoot"
        );
        assert_eq!(Venue::default().line(), "");
        let at = |address: &str| {
            Venue {
                address: address.into(),
                ..Venue::default()
            }
            .line()
        };
        assert_eq!(at("Calderfoot\nZZ1 4AB"), "Calderfoot, ZZ1\u{a0}4AB");
        assert_eq!(at("Calderfoot W1A 1AA"), "Calderfoot W1A\u{a0}1AA");
        assert_eq!(at("Flat 2b, Loom Street"), "Flat 2b, Loom Street");
    }
}
