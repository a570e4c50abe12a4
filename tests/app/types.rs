//! The page's types are made from the types of the shell, into one committed file.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    path::Path,
};

use copse_shell::Event;
use ts_rs::{Config, TS, TypeVisitor};

const HEAD: &str = "\
// Made from the types of the shell by its test `types`; do not edit.
// After a change: COPSE_BLESS=1 cargo nextest run -p copse --test app types
";

/// Declarations of the shell's own types, and the names of core's that they use.
struct Collect {
    config: Config,
    own: BTreeMap<String, String>,
    of_core: BTreeSet<String>,
}

impl TypeVisitor for Collect {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_none() {
            return;
        }
        let name = T::ident(&self.config);
        if std::any::type_name::<T>().starts_with("copse_core::") {
            self.of_core.insert(name);
            T::visit_generics(self);
        } else if !self.own.contains_key(&name) {
            let docs = T::docs().unwrap_or_default();
            self.own
                .insert(name, format!("{docs}export {}\n", T::decl(&self.config)));
            T::visit_dependencies(self);
            T::visit_generics(self);
        } else {
            T::visit_generics(self);
        }
    }
}

fn made() -> String {
    let mut collect = Collect {
        config: Config::new(),
        own: BTreeMap::new(),
        of_core: BTreeSet::new(),
    };
    copse_shell::visit_types(&mut collect);
    let mut body = String::new();
    for declaration in collect.own.values() {
        write!(body, "\n{declaration}").unwrap();
    }
    body.push_str(
        "\n/** Every command: what it takes and what it gives. */\nexport type Commands = {\n",
    );
    for command in copse_shell::command_types(&collect.config) {
        writeln!(
            body,
            "  {}: {{ input: {}; output: {} }};",
            command.name, command.input, command.output
        )
        .unwrap();
    }
    body.push_str("};\n\n/** Events that the shell sends to the page; none has a payload. */\nexport type ShellEvent = ");
    let events: Vec<String> = Event::ALL
        .iter()
        .map(|event| format!("\"{}\"", event.name()))
        .collect();
    writeln!(body, "{};", events.join(" | ")).unwrap();

    let names: Vec<&str> = collect.of_core.iter().map(String::as_str).collect();
    format!(
        "{HEAD}\nimport type {{\n  {},\n}} from \"./core\";\n{body}",
        names.join(",\n  ")
    )
}

#[test]
fn the_committed_types_of_the_page_are_those_of_the_shell() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/src/api/types/shell.ts");
    let made = made();
    if std::env::var_os("COPSE_BLESS").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    let committed = std::fs::read_to_string(&path)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    assert!(
        committed == made,
        "ui/src/api/types/shell.ts is not what the shell's types make; run COPSE_BLESS=1 cargo nextest run -p copse --test app types"
    );
}
