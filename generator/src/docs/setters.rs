//! The documentation of setters.

use std::collections::HashMap;

use super::markdown::first_sentence;
use crate::model::Item;

/// Describes the setters of an item, by the name of the method. `members` is the documentation of the item's fields.
pub(super) fn setter_docs(item: &Item, members: &HashMap<String, String>) -> HashMap<String, String> {
    let mut docs = HashMap::new();
    for setter in &item.construction.setters {
        let link = format!("[`{0}`](Self#structfield.{0})", setter.field);
        let field = members.get(&setter.field).map_or("", String::as_str);
        docs.insert(setter.name.clone(), one_setter(field, &link));
        docs.extend(setter.null.clone().map(|null| (null, format!("Sets {link} to null."))));
    }
    docs
}

/// Returns the first sentence about a field, with a link to the field if there are more.
fn one_setter(field: &str, link: &str) -> String {
    let (sentence, rest) = first_sentence(field);
    match (rest.is_empty(), sentence.chars().last()) {
        (true, _) => sentence,
        (false, None) => format!("See {link}."),
        (false, Some('.' | '!' | '?')) => format!("{sentence} See {link}."),
        (false, Some(':')) => format!("{sentence} see {link}."),
        (false, _) => format!("{sentence}. See {link}."),
    }
}

#[cfg(test)]
mod tests {
    use super::one_setter;

    #[test]
    fn setters_have_the_first_sentence_of_the_field() {
        for (field, setter) in [
            ("", ""),
            ("The size.", "The size."),
            ("The size. At least 1.", "The size. See [x]."),
            ("The size\nin bytes.\n\nDefault: `10`.", "The size in bytes. See [x]."),
            ("The size, e.g. `1. 2`, or i.e. 3", "The size, e.g. `1. 2`, or i.e. 3"),
            ("The version (for example. This) of 1.5 or v. 2.", "The version (for example. This) of 1.5 or v. 2."),
            ("The mode\n\nDefault: `a`.", "The mode. See [x]."),
            ("One of:\n* a\n* b", "One of: see [x]."),
            ("```text\ncode\n```", "See [x]."),
        ] {
            assert_eq!(one_setter(field, "[x]"), setter, "{field}");
        }
    }
}
