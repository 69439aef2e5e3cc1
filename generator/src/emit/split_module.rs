//! A module whose items stand in several files.

use crate::model::{Module, ModuleFile};

/// The module without its items, which it names from its parts.
pub(super) fn parent_module(module: &Module) -> Module {
    let name = |part: &ModuleFile, item: &String| (part.name.clone(), item.clone());
    let part_reexports = module.files.iter().flat_map(|part| part.items.iter().map(move |item| name(part, item)));
    Module {
        path: module.path.clone(),
        items: Vec::new(),
        files: module.files.clone(),
        namespace: module.namespace.clone(),
        children: module.children.clone(),
        reexports: part_reexports.chain(module.reexports.iter().cloned()).collect(),
    }
}

/// What stands in the file of a part.
pub(super) fn part_module(module: &Module, part: &ModuleFile) -> Module {
    let items = module.items.iter().filter(|item| part.items.contains(&item.name)).cloned().collect();
    Module {
        path: module.path.clone(),
        items,
        files: Vec::new(),
        namespace: None,
        children: Vec::new(),
        reexports: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{assert_holds, crate_model, field, files, item, named, struct_};
    use crate::model::{ItemKind, ModuleFile, Presence, RustType};

    #[test]
    fn the_module_names_what_stands_in_its_parts() {
        let cat = struct_(vec![field("ball", named("Ball"), Presence::Required)]);
        let ball = struct_(vec![field("name", RustType::String, Presence::Required)]);
        let mut crate_model =
            crate_model(vec![item("Cat", ItemKind::Struct(cat)), item("Ball", ItemKind::Struct(ball))]);
        let part = |name: &str, item: &str| ModuleFile {
            name: name.to_owned(),
            items: vec![item.to_owned()],
        };
        crate_model.modules[1].files = vec![part("part_b", "Ball"), part("part_c", "Cat")];
        let files = files(&crate_model);
        let names = ["pub use crate::types::part_b::Ball;", "pub use crate::types::part_c::Cat;"];
        assert_holds(&files["api/types/mod.rs"], &["mod part_b;\nmod part_c;\n", names[0], names[1]]);
        assert_holds(&files["lib.rs"], &["#[path = \"api/types/mod.rs\"]\npub mod types;"]);
        assert_holds(&files["api/types/part_b.rs"], &["pub struct Ball {", "json::impl_traits!(Ball);"]);
        assert_holds(&files["api/types/part_c.rs"], &["pub ball: crate::types::Ball,"]);
        assert!(!files.contains_key("api/types.rs"));
    }
}
