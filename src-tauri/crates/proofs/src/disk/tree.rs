//! A folder as a tree of numbered folders and files.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path};

use crate::Fallible;

/// Number of a file or folder: names come and go, numbers stay.
pub(crate) type Id = usize;
/// The folder at the top.
pub(crate) const TOP: Id = 0;

/// A file or folder.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Node {
    Folder(BTreeMap<String, Id>),
    File(Vec<u8>),
}

/// All files and folders, also those without a name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Tree(Vec<Node>);

impl Tree {
    /// What is in a folder on the disk.
    pub(crate) fn read(folder: &Path) -> Fallible<Self> {
        let mut tree = Self(vec![Node::Folder(BTreeMap::new())]);
        tree.read_into(TOP, folder)?;
        Ok(tree)
    }

    fn read_into(&mut self, id: Id, folder: &Path) -> Fallible<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if entry.file_type()?.is_dir() {
                let child = self.add(Node::Folder(BTreeMap::new()));
                self.link(id, name, child);
                self.read_into(child, &entry.path())?;
            } else {
                let child = self.add(Node::File(fs::read(entry.path())?));
                self.link(id, name, child);
            }
        }
        Ok(())
    }

    /// Writes the tree into a folder, which must be empty or absent.
    pub(crate) fn write(&self, folder: &Path) -> Fallible<()> {
        self.write_from(TOP, folder)
    }

    fn write_from(&self, id: Id, path: &Path) -> Fallible<()> {
        match self.0.get(id) {
            Some(Node::Folder(names)) => {
                fs::create_dir_all(path)?;
                for (name, child) in names {
                    self.write_from(*child, &path.join(name))?;
                }
            }
            Some(Node::File(bytes)) => fs::write(path, bytes)?,
            None => {}
        }
        Ok(())
    }

    pub(crate) fn add(&mut self, node: Node) -> Id {
        self.0.push(node);
        self.0.len() - 1
    }

    pub(crate) fn node(&mut self, id: Id) -> Option<&mut Node> {
        self.0.get_mut(id)
    }

    /// Gives a file or folder a name.
    pub(crate) fn link(&mut self, folder: Id, name: String, child: Id) {
        if let Some(Node::Folder(names)) = self.0.get_mut(folder) {
            names.insert(name, child);
        }
    }

    /// Takes a name away, if it still is that of `child`.
    pub(crate) fn unlink(&mut self, folder: Id, name: &str, child: Id) {
        if let Some(Node::Folder(names)) = self.0.get_mut(folder)
            && names.get(name) == Some(&child)
        {
            names.remove(name);
        }
    }

    /// What has a name in a folder.
    pub(crate) fn child(&self, folder: Id, name: &str) -> Option<Id> {
        match self.0.get(folder) {
            Some(Node::Folder(names)) => names.get(name).copied(),
            _ => None,
        }
    }

    /// What is at a path below the top.
    pub(crate) fn find(&self, path: &Path) -> Option<Id> {
        let mut id = TOP;
        for part in path.components() {
            match part {
                Component::CurDir => {}
                Component::Normal(name) => id = self.child(id, &name.to_string_lossy())?,
                _ => return None,
            }
        }
        Some(id)
    }
}
