//! The processes of a window, and a search through their memory.

use std::{
    fs::{self, File},
    io::{Read as _, Seek as _, SeekFrom},
};

use memchr::memmem;

/// Bytes of a page of memory on the PCs that the journeys run on.
const PAGE: u64 = 4096;
const PAGE_BYTES: usize = 4096;
/// Bytes of an entry in `/proc/…/pagemap`, entries that are read at once, and what an entry says (the manual page `proc_pid_pagemap`).
const ENTRY: u64 = 8;
const AT_ONCE: u64 = 1 << 17;
const IN_MEMORY: u64 = 1 << 63;
const SWAPPED: u64 = 1 << 62;

/// Arenas of glibc's `malloc` begin at multiples of this (`HEAP_MAX_SIZE` of 64-bit systems).
const ARENA: u64 = 64 << 20;

/// One of the processes of a window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Process {
    id: u32,
    /// What the system calls it: at most 15 characters.
    pub name: String,
}

/// How often something stands in the memory of a process.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Found {
    /// As UTF-8, or Latin-1 where it is plain ASCII.
    pub narrow: usize,
    /// As UTF-16, in which a web view keeps most text.
    pub wide: usize,
    /// Of both, those in the memory of the C library's `malloc`, where all that Rust keeps is, but for single blocks above
    /// 128 KiB. `WebKit` has an allocator of its own beside it.
    pub heap: usize,
}

/// All processes in a group, without those that ended meanwhile.
pub(crate) fn in_group(group: u32) -> Vec<Process> {
    let mut found: Vec<Process> = fs::read_dir("/proc")
        .expect("the list of processes")
        .filter_map(|entry| {
            let id = entry.ok()?.file_name().to_str()?.parse().ok()?;
            let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
            // The name stands in parentheses and may hold some; then state, parent, group.
            let (head, rest) = stat.rsplit_once(')')?;
            let its: u32 = rest.split_whitespace().nth(2)?.parse().ok()?;
            let name = head.split_once('(')?.1.to_owned();
            (its == group).then_some(Process { id, name })
        })
        .collect();
    found.sort_by_key(|process| process.id);
    found
}

impl Process {
    /// Searches all memory that the process can write, for each of the words. Gives also how many bytes that was.
    ///
    /// # Panics
    /// Where its memory must not be read: that needs the rights to debug it.
    pub fn search(&self, words: &[&str]) -> (Vec<Found>, u64) {
        let wide: Vec<Vec<u8>> = words
            .iter()
            .map(|word| word.encode_utf16().flat_map(u16::to_le_bytes).collect())
            .collect();
        let mut found = vec![Found::default(); words.len()];
        let mut searched = 0;
        let maps = fs::read_to_string(format!("/proc/{}/maps", self.id)).expect("a map of memory");
        let open = |name: &str| File::open(format!("/proc/{}/{name}", self.id)).expect("memory");
        let (mut memory, mut pages) = (open("mem"), open("pagemap"));
        for (range, heap) in maps.lines().filter_map(writable) {
            for (start, length) in present(&mut pages, range) {
                let mut bytes = vec![0; length];
                let read = memory
                    .seek(SeekFrom::Start(start))
                    .and_then(|_| memory.read_exact(&mut bytes));
                // Some ranges belong to a device.
                if read.is_err() {
                    continue;
                }
                searched += u64::try_from(length).unwrap_or(u64::MAX);
                for ((word, wide), found) in words.iter().zip(&wide).zip(&mut found) {
                    let narrow = memmem::find_iter(&bytes, word.as_bytes()).count();
                    let wide = memmem::find_iter(&bytes, wide).count();
                    found.narrow += narrow;
                    found.wide += wide;
                    found.heap += if heap { narrow + wide } else { 0 };
                }
            }
        }
        (found, searched)
    }
}

/// First and last address of a range that the process can write, and whether `malloc` hands it out.
fn writable(line: &str) -> Option<((u64, u64), bool)> {
    let (range, rest) = line.split_once(' ')?;
    if !rest.starts_with("rw") {
        return None;
    }
    let (start, end) = range.split_once('-')?;
    let start = u64::from_str_radix(start, 16).ok()?;
    let end = u64::from_str_radix(end, 16).ok()?;
    let name = rest.split_whitespace().nth(4);
    let heap = name == Some("[heap]") || (name.is_none() && start.is_multiple_of(ARENA));
    Some(((start, end), heap))
}

/// The stretches of a range that are there at all, as start and length: a web view sets aside many gigabytes of
/// addresses that it never touches.
fn present(pages: &mut File, (start, end): (u64, u64)) -> Vec<(u64, usize)> {
    let mut stretches: Vec<(u64, usize)> = Vec::new();
    let mut at = start;
    while at < end {
        let count = ((end - at) / PAGE).min(AT_ONCE);
        let mut entries = vec![0; usize::try_from(count * ENTRY).unwrap_or(0)];
        let read = pages
            .seek(SeekFrom::Start(at / PAGE * ENTRY))
            .and_then(|_| pages.read_exact(&mut entries));
        if read.is_err() || count == 0 {
            break;
        }
        for entry in entries.as_chunks::<8>().0 {
            if u64::from_le_bytes(*entry) & (IN_MEMORY | SWAPPED) != 0 {
                match stretches.last_mut() {
                    Some((first, length)) if *first + *length as u64 == at => *length += PAGE_BYTES,
                    _ => stretches.push((at, PAGE_BYTES)),
                }
            }
            at += PAGE;
        }
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_this_process_holds_is_found_in_both_forms() {
        // Put together here, so that it stands in no part of the program.
        let word = ["memory", "sparrow"].join("-");
        let wide: Vec<u16> = word.encode_utf16().collect();
        let this = Process {
            id: std::process::id(),
            name: "this".to_owned(),
        };
        let (found, searched) = this.search(&[&word]);
        assert!(found[0].narrow > 0 && found[0].wide > 0, "{found:?}");
        assert!(found[0].heap > 0, "{found:?}");
        assert!(searched > 100_000, "{searched}");
        drop(wide);
    }

    #[test]
    fn a_process_is_in_its_group() {
        let own: u32 = fs::read_to_string("/proc/self/stat")
            .unwrap()
            .rsplit_once(')')
            .and_then(|(_, rest)| rest.split_whitespace().nth(2)?.parse().ok())
            .unwrap();
        assert!(
            in_group(own)
                .iter()
                .any(|process| process.id == std::process::id())
        );
    }
}
