//! The items of generated files.

use std::collections::HashMap;

use generator::Output;

/// The items of all files without comments, imports and declarations of modules, with their numbers. An item that moves
/// to another file is the same item.
pub(super) fn items(output: &Output) -> HashMap<String, usize> {
    let mut items = HashMap::new();
    for content in output.files.values() {
        let mut item = String::new();
        for line in content.lines().filter(|line| !line.trim_start().starts_with("//")) {
            item.push_str(line);
            item.push('\n');
            let ends = (line.starts_with('}') || (line.ends_with(';') && !line.starts_with(' '))) && !line.is_empty();
            if ends {
                let finished = std::mem::take(&mut item);
                let code = finished.trim_start();
                let declaration = code.lines().find(|line| !line.starts_with('#')).unwrap_or_default();
                let starts = ["use ", "pub use ", "pub mod ", "mod "];
                if !starts.iter().any(|start| declaration.starts_with(start) || line.starts_with(start)) {
                    *items.entry(code.to_owned()).or_insert(0) += 1;
                }
            }
        }
    }
    items
}
