//! A small tree of XML; `quick-xml` writes it and escapes what has to be.

use quick_xml::{
    Writer,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event},
};

/// An element.
#[derive(Debug, Clone)]
pub(super) struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    children: Vec<Node>,
}

#[derive(Debug, Clone)]
enum Node {
    Element(Element),
    Text(String),
}

/// An element without content.
pub(super) fn el(name: &'static str) -> Element {
    Element {
        name,
        attributes: Vec::new(),
        children: Vec::new(),
    }
}

/// An element with a `w:val`.
pub(super) fn val(name: &'static str, value: impl Into<String>) -> Element {
    el(name).with("w:val", value)
}

impl Element {
    /// With an attribute.
    pub(super) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((name, clean(&value.into())));
        self
    }

    /// With one more child.
    pub(super) fn add(mut self, child: Self) -> Self {
        self.children.push(Node::Element(child));
        self
    }

    /// With more children.
    pub(super) fn all(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.children
            .extend(children.into_iter().map(Node::Element));
        self
    }

    /// The first element of a name: this one, or one inside it.
    pub(super) fn find(&mut self, name: &str) -> Option<&mut Self> {
        if self.name == name {
            return Some(self);
        }
        self.children.iter_mut().find_map(|child| match child {
            Node::Element(element) => element.find(name),
            Node::Text(_) => None,
        })
    }

    /// Does something to each element of a name inside it.
    pub(super) fn each(&mut self, name: &str, change: &impl Fn(&mut Self)) {
        for child in &mut self.children {
            if let Node::Element(element) = child {
                if element.name == name {
                    change(element);
                }
                element.each(name, change);
            }
        }
    }

    /// Whether it is an element of a name.
    pub(super) fn is(&self, name: &str) -> bool {
        self.name == name
    }

    /// Adds a child behind all others.
    pub(super) fn push(&mut self, child: Self) {
        self.children.push(Node::Element(child));
    }

    /// Sets a child in its place of an order: in the stead of one of its name, else before the first that comes later.
    pub(super) fn set(&mut self, child: Self, order: &[&str]) {
        let rank = |name: &str| order.iter().position(|known| *known == name);
        let own = rank(child.name);
        self.children
            .retain(|other| !matches!(other, Node::Element(other) if other.name == child.name));
        let later = self.children.iter().position(|other| match other {
            Node::Element(other) => rank(other.name) > own,
            Node::Text(_) => false,
        });
        self.children
            .insert(later.unwrap_or(self.children.len()), Node::Element(child));
    }

    /// With a text.
    pub(super) fn text(mut self, text: &str) -> Self {
        self.children.push(Node::Text(clean(text)));
        self
    }

    /// As a file of its own.
    pub(super) fn file(&self) -> Vec<u8> {
        let mut writer = Writer::new(Vec::new());
        let declaration = BytesDecl::new("1.0", Some("UTF-8"), Some("yes"));
        // Writing to memory never fails.
        let _ = writer.write_event(Event::Decl(declaration));
        self.write(&mut writer);
        writer.into_inner()
    }

    fn write(&self, writer: &mut Writer<Vec<u8>>) {
        let mut start = BytesStart::new(self.name);
        for (name, value) in &self.attributes {
            start.push_attribute((*name, value.as_str()));
        }
        if self.children.is_empty() {
            let _ = writer.write_event(Event::Empty(start));
            return;
        }
        let _ = writer.write_event(Event::Start(start));
        for child in &self.children {
            match child {
                Node::Element(element) => element.write(writer),
                Node::Text(text) => {
                    let _ = writer.write_event(Event::Text(BytesText::new(text)));
                }
            }
        }
        let _ = writer.write_event(Event::End(BytesEnd::new(self.name)));
    }
}

/// Without characters that XML 1.0 does not allow; line ends and tabs become spaces, as in the PDF.
fn clean(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            '\n' | '\r' | '\t' => Some(' '),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => None,
            c => Some(c),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_meaning_in_xml_is_escaped_and_what_it_forbids_is_dropped() {
        let element = el("w:t").with("a", "\"<&").text("<b> & \u{0}\u{7}é\r\n🌳");
        let text = String::from_utf8(element.file()).unwrap();
        assert!(
            text.ends_with("<w:t a=\"&quot;&lt;&amp;\">&lt;b&gt; &amp; é  🌳</w:t>"),
            "{text}"
        );
    }
}
