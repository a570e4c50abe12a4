//! Cleaning and checking what was typed: all problems at once, each beside its field (domain H12).

use crate::error::{CoreError, FieldProblem};

/// Most characters in a name.
pub(crate) const NAME_MOST: usize = 120;
/// Most characters in a title or heading.
pub(crate) const TITLE_MOST: usize = 200;
/// Most characters in any other field of one line.
pub(crate) const LINE_MOST: usize = 500;
/// Most characters in a field of several lines.
pub(crate) const TEXT_MOST: usize = 20_000;
/// Most characters in an address on the web.
pub(crate) const URL_MOST: usize = 2_000;
/// Most entries in a list of words, such as hosts.
pub(crate) const LIST_MOST: usize = 100;

/// One line: control characters and line ends become spaces, none at either end.
pub(crate) fn line(typed: &str) -> String {
    spaced(typed).trim().to_owned()
}

/// The same without trimming; CR LF becomes one space.
pub(crate) fn spaced(typed: &str) -> String {
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    if typed.contains(breaks) {
        typed.replace("\r\n", " ").replace(breaks, " ")
    } else {
        typed.to_owned()
    }
}

/// Several lines: line ends become LF, other control characters spaces.
pub(crate) fn lines(typed: &str) -> String {
    let unix = typed
        .replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    let kept: String = unix
        .chars()
        .map(|c| if c.is_control() && c != '\n' { ' ' } else { c })
        .collect();
    kept.trim().to_owned()
}

/// One line each; empty ones are dropped.
pub(crate) fn list(typed: &[String]) -> Vec<String> {
    typed
        .iter()
        .map(|entry| line(entry))
        .filter(|entry| !entry.is_empty())
        .collect()
}

/// Collects what is wrong.
#[derive(Debug, Default)]
pub(crate) struct Check {
    problems: Vec<FieldProblem>,
}

impl Check {
    /// Adds a problem unless `holds`.
    pub(crate) fn that(&mut self, holds: bool, field: &str, message: &str) {
        if !holds {
            self.problems.push(FieldProblem {
                field: field.to_owned(),
                message: message.to_owned(),
            });
        }
    }

    /// Something has to be there; `message` says what to enter.
    pub(crate) fn required(&mut self, field: &str, value: &str, most: usize, message: &str) {
        self.that(!value.is_empty(), field, message);
        self.at_most(field, value, most);
    }

    /// Not longer than `most` characters.
    pub(crate) fn at_most(&mut self, field: &str, value: &str, most: usize) {
        let long = value.chars().count();
        if long > most {
            self.that(
                false,
                field,
                &format!("This has {long} characters; shorten it to {most} or fewer."),
            );
        }
    }

    /// Several fields of the same length.
    pub(crate) fn all_at_most(&mut self, most: usize, fields: &[(&str, &str)]) {
        for (field, value) in fields {
            self.at_most(field, value, most);
        }
    }

    /// A list of words: not too many, none too long.
    pub(crate) fn list(&mut self, field: &str, values: &[String]) {
        let few = values.len() <= LIST_MOST;
        self.that(
            few,
            field,
            &format!("Keep this list to {LIST_MOST} entries or fewer."),
        );
        for (at, value) in values.iter().enumerate() {
            self.at_most(&format!("{field}.{at}"), value, LINE_MOST);
        }
    }

    /// Empty, or an e-mail address that a mail program would take.
    pub(crate) fn email(&mut self, field: &str, value: &str) {
        let message = "Enter an e-mail address like name@example.org, or leave this empty.";
        self.that(value.is_empty() || is_email(value), field, message);
    }

    /// Empty, or an address on the web.
    pub(crate) fn web(&mut self, field: &str, value: &str) {
        let message = "Enter an address that starts with https:// or http://, or leave this empty.";
        self.that(value.is_empty() || is_web(value), field, message);
        self.at_most(field, value, URL_MOST);
    }

