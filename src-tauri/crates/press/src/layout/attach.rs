//! Pages that are kept for attachments.

use super::{
    Setter,
    page::{Inserted, Mark, Page},
    tree::Role,
};

impl Setter<'_> {
    /// Keeps pages for an attachment, with its bookmarks below its title.
    pub(crate) fn attachment(&mut self, attachment: u32) {
        let Some(insert) = self.attachments.get(attachment as usize).copied() else {
            return;
        };
        // A page with nothing on it but its header is not needed. The first one's header is read out and stays.
        if self.fresh && self.setting.pages.len() > self.first + 1 {
            self.setting.pages.pop();
        }
        let node = self.setting.tree.add(self.root, Role::Part);
        self.setting.tree.attach(node);
        let index = u32::try_from(self.setting.inserts.len()).unwrap_or_default();
        self.setting.inserts.push(Inserted {
            file: insert.file.clone(),
            title: insert.title.clone(),
            node,
        });
        let first = u32::try_from(self.setting.pages.len()).unwrap_or_default();
        for page in (0_u32..).take(insert.file.pages()) {
            self.setting.pages.push(Page {
                foreign: Some((index, page)),
                ..Page::default()
            });
        }
        let title = insert.title.trim();
        let bookmark = (!title.is_empty()).then(|| (insert.level, title.to_owned()));
        self.setting.marks.push(Mark {
            anchor: insert.anchor,
            bookmark,
            place: Some((first, 0.0)),
        });
        for own in &insert.file.inner().bookmarks {
            let page = u32::try_from(own.page).unwrap_or_default();
            let level = insert.level.saturating_add(own.level).saturating_add(1);
            self.setting.marks.push(Mark {
                anchor: None,
                bookmark: Some((level, own.title.clone())),
                place: Some((first + page, 0.0)),
            });
        }
        self.fresh = false;
    }
}
