//! Nothing calls upward: core knows no window, no page, no PDF.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::process::Command;

#[test]
fn core_depends_on_no_crate_above_it() {
    let cargo = std::env::var_os("CARGO").expect("cargo runs this test");
    let output = Command::new(cargo)
        .args([
            "tree",
            "--offline",
            "--package",
            "copse-core",
            "--edges",
            "normal,build",
            "--prefix",
            "none",
        ])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo tree");
    let tree = String::from_utf8(output.stdout).unwrap();
    assert!(
        tree.starts_with("copse-core "),
        "cargo tree failed: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    let above = [
        "tauri",
        "wry",
        "tao",
        "printpdf",
        "lopdf",
        "copse",
        "copse-press",
        "copse-documents",
        "copse-interchange",
    ];
    let found: Vec<&str> = tree
        .lines()
        .filter(|line| above.contains(&line.split(' ').next().unwrap_or_default()))
        .collect();
    assert_eq!(found, Vec::<&str>::new());
}
