//! What a power cut may leave: all that was synced, and of the rest any part.
//!
//! The rules are those of POSIX, not those of one file system: a file's bytes last from its own fsync on, a name from
//! the fsync of its folder on. Whatever came after may be there, or not, each by itself; of a write any of its sectors.
//! A rename happens as a whole or not at all.

use std::collections::HashMap;

use crate::disk::events::{Event, History};
use crate::disk::tree::{Id, Node, Tree};
use crate::log::Line;

/// The smallest piece that a disk writes as a whole.
const SECTOR: usize = 512;

/// What is left, and what had been said by then.
#[derive(Debug)]
pub(crate) struct Left<'h> {
    pub(crate) tree: Tree,
    pub(crate) said: Vec<&'h Line>,
    /// Changes that had not been synced.
    pub(crate) unsynced: usize,
    /// How many of them are not there, or only in part.
    pub(crate) dropped: usize,
}

impl History {
    /// Places in the history right after something was said: there most is promised.
    pub(crate) fn after_words(&self) -> Vec<usize> {
        let said = |(_, event): &(usize, &Event)| matches!(event, Event::Said(_));
        let places = self.events.iter().enumerate().filter(said);
        places.map(|(at, _)| at + 1).collect()
    }

    /// A power cut after the first `count` events.
    pub(crate) fn cut(&self, count: usize, chance: &mut fastrand::Rng) -> Left<'_> {
        let events = self.events.get(..count).unwrap_or(&self.events);
        let mut left = Left {
            tree: self.tree.clone(),
            said: Vec::new(),
            unsynced: 0,
            dropped: 0,
        };
        // Nothing, everything and all between.
        let share = match chance.u8(..5) {
            0 => 0.0,
            1 => 1.0,
            _ => chance.f64(),
        };
        let synced = last_synced(events);
        for (at, event) in events.iter().enumerate() {
            if let Event::Said(lines) = event {
                left.said.extend(lines);
                continue;
            }
            if is_synced(event, at, &synced) {
                apply(&mut left.tree, event);
                continue;
            }
            if matches!(event, Event::Synced(_)) {
                continue;
            }
            left.unsynced += 1;
            if chance.f64() < share {
                apply(&mut left.tree, event);
            } else {
                left.dropped += 1;
                if let Event::Written { file, at, bytes } = event
                    && chance.bool()
                {
                    tear(&mut left.tree, (*file, *at), bytes, chance);
                }
            }
        }
        left
    }
}

/// Where each file and folder was synced for the last time.
fn last_synced(events: &[Event]) -> HashMap<Id, usize> {
    let mut last = HashMap::new();
    for (at, event) in events.iter().enumerate() {
        if let Event::Synced(id) = event {
            last.insert(*id, at);
        }
    }
    last
}

/// Whether what an event changed was synced later on.
fn is_synced(event: &Event, at: usize, last: &HashMap<Id, usize>) -> bool {
    let synced = |id: Id| last.get(&id).is_some_and(|sync| *sync > at);
    match event {
        Event::Named { folder, before, .. } => {
            synced(*folder) && before.as_ref().is_none_or(|(folder, _)| synced(*folder))
        }
        Event::Unnamed { folder, .. } => synced(*folder),
        Event::Written { file, .. } | Event::Resized { file, .. } => synced(*file),
        Event::Synced(_) | Event::Said(_) => false,
    }
}

fn apply(tree: &mut Tree, event: &Event) {
    match event {
        Event::Named {
            folder,
            name,
            child,
            before,
        } => {
            if let Some((folder, name)) = before {
                tree.unlink(*folder, name, *child);
            }
            tree.link(*folder, name.clone(), *child);
        }
        Event::Unnamed {
            folder,
            name,
            child,
        } => tree.unlink(*folder, name, *child),
        Event::Written { file, at, bytes } => write(tree, *file, *at, bytes),
        Event::Resized { file, length } => {
            if let Some(Node::File(content)) = tree.node(*file) {
                content.resize(*length, 0);
            }
        }
        Event::Synced(_) | Event::Said(_) => {}
    }
}

fn write(tree: &mut Tree, file: Id, at: usize, bytes: &[u8]) {
    let Some(Node::File(content)) = tree.node(file) else {
        return;
    };
    if content.len() < at + bytes.len() {
        content.resize(at + bytes.len(), 0);
    }
    if let Some(place) = content.get_mut(at..at + bytes.len()) {
        place.copy_from_slice(bytes);
    }
}

/// Some sectors of a write.
fn tear(tree: &mut Tree, (file, at): (Id, usize), bytes: &[u8], chance: &mut fastrand::Rng) {
    for (number, sector) in bytes.chunks(SECTOR).enumerate() {
        if chance.bool() {
            write(tree, file, at + number * SECTOR, sector);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    /// A file is made and written; with `sync`, file and folder are synced.
    fn history(sync: bool) -> History {
        let folder = tempfile::tempdir().unwrap();
        let mut tree = Tree::read(folder.path()).unwrap();
        let file = tree.add(Node::File(Vec::new()));
        let mut events = vec![
            Event::Named {
                folder: 0,
                name: "a".to_owned(),
                child: file,
                before: None,
            },
            Event::Written {
                file,
                at: 0,
                bytes: vec![7; 2 * SECTOR],
            },
        ];
        if sync {
            events.extend([Event::Synced(file), Event::Synced(0)]);
        }
        History { tree, events }
    }

    fn contents(history: &History, count: usize) -> Vec<Option<Vec<u8>>> {
        let mut chance = fastrand::Rng::with_seed(1);
        let mut found: Vec<_> = (0..200)
            .map(|_| {
                let mut left = history.cut(count, &mut chance);
                let id = left.tree.find(Path::new("a"))?;
                match left.tree.node(id) {
                    Some(Node::File(bytes)) => Some(bytes.clone()),
                    _ => None,
                }
            })
            .collect();
        found.sort();
        found.dedup();
        found
    }

    #[test]
    fn what_was_synced_is_there_and_nothing_else_is_sure() {
        let synced = history(true);
        let whole = vec![7; 2 * SECTOR];
        assert_eq!(contents(&synced, 4), [Some(whole.clone())]);
        assert!(
            contents(&synced, 3).contains(&None),
            "the name was not synced"
        );
        let found = contents(&history(false), 2);
        assert!(found.contains(&None) && found.contains(&Some(whole)));
        let torn = [vec![0; SECTOR], vec![7; SECTOR]].concat();
        assert!(
            found.contains(&Some(torn)),
            "of a write any sector may be there"
        );
    }
}