    /// Empty, or between `least` and `most`.
    pub(crate) fn between(&mut self, field: &str, value: Option<u16>, least: u16, most: u16) {
        let fits = value.is_none_or(|value| (least..=most).contains(&value));
        self.that(
            fits,
            field,
            &format!("Enter a whole number from {least} to {most}, or leave this empty."),
        );
    }

    /// All problems, or none.
    pub(crate) fn done(self) -> Result<(), CoreError> {
        if self.problems.is_empty() {
            Ok(())
        } else {
            Err(CoreError::Invalid(self.problems))
        }
    }
}

/// One `@` between two parts, a dot in the second, and nothing that would end an address in a mail header
/// (RFC 5322 §3.4.1, without its quoted forms). At most 254 characters (RFC 5321 §4.5.3.1.3).
pub(crate) fn is_email(value: &str) -> bool {
    let forbidden = |c: char| c.is_whitespace() || c.is_control() || "<>()[],;:\\\"".contains(c);
    let Some((local, domain)) = value.split_once('@') else {
        return false;
    };
    let labels_full = domain.split('.').all(|label| !label.is_empty());
    !local.is_empty()
        && domain.contains('.')
        && labels_full
        && !domain.contains('@')
        && !value.contains(forbidden)
        && value.len() <= 254
}

/// `http` or `https` with a host.
pub(crate) fn is_web(value: &str) -> bool {
    ["http://", "https://"]
        .iter()
        .any(|scheme| has_rest(value, scheme))
}

/// `http`, `https` or `mailto`: what a link in a text may lead to.
pub(crate) fn is_link(value: &str) -> bool {
    value.chars().count() <= URL_MOST && (is_web(value) || has_rest(value, "mailto:"))
}

/// Starts with `scheme` in any case, something follows, and there is no space in it.
fn has_rest(value: &str, scheme: &str) -> bool {
    let starts = value
        .get(..scheme.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    let space = |c: char| c.is_whitespace() || c.is_control();
    starts && value.len() > scheme.len() && !value.contains(space)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_loses_control_characters_and_nothing_else() {
        assert_eq!(line(" O'Neil\r\n\"Bea\" <b>\u{0} "), "O'Neil \"Bea\" <b>");
        assert_eq!(
            line("نور 👩🏽‍⚕️ Siân"),
            "نور 👩🏽‍⚕️ Siân",
            "joiners of emoji and right-to-left script stay"
        );
        assert_eq!(
            lines("1 Loom Street\r\nCalder\tfoot\r"),
            "1 Loom Street\nCalder foot"
        );
    }

    #[test]
    fn an_email_address_is_plausible_or_not() {
        for good in [
            "maren@alderbank.example",
            "o'neil+cop@nhs.net",
            "josé@correo.example",
        ] {
            assert!(is_email(good), "{good} is an address");
        }
        for bad in [
            "maren",
            "@a.example",
            "a@b",
            "a@b@c.example",
            "a b@c.example",
            "A <a@b.example>",
            "a@b..example",
        ] {
            assert!(!is_email(bad), "{bad} is none");
        }
    }

    #[test]
    fn links_lead_to_the_web_or_to_mail() {
        for good in [
            "https://www.example.org/a?b=c",
            "HTTP://example.org",
            "mailto:a@b.example",
        ] {
            assert!(is_link(good), "{good} may be followed");
        }
        for bad in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "https://",
            "https://a b",
            "data:text/html,x",
            "é",
        ] {
            assert!(!is_link(bad), "{bad} may not");
        }
    }

    #[test]
    fn all_problems_are_told_at_once() {
        let mut check = Check::default();
        check.required("name", "", NAME_MOST, "Enter a name.");
        check.email("email", "nobody");
        check.between("share", Some(101), 1, 100);
        let Err(CoreError::Invalid(problems)) = check.done() else {
            panic!("three fields are wrong")
        };
        let fields: Vec<_> = problems
            .iter()
            .map(|problem| problem.field.as_str())
            .collect();
        assert_eq!(fields, ["name", "email", "share"]);
    }
}
