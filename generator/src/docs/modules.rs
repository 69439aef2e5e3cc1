//! The documentation of modules and of the files that they are divided into.

use crate::model::{Item, ItemKind, Module};

/// Describes a module.
pub(super) fn module_docs(module: &Module) -> String {
    let path = &module.path.0;
    let is_endpoint = module.items.iter().any(is_request) && module.namespace.is_none();
    match path.split_last() {
        None => "The items of the crate root.".to_owned(),
        Some((name, [])) if name == "types" => "Types shared by many namespaces.".to_owned(),
        Some((name, parents)) if name == "types" => {
            format!("Types shared by the endpoints of `{}`.", parents.join("::"))
        }
        Some(_) if is_endpoint => format!("The endpoint `{}` and the types that only it uses.", path.join(".")),
        Some(_) => format!("The namespace `{}`.", path.join(".")),
    }
}

fn is_request(item: &Item) -> bool {
    matches!(item.kind, ItemKind::Request(_))
}
