//! The structure tree (ISO 32000-1, 14.7): what assistive technology reads, in reading order.

/// Index of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NodeId(pub(crate) u32);

impl NodeId {
    /// The document itself.
    pub(crate) const ROOT: Self = Self(0);
    /// No node: decoration and what repeats on each page.
    pub(crate) const ARTIFACT: Self = Self(u32::MAX);
}

/// Standard structure types (ISO 32000-1, 14.8.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Document,
    Section,
    Heading(u8),
    Paragraph,
    List {
        ordered: bool,
    },
    ListItem,
    Label,
    ListBody,
    Table,
    TableRow,
    HeaderCell(Scope),
    DataCell,
    Contents,
    ContentsItem,
    Reference,
    Link,
    Span,
    Figure,
    /// A document inside this one.
    Part,
}

/// What a header cell heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    Row,
    Column,
}

impl Role {
    /// The name in the file.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::Section => "Sect",
            Self::Heading(1) => "H1",
            Self::Heading(2) => "H2",
            Self::Heading(3) => "H3",
            Self::Heading(4) => "H4",
            Self::Heading(5) => "H5",
            Self::Heading(_) => "H6",
            Self::Paragraph => "P",
            Self::List { .. } => "L",
            Self::ListItem => "LI",
            Self::Label => "Lbl",
            Self::ListBody => "LBody",
            Self::Table => "Table",
            Self::TableRow => "TR",
            Self::HeaderCell(_) => "TH",
            Self::DataCell => "TD",
            Self::Contents => "TOC",
            Self::ContentsItem => "TOCI",
            Self::Reference => "Reference",
            Self::Link => "Link",
            Self::Span => "Span",
            Self::Figure => "Figure",
            Self::Part => "Part",
        }
    }
}

/// What a node holds, in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kid {
    Node(NodeId),
    /// A sequence of marked content on a page.
    Content {
        page: u32,
        sequence: u32,
    },
    /// A link on a page.
    Annotation {
        page: u32,
        link: u32,
    },
}

/// One element.
#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) role: Role,
    pub(crate) parent: NodeId,
    pub(crate) kids: Vec<Kid>,
    /// Whether it stands in the tree: a node without content never gets there.
    pub(crate) attached: bool,
    /// What it says, where its glyphs one by one do not say it.
    pub(crate) said: Option<Box<str>>,
    /// What a figure shows, and where it is.
    pub(crate) figure: Option<Box<FigureInfo>>,
}

/// What stands in the place of a figure.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FigureInfo {
    pub(crate) alt: String,
    /// Left, top, right, bottom, in points from the top left corner of its page; all 0 until it is placed.
    pub(crate) bounds: [f32; 4],
}

/// All elements.
#[derive(Debug)]
pub(crate) struct Tree {
    nodes: Vec<Node>,
}

impl Tree {
    pub(crate) fn new() -> Self {
        let root = Node {
            role: Role::Document,
            parent: NodeId::ROOT,
            kids: Vec::new(),
            attached: true,
            said: None,
            figure: None,
        };
        Self { nodes: vec![root] }
    }

    pub(crate) fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// A node that takes its place in the tree with its first content.
    pub(crate) fn add(&mut self, parent: NodeId, role: Role) -> NodeId {
        let id = NodeId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX - 1));
        self.nodes.push(Node {
            role,
            parent,
            kids: Vec::new(),
            attached: false,
            said: None,
            figure: None,
        });
        id
    }

    /// A stretch of text that has to be said as it was written.
    pub(crate) fn add_said(&mut self, parent: NodeId, text: &str) -> NodeId {
        let id = self.add(parent, Role::Span);
        if let Some(node) = self.get_mut(id) {
            node.said = Some(text.into());
        }
        id
    }

    /// A figure with its alternative text.
    pub(crate) fn add_figure(&mut self, parent: NodeId, alt: &str) -> NodeId {
        let id = self.add(parent, Role::Figure);
        if let Some(node) = self.get_mut(id) {
            node.figure = Some(Box::new(FigureInfo {
                alt: alt.to_owned(),
                bounds: [0.0; 4],
            }));
        }
        id
    }

    /// Says where a figure is.
    pub(crate) fn set_bounds(&mut self, id: NodeId, bounds: [f32; 4]) {
        if let Some(figure) = self.get_mut(id).and_then(|node| node.figure.as_mut()) {
            figure.bounds = bounds;
        }
    }

    /// Puts a node, and those above it, into the tree now. A cell without content needs that.
    pub(crate) fn attach(&mut self, id: NodeId) {
        let mut above = Vec::new();
        let mut at = id;
        while let Some(node) = self.get_mut(at) {
            if node.attached {
                break;
            }
            node.attached = true;
            above.push((at, node.parent));
            at = node.parent;
        }
        for (node, parent) in above.into_iter().rev() {
            if let Some(parent) = self.get_mut(parent) {
                parent.kids.push(Kid::Node(node));
            }
        }
    }

    /// Adds content to a node.
    pub(crate) fn push(&mut self, id: NodeId, kid: Kid) {
        if id == NodeId::ARTIFACT {
            return;
        }
        self.attach(id);
        if let Some(node) = self.get_mut(id) {
            node.kids.push(kid);
        }
    }

    fn get_mut(&mut self, id: NodeId) -> Option<&mut Node> {
        self.nodes.get_mut(id.0 as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_stand_in_the_order_of_their_content() {
        let mut tree = Tree::new();
        let list = tree.add(NodeId::ROOT, Role::List { ordered: false });
        let empty = tree.add(list, Role::ListItem);
        let item = tree.add(list, Role::ListItem);
        let before = tree.add(NodeId::ROOT, Role::Paragraph);
        tree.push(
            before,
            Kid::Content {
                page: 0,
                sequence: 0,
            },
        );
        tree.push(
            item,
            Kid::Content {
                page: 0,
                sequence: 1,
            },
        );
        let [root, list_node, empty_node, ..] = tree.nodes() else {
            panic!("three nodes")
        };
        assert_eq!(root.kids, [Kid::Node(before), Kid::Node(list)]);
        assert_eq!(list_node.kids, [Kid::Node(item)]);
        assert!(!empty_node.attached, "{empty:?} has no content");
    }
}
