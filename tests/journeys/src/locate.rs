//! Finding things on a page by what a user sees or hears: role and name, never by class or id.

/// What a thing is to the user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A button, or what acts as one.
    Button,
    /// A link.
    Link,
    /// A field to type or choose in.
    Field,
    /// A box to tick, or one of several to choose from.
    Choice,
    /// A heading.
    Heading,
    /// A region, dialog or list that is named.
    Region,
    /// Text of any kind.
    Text,
}

impl Role {
    /// An `XPath` for everything with this role and exactly this name.
    pub(crate) fn named(self, name: &str) -> String {
        let name = literal(name);
        // A tab or a place may hold a count in an element of its own behind its words.
        let own = format!(
            "normalize-space(.)={name} or text()[normalize-space(.)={name}] or @aria-label={name}"
        );
        let labelled = format!("@aria-labelledby=//*[normalize-space(.)={name}]/@id");
        // A label may hold a hint in an element of its own beside its words.
        let label = format!(
            "//label[normalize-space(.)={name} or normalize-space(text())={name} or *[normalize-space(.)={name}]]"
        );
        let by_label = format!(
            "@id={label}/@for or ancestor::label[normalize-space(.)={name} or *[normalize-space(.)={name}]] or @aria-label={name} or {labelled}"
        );
        match self {
            Self::Button => format!(
                "//*[self::button or self::summary or @role='button' or @role='menuitem' or @role='tab'][{own} or {labelled}]"
            ),
            Self::Link => format!("//a[@href][{own} or {labelled}]"),
            Self::Field => format!(
                "//*[self::input[not(@type='checkbox') and not(@type='radio')] or self::textarea or self::select \
                 or @contenteditable='true' or @role='textbox' or @role='combobox'][{by_label}]"
            ),
            Self::Choice => format!(
                "//*[self::input[@type='checkbox' or @type='radio'] or @role='checkbox' or @role='radio' or @role='switch'][{by_label}]"
            ),
            Self::Heading => {
                format!(
                    "//*[self::h1 or self::h2 or self::h3 or self::h4 or @role='heading'][{own}]"
                )
            }
            Self::Region => format!("//*[@aria-label={name} or {labelled}]"),
            Self::Text => {
                format!("//*[not(self::script)][text()[contains(normalize-space(.),{name})]]")
            }
        }
    }
}

/// A string in `XPath` 1.0, which has no escapes: pieces without one of the two quotes, joined.
fn literal(text: &str) -> String {
    if !text.contains('\'') {
        return format!("'{text}'");
    }
    let pieces: Vec<String> = text.split('\'').map(|piece| format!("'{piece}'")).collect();
    format!("concat({})", pieces.join(",\"'\","))
}

#[cfg(test)]
mod tests {
    use super::literal;

    #[test]
    fn quotes_of_both_kinds_can_be_looked_for() {
        assert_eq!(literal("Save as"), "'Save as'");
        assert_eq!(literal("Jo's \"case\""), "concat('Jo',\"'\",'s \"case\"')");
    }
}
