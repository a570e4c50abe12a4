//! Bookmarks (ISO 32000-1, 12.3.3).

use lopdf::{Document, Object, ObjectId, dictionary};

use super::{links::destination, text};
use crate::layout::page::Setting;

/// A bookmark and its place among the others.
struct Bookmark<'s> {
    level: u8,
    title: &'s str,
    page: u32,
    top: f32,
    parent: Option<usize>,
    children: Vec<usize>,
}

/// Writes the bookmarks, nested as the headings are. None where there are none.
pub(crate) fn write(
    file: &mut Document,
    setting: &Setting,
    pages: &[ObjectId],
) -> Option<ObjectId> {
    let bookmarks = nested(setting);
    if bookmarks.is_empty() {
        return None;
    }
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = bookmarks.iter().map(|_| file.new_object_id()).collect();
    let top: Vec<usize> = bookmarks
        .iter()
        .enumerate()
        .filter(|(_, mark)| mark.parent.is_none())
        .map(|(index, _)| index)
        .collect();
    for (index, mark) in bookmarks.iter().enumerate() {
        let parent = mark
            .parent
            .and_then(|parent| bookmarks.get(parent).zip(ids.get(parent)));
        let siblings = parent.map_or(&top, |(parent, _)| &parent.children);
        let parent = parent.map_or(root, |(_, id)| *id);
        let mut entry = dictionary! { "Title" => text(mark.title), "Parent" => parent };
        if let Some(destination) = destination(setting, pages, mark.page, mark.top) {
            entry.set("Dest", destination);
        }
        // In ascending order.
        let at = siblings.binary_search(&index).unwrap_or_default();
        let sibling = |at: Option<usize>| {
            at.and_then(|at| siblings.get(at))
                .and_then(|index| ids.get(*index))
        };
        if let Some(id) = sibling(at.checked_sub(1)) {
            entry.set("Prev", *id);
        }
        if let Some(id) = sibling(at.checked_add(1)) {
            entry.set("Next", *id);
        }
        set_ends(&mut entry, &mark.children, &ids);
        if !mark.children.is_empty() {
            // Negative: closed until the reader opens it.
            entry.set(
                "Count",
                -i64::try_from(mark.children.len()).unwrap_or_default(),
            );
        }
        if let Some(id) = ids.get(index) {
            file.set_object(*id, entry);
        }
    }
    let mut list = dictionary! { "Type" => "Outlines", "Count" => i64::try_from(top.len()).unwrap_or_default() };
    set_ends(&mut list, &top, &ids);
    file.set_object(root, list);
    Some(root)
}

fn set_ends(entry: &mut lopdf::Dictionary, children: &[usize], ids: &[ObjectId]) {
    for (key, child) in [("First", children.first()), ("Last", children.last())] {
        if let Some(id) = child.and_then(|child| ids.get(*child)) {
            entry.set(key, Object::Reference(*id));
        }
    }
}

/// The bookmarks in order; each below the last one before it that is of a higher rank.
fn nested(setting: &Setting) -> Vec<Bookmark<'_>> {
    let mut bookmarks: Vec<Bookmark<'_>> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut marks: Vec<_> = setting
        .marks
        .iter()
        .filter_map(|mark| Some((mark.bookmark.as_ref()?, mark.place?)))
        .collect();
    // Those of attachments were found last. On a page of ours the order is that of reading already.
    marks.sort_by_key(|(_, (page, _))| *page);
    for ((level, title), (page, top)) in marks {
        while open
            .last()
            .and_then(|last| bookmarks.get(*last))
            .is_some_and(|last| last.level >= *level)
        {
            open.pop();
        }
        let parent = open.last().copied();
        let index = bookmarks.len();
        if let Some(parent) = parent.and_then(|parent| bookmarks.get_mut(parent)) {
            parent.children.push(index);
        }
        bookmarks.push(Bookmark {
            level: *level,
            title,
            page,
            top,
            parent,
            children: Vec::new(),
        });
        open.push(index);
    }
    bookmarks
}
