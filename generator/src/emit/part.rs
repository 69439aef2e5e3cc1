//! A module whose items stand in several files.

use crate::model::{Module, Part};

/// The module without its items, which it names from its parts.
pub(super) fn whole(module: &Module) -> Module {
    let name = |part: &Part, item: &String| (part.name.clone(), item.clone());
    let of_parts = module.parts.iter().flat_map(|part| part.items.iter().map(move |item| name(part, item)));
    Module {
        path: module.path.clone(),
        docs: module.docs.clone(),
        items: Vec::new(),
        parts: module.parts.clone(),
        namespace: module.namespace.clone(),
        children: module.children.clone(),
        reexports: of_parts.chain(module.reexports.iter().cloned()).collect(),
    }
}

/// What stands in the file of a part.
pub(super) fn part(module: &Module, part: &Part) -> Module {
    let items = module.items.iter().filter(|item| part.items.contains(&item.name)).cloned().collect();
    Module {
        path: module.path.clone(),
        docs: part.docs.clone(),
        items,
        parts: Vec::new(),
        namespace: None,
        children: Vec::new(),
        reexports: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{assert_holds, field, files, item, krate, named, structure};
    use crate::model::{ItemKind, Part, RustType, Word};

    #[test]
    fn the_module_names_what_stands_in_its_parts() {
        let cat = structure(vec![field("ball", named("Ball"), Word::Required)]);
        let ball = structure(vec![field("name", RustType::String, Word::Required)]);
        let mut krate = krate(vec![item("Cat", ItemKind::Struct(cat)), item("Ball", ItemKind::Struct(ball))]);
        let part = |name: &str, item: &str| Part {
            name: name.to_owned(),
            docs: "Some.".to_owned(),
            items: vec![item.to_owned()],
        };
        krate.modules[1].parts = vec![part("part_b", "Ball"), part("part_c", "Cat")];
        let files = files(&krate);
        let names = ["pub use crate::types::part_b::Ball;", "pub use crate::types::part_c::Cat;"];
        assert_holds(&files["api/types/mod.rs"], &["mod part_b;\nmod part_c;\n", names[0], names[1]]);
        assert_holds(&files["lib.rs"], &["#[path = \"api/types/mod.rs\"]\npub mod types;"]);
        assert_holds(&files["api/types/part_b.rs"], &["//! Some.\n", "pub struct Ball {", "json::forward!(Ball);"]);
        assert_holds(&files["api/types/part_c.rs"], &["pub ball: crate::types::Ball,"]);
        assert!(!files.contains_key("api/types.rs"));
    }
}
