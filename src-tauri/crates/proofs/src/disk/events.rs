//! System calls as changes of a tree.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use crate::Fallible;
use crate::disk::record::Call;
use crate::disk::tree::{Id, Node, Tree};
use crate::log::{self, Line};

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Event {
    /// A file or folder got a name in a folder; a rename takes the old one away.
    Named {
        folder: Id,
        name: String,
        child: Id,
        before: Option<(Id, String)>,
    },
    /// A name went.
    Unnamed { folder: Id, name: String, child: Id },
    /// Bytes were written into a file.
    Written { file: Id, at: usize, bytes: Vec<u8> },
    /// A file was cut or filled up with zeros.
    Resized { file: Id, length: usize },
    /// What was done to a file, or to the names in a folder, is on the disk from here on.
    Synced(Id),
    /// The process said something outside.
    Said(Vec<Line>),
}

/// What a process did.
#[derive(Debug)]
pub(crate) struct History {
    /// The tree before, with all files and folders that came later as empty ones without a name.
    pub(crate) tree: Tree,
    /// In order.
    pub(crate) events: Vec<Event>,
}

struct Reader<'a> {
    root: &'a Path,
    log: &'a Path,
    /// With the names as the process sees them.
    now: Tree,
    /// Nameless copies are added to this.
    base: Tree,
    events: Vec<Event>,
    /// Open files: what they are, and where the next `write` goes.
    open: HashMap<i64, (Id, usize)>,
    lengths: BTreeMap<Id, usize>,
}

impl History {
    /// Reads the calls of a process that worked in `root`, whose content was `base`, and wrote to `log`.
    pub(crate) fn new(base: Tree, root: &Path, log: &Path, calls: &[Call]) -> Fallible<Self> {
        let mut reader = Reader {
            root,
            log,
            now: base.clone(),
            base,
            events: Vec::new(),
            open: HashMap::new(),
            lengths: BTreeMap::new(),
        };
        for call in calls {
            reader
                .take(call)
                .ok_or_else(|| format!("a call that this proof does not know: {call:?}"))?;
        }
        Ok(Self {
            tree: reader.base,
            events: reader.events,
        })
    }
}

impl Reader<'_> {
    /// The path below the root, if it is there.
    fn inside(&self, path: Option<PathBuf>) -> Option<PathBuf> {
        path?.strip_prefix(self.root).ok().map(Path::to_path_buf)
    }

    /// None for what cannot be replayed.
    fn take(&mut self, call: &Call) -> Option<()> {
        match call.name.as_str() {
            "openat" => self.opened(call, 1),
            "open" => self.opened(call, 0),
            "pwrite64" => {
                let at = usize::try_from(call.number(3)?).ok()?;
                self.written(call, Some(at))
            }
            "write" | "writev" => self.written(call, None),
            "ftruncate" => {
                if let Some((file, _)) = self.file(call) {
                    let length = usize::try_from(call.number(1)?).ok()?;
                    self.events.push(Event::Resized { file, length });
                }
                Some(())
            }
            "fsync" | "fdatasync" => {
                if let Some((file, _)) = self.file(call) {
                    self.events.push(Event::Synced(file));
                }
                Some(())
            }
            "rename" => self.renamed(call.path(0), call.path(1)),
            "renameat" | "renameat2" => self.renamed(call.path(1), call.path(3)),
            "unlink" | "rmdir" => self.removed(call.path(0)),
            "unlinkat" => self.removed(call.path(1)),
            "mkdir" => self.made(call.path(0)),
            "mkdirat" => self.made(call.path(1)),
            // Anything else must not have to do with the vault.
            _ => {
                let touches = (0..call.arguments.len()).any(|at| {
                    call.file(at)
                        .is_some_and(|file| self.open.contains_key(&file))
                        || self.inside(call.path(at)).is_some()
                });
                (!touches).then_some(())
            }
        }
    }

    fn file(&self, call: &Call) -> Option<(Id, usize)> {
        self.open.get(&call.file(0)?).copied()
    }

    fn opened(&mut self, call: &Call, at: usize) -> Option<()> {
        let Some(path) = self.inside(call.path(at)) else {
            self.open.remove(&call.returned);
            return Some(());
        };
        let flags = call.word(at + 1)?;
        let id = match self.now.find(&path) {
            Some(id) => id,
            None => self.add(&path, Node::File(Vec::new()))?,
        };
        if flags.contains("O_TRUNC") {
            self.events.push(Event::Resized {
                file: id,
                length: 0,
            });
        }
        self.open.insert(call.returned, (id, 0));
        Some(())
    }

    fn add(&mut self, path: &Path, node: Node) -> Option<Id> {
        let folder = self.now.find(path.parent()?)?;
        let name = path.file_name()?.to_string_lossy().into_owned();
        let child = self.now.add(node.clone());
        self.base.add(node);
        self.now.link(folder, name.clone(), child);
        self.events.push(Event::Named {
            folder,
            name,
            child,
            before: None,
        });
        Some(child)
    }

    fn written(&mut self, call: &Call, at: Option<usize>) -> Option<()> {
        let number = call.file(0)?;
        let written = usize::try_from(call.returned).ok()?;
        let bytes = call.bytes(1)?.get(..written)?;
        if let Some((file, position)) = self.open.get_mut(&number) {
            let start = at.unwrap_or(*position);
            if at.is_none() {
                *position += written;
            }
            let file = *file;
            let length = self.lengths.entry(file).or_default();
            *length = (*length).max(start + written);
            self.events.push(Event::Written {
                file,
                at: start,
                bytes: bytes.to_vec(),
            });
        } else if matches!(call.arguments.first(), Some(super::record::Argument::File(_, path)) if path == self.log)
        {
            let lines = log::parse(&String::from_utf8_lossy(bytes));
            self.events.push(Event::Said(lines));
        }
        Some(())
    }

    fn renamed(&mut self, from: Option<PathBuf>, to: Option<PathBuf>) -> Option<()> {
        let (Some(from), Some(to)) = (self.inside(from), self.inside(to)) else {
            return Some(());
        };
        let child = self.now.find(&from)?;
        let before = (
            self.now.find(from.parent()?)?,
            from.file_name()?.to_string_lossy().into_owned(),
        );
        let folder = self.now.find(to.parent()?)?;
        let name = to.file_name()?.to_string_lossy().into_owned();
        self.now.unlink(before.0, &before.1, child);
        self.now.link(folder, name.clone(), child);
        self.events.push(Event::Named {
            folder,
            name,
            child,
            before: Some(before),
        });
        Some(())
    }

    fn removed(&mut self, path: Option<PathBuf>) -> Option<()> {
        let Some(path) = self.inside(path) else {
            return Some(());
        };
        let child = self.now.find(&path)?;
        let folder = self.now.find(path.parent()?)?;
        let name = path.file_name()?.to_string_lossy().into_owned();
        self.now.unlink(folder, &name, child);
        self.events.push(Event::Unnamed {
            folder,
            name,
            child,
        });
        Some(())
    }

    fn made(&mut self, path: Option<PathBuf>) -> Option<()> {
        let Some(path) = self.inside(path) else {
            return Some(());
        };
        self.add(&path, Node::Folder(BTreeMap::new())).map(|_| ())
    }
}
