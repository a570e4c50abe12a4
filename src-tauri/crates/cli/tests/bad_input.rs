//! What is wrong ends in a sentence and a code of its own; nothing is lost, and no file is half written.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod common;

use std::{fs, path::Path};

use common::{PASSPHRASE, Room, names};

const NAME: &str = "Crossing paths";

fn with_case(front: &str) -> Room {
    let room = Room::with_vault();
    room.run(["community", "create"], ["vault", "--name", NAME])
        .succeeds();
    import(
        &room,
        &format!("---\ntitle: A case\n{front}\n---\n\n## Focus\n\nA text.\n"),
    );
    room
}

fn import(room: &Room, markdown: &str) -> serde_json::Value {
    room.file("case.md", markdown);
    room.json(
        ["case", "import"],
        ["vault", "--community", NAME, "case.md"],
    )
}

fn export(room: &Room, more: &[&'static str]) -> common::Run {
    room.run(
        ["case", "export"],
        ["vault", "--case", "1", "--to", "case.pdf"]
            .into_iter()
            .chain(more.iter().copied()),
    )
}

/// All bytes of all files of a folder.
fn bytes(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for name in names(folder) {
        let path = folder.join(&name);
        if path.is_file() {
            all.push((name, fs::read(path).unwrap()));
        }
    }
    all
}

#[test]
fn a_wrong_passphrase_is_told_apart_from_damage() {
    let room = Room::with_vault();
    room.typed(["community", "list", "vault"], "not the passphrase\n")
        .fails(3, "passphrase");
    room.typed(["community", "list", "vault"], "")
        .fails(8, "empty");
    room.typed(["community", "list", "vault", "--recovery"], "1234-5678\n")
        .fails(8, "recovery key");
    room.run(["community", "list"], ["nowhere"])
        .fails(7, "folder");

    // The first page of the database turns to noise.
    let database = fs::read_dir(room.vault())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .max_by_key(|path| fs::metadata(path).unwrap().len())
        .unwrap();
    let whole = fs::read(&database).unwrap();
    let mut noise = whole.clone();
    for (place, byte) in noise.iter_mut().enumerate() {
        *byte ^= u8::try_from(place * 31 % 251).unwrap();
    }
    fs::write(&database, &noise).unwrap();
    let before = bytes(&room.vault());
    room.run(["community", "list"], ["vault"])
        .fails(4, "backup");
    assert_eq!(
        bytes(&room.vault()),
        before,
        "a damaged vault is left as it is"
    );
    fs::write(&database, &whole).unwrap();
    room.run(["community", "list"], ["vault"]).succeeds();
}

#[test]
fn headers_cut_short_are_damage() {
    let room = Room::with_vault();
    // Everything beside the database is small: the headers.
    let database = bytes(&room.vault())
        .into_iter()
        .max_by_key(|(_, bytes)| bytes.len())
        .unwrap()
        .0;
    for (name, bytes) in bytes(&room.vault()) {
        if name != database && bytes.len() > 64 {
            fs::write(room.vault().join(name), &bytes[..40]).unwrap();
        }
    }
    room.run(["community", "list"], ["vault"])
        .fails(4, "backup");
}

#[test]
fn a_weak_passphrase_makes_no_vault() {
    let room = Room::empty();
    room.typed(["vault", "init", "vault"], "password1\n")
        .fails(8, "easy to guess");
    assert!(!room.vault().exists() || names(&room.vault()).is_empty());
}

#[test]
fn a_file_that_is_there_stays() {
    let room = with_case("permission: given");
    room.file("case.pdf", "mine");
    export(&room, &[]).fails(9, "exists already");
    assert_eq!(fs::read_to_string(room.path("case.pdf")).unwrap(), "mine");
    export(&room, &["--force"]).succeeds();
    assert!(
        fs::read(room.path("case.pdf"))
            .unwrap()
            .starts_with(b"%PDF-")
    );
    assert!(
        !names(&room.path(""))
            .iter()
            .any(|name| name.contains(".part"))
    );
}

#[test]
fn a_folder_that_is_missing_or_in_the_place_is_named() {
    let room = with_case("permission: given");
    room.run(
        ["case", "export"],
        ["vault", "--case", "1", "--to", "no/case.pdf"],
    )
    .fails(9, "folder");
    fs::create_dir(room.path("case.pdf")).unwrap();
    export(&room, &["--force"]).fails(9, "name of a folder");
    room.run(
        ["case", "export"],
        ["vault", "--case", "7", "--to", "7.pdf"],
    )
    .fails(7, "no such case");
    room.run(
        ["meeting", "pack"],
        ["vault", "--meeting", "1", "--to", "1.pdf"],
    )
    .fails(7, "no such meeting");
    room.run(
        ["case", "import"],
        ["vault", "--community", "Nobody", "case.md"],
    )
    .fails(7, "No community");
    room.run(
        ["case", "import"],
        ["vault", "--community", NAME, "none.md"],
    )
    .fails(8, "none.md");
}

#[test]
fn permission_that_is_missing_needs_a_reason_and_a_refusal_stops() {
    let room = with_case("permission: asked");
    export(&room, &[]).fails(6, "--reason");
    assert!(!room.path("case.pdf").exists());
    export(
        &room,
        &["--reason", "The client's advocate agreed by telephone."],
    )
    .succeeds();

    import(
        &room,
        "---\ntitle: Another\npermission: refused\n---\n\n## Focus\n\nText.\n",
    );
    for more in [&[][..], &["--reason", "All the same."]] {
        let arguments = ["vault", "--case", "2", "--to", "two.pdf"]
            .into_iter()
            .chain(more.iter().copied());
        room.run(["case", "export"], arguments).fails(6, "");
        assert!(!room.path("two.pdf").exists());
    }
}

#[test]
fn odd_markdown_loses_nothing() {
    let room = with_case("permission: given");
    // Front matter that is no YAML: told, and the text is there.
    let made = import(
        &room,
        "---\ntitle: [unclosed\n---\n\n## Focus\n\nThe heron stood still.\n",
    );
    assert!(!made["problems"].as_array().unwrap().is_empty(), "{made}");
    // A section twice, and values that Copse does not know.
    let made = import(
        &room,
        "---\ntitle: Twice\nkind: baffling\nward: 7\npermission: given\n---\n\n## History\n\nThe egret came.\n\n## History\n\nThe bittern left.\n",
    );
    assert!(!made["problems"].as_array().unwrap().is_empty(), "{made}");
    for word in ["heron", "egret", "bittern"] {
        let found = room.json(["search"], ["vault", word]);
        assert_eq!(found.as_array().unwrap().len(), 1, "{word}: {found}");
    }
}

#[test]
fn text_of_a_megabyte_is_taken_and_printed() {
    let room = with_case("permission: given");
    let paragraph =
        "Many hands kept the kettle warm through the long evening. ".repeat(20) + "\n\n";
    let text = paragraph.repeat(1_000_000 / paragraph.len() + 1);
    import(
        &room,
        &format!("---\ntitle: Long\npermission: given\n---\n\n## History\n\n{text}"),
    );
    room.run(
        ["case", "export"],
        ["vault", "--case", "2", "--to", "long.pdf"],
    )
    .succeeds();
    room.file("huge.md", vec![b'a'; 9_000_000]);
    room.run(
        ["case", "import"],
        ["vault", "--community", NAME, "huge.md"],
    )
    .fails(8, "larger than");
    room.file("bytes.md", [0xff, 0xfe, 0x00]);
    room.run(
        ["case", "import"],
        ["vault", "--community", NAME, "bytes.md"],
    )
    .fails(8, "UTF-8");
}

#[test]
fn names_from_anywhere_are_kept_and_steer_nothing() {
    let room = Room::with_vault();
    for name in [
        "O'Brien & \"sons\" <script>",
        "محمد بن سلمى",
        "Fox 🦊 den",
        "Robert'); DROP TABLE person;--",
    ] {
        room.run(["community", "create"], ["vault", "--name", name])
            .succeeds();
        room.file(
            "case.md",
            format!("---\ntitle: >-\n  {name}\npermission: given\n---\n\n## Focus\n\n{name}\n"),
        );
        let made = room.json(
            ["case", "import"],
            ["vault", "--community", name, "case.md"],
        );
        assert_eq!(made["title"], *name);
    }
    let list = room.json(["community", "list"], ["vault"]);
    assert_eq!(list.as_array().unwrap().len(), 4);
    // A line end or an escape in a name reaches neither the terminal nor a header.
    room.run(
        ["community", "create"],
        ["vault", "--name", "Two\r\nlines\u{1b}[2J"],
    );
    let printed = room.run(["community", "list"], ["vault"]).succeeds().out;
    assert!(
        !printed.contains('\u{1b}') && !printed.contains('\r'),
        "{printed:?}"
    );
}

#[test]
fn a_vault_that_is_open_elsewhere_is_in_use() {
    use copse_vault::{Passphrase, Secret, Vault};
    let room = Room::with_vault();
    let secret = Secret::Passphrase(Passphrase::new(PASSPHRASE.to_owned()));
    let holder = Vault::unlock(&room.vault(), &secret).unwrap();
    room.run(["community", "list"], ["vault"])
        .fails(5, "already open");
    drop(holder);
    room.run(["community", "list"], ["vault"]).succeeds();
}
