//! Bakes the configuration and the permissions into the binary.

use std::{env, fs, path::Path};

/// Names of all commands, from the same table as the handler.
macro_rules! commands {
    ($($module:ident :: $name:ident ($input:ty) -> $output:ty;)+) => { &[$(stringify!($name)),+] };
}
const COMMANDS: &[&str] = include!("src/commands/table.rs");

fn main() {
    println!("cargo:rerun-if-changed=src-tauri/src/commands/table.rs");
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    // The page is baked in: without this line a new page would wait for the next change of Rust.
    println!("cargo:rerun-if-changed=ui/dist");
    if let Err(error) = bake() {
        println!("cargo:warning=build script: {error}");
        std::process::exit(1);
    }
    // SQLCipher's symbols must stay inside the binary: WebKitGTK would bind to them
    // and find an SQLite that asks for a key.
    if env::var("CARGO_CFG_TARGET_OS").as_deref() == Ok("linux") {
        println!("cargo:rustc-link-arg-bins=-Wl,--exclude-libs,ALL");
    }
}

fn bake() -> Result<(), Box<dyn std::error::Error>> {
    // Once an application has permissions of its own, a command needs one. Tauri would write a file
    // for each into `permissions/` at the root; one in the build folder says the same.
    let folder = env::var("OUT_DIR")?;
    let file = Path::new(&folder).join("commands.toml");
    let allowed = COMMANDS
        .iter()
        .map(|name| format!("\"{name}\""))
        .collect::<Vec<_>>()
        .join(", ");
    fs::write(
        &file,
        format!(
            "[[permission]]\nidentifier = \"own-commands\"\ndescription = \"The commands of the shell.\"\ncommands.allow = [{allowed}]\n"
        ),
    )?;
    let pattern: &'static str =
        Box::leak(file.to_string_lossy().replace('\\', "/").into_boxed_str());
    let attributes = tauri_build::Attributes::new()
        .capabilities_path_pattern("./src-tauri/capabilities/**/*")
        .app_manifest(tauri_build::AppManifest::new().permissions_path_pattern(pattern));
    tauri_build::try_build(attributes).map_err(|error| format!("{error:#}"))?;
    Ok(())
}
