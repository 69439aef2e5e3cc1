//! The mutants of types. A break leaves the types alone that the tests are written with, else they would not build.

use super::Mutant;

const CHOICE: &str = "generator/src/emit/table.rs";
const CHOOSING: &str = "generator/src/lower/choice.rs";
const CONTAINER: &str = "generator/src/emit/container.rs";
const CONTAINERS: &str = "generator/src/lower/container.rs";
const ENUMERATION: &str = "generator/src/lower/enumeration.rs";
const EXTERNAL: &str = "generator/src/emit/external.rs";
const FIELD: &str = "generator/src/emit/field.rs";
const FINISH: &str = "generator/src/lower/finish.rs";
const FIXUPS: &str = "generator/src/fixups/shape.rs";
const MEND: &str = "generator/src/fixups/mend.rs";
const MAKERS: &str = "generator/src/lower/makers.rs";
const MAKING: &str = "generator/src/emit/making.rs";
const OBJECT: &str = "generator/src/lower/object.rs";
const PROPERTY: &str = "generator/src/lower/property.rs";
const SECRET: &str = "generator/src/lower/secret.rs";
const SETTER: &str = "generator/src/emit/setter.rs";
const SINGLE: &str = "generated/src/runtime/json/read/single.rs";
const STRUCTURE: &str = "generator/src/emit/structure.rs";
const TAGGED: &str = "generator/src/emit/tagged.rs";
const TYPE_NAMES: &str = "generator/src/emit/types.rs";
const UNION: &str = "generator/src/lower/union.rs";
const UNTAGGED: &str = "generator/src/emit/untagged.rs";
const VALUE: &str = "generator/src/lower/value.rs";
const VARIANTS: &str = "generator/src/lower/variants.rs";
const WORDS: &str = "generator/src/emit/words.rs";

/// Those of types: fields, forms, enums, unions, objects, secrets.
pub(super) const TYPES: &[Mutant] = &[
    Mutant {
        name: "field_not_read",
        breaks: "the last property of an object is not read",
        file: STRUCTURE,
        from: "members.fold(reader(), |receiver, member| read_word(scope, receiver, member))",
        to: "members.take(structure.members.len().max(2) - 1).fold(reader(), |receiver, member| read_word(scope, receiver, member))",
    },
    Mutant {
        name: "field_not_written",
        breaks: "the last property of an object is not written",
        file: STRUCTURE,
        from: "structure.members.iter().fold(object, |receiver, member|",
        to: "structure.members.iter().rev().skip(1).rev().fold(object, |receiver, member|",
    },
    Mutant {
        name: "rust_name_in_json",
        breaks: "a property has its Rust name in JSON",
        file: PROPERTY,
        from: "            name,\n            wire: property.name.clone(),",
        to: "            wire: name.clone(),\n            name,",
    },
    Mutant {
        name: "names_swapped",
        breaks: "the first two properties of an object have each other's name, in reading and in writing",
        file: OBJECT,
        from: "let parameters = generics::kept(interface.generics.as_deref(), sent);",
        to: "let mut members = members;
        if let [Member::Field(a), Member::Field(b), ..] = members.as_mut_slice() {
            std::mem::swap(&mut a.wire, &mut b.wire);
        }
        let parameters = generics::kept(interface.generics.as_deref(), sent);",
    },
    Mutant {
        name: "property_alias_forgotten",
        breaks: "a property is not read under its other names",
        file: FIELD,
        from: "if also.is_empty() { receiver }",
        to: "if true { receiver }",
    },
    Mutant {
        name: "required_optional",
        breaks: "a required property is read as if it were optional",
        file: FIELD,
        from: r#"Word::Required => "required","#,
        to: r#"Word::Required => "field","#,
    },
    Mutant {
        name: "required_null_optional",
        breaks: "a property that must be there but may be null is read as if it were optional",
        file: FIELD,
        from: r#"=> "required_nullable","#,
        to: r#"=> "nullable","#,
    },
    Mutant {
        name: "null_not_allowed",
        breaks: "a null that the specification allows is refused in an answer",
        file: FIELD,
        from: r#"Word::Nullable => "nullable","#,
        to: r#"Word::Nullable => "field","#,
    },
    Mutant {
        name: "null_setter_unsets",
        breaks: "the setter of a null leaves the property out",
        file: SETTER,
        from: "let value = null_value(scope, argument);",
        to: "let json = &scope.json; let value = template!(scope, Expr, [json] => { #json::Read::empty() });",
    },
    Mutant {
        name: "document_optional",
        breaks: "an answer without its required document is taken",
        file: FIELD,
        from: r#"=> "required_document","#,
        to: r#"=> "document","#,
    },
    Mutant {
        name: "literal_not_written",
        breaks: "a property with a fixed value is not written",
        file: FIELD,
        from: "Member::Constant(Constant { wire, value, .. }) => {",
        to: "Member::Constant(Constant { wire, .. }) if !wire.is_empty() => receiver,
        Member::Constant(Constant { wire, value, .. }) => {",
    },
    Mutant {
        name: "literal_optional",
        breaks: "a required property with a fixed value may be missing",
        file: FIELD,
        from: "if *required {",
        to: "if false && *required {",
    },
    Mutant {
        name: "always_a_list",
        breaks: "of a value or a list of them, only the list is legal and written",
        file: UNION,
        from: "let form = Some(Form { kind, depth: 0 });",
        to: "let form = map.then_some(Form { kind, depth: 0 });",
    },
    Mutant {
        name: "never_a_list_of_maps",
        breaks: "of a map or a list of maps, only the map is read",
        file: UNION,
        from: "let form = Some(Form { kind, depth: 0 });",
        to: "let form = (!map).then_some(Form { kind, depth: 0 });",
    },
    Mutant {
        name: "flags_as_a_list",
        breaks: "flags that stand in one text are written as a list",
        file: TYPE_NAMES,
        from: r#"FormKind::Pipes => "pipes""#,
        to: r#"FormKind::Pipes => "commas""#,
    },
    Mutant {
        name: "quirk_forgotten",
        breaks: "a list that may stand as one text is a list only",
        file: PROPERTY,
        from: "quirk.map(|kind| Form { kind, depth: 0 }).or(lowered.form)",
        to: "lowered.form.filter(|_| quirk.is_none())",
    },
    Mutant {
        name: "additional_not_read",
        breaks: "keys that an object has no properties for are not read",
        file: FIELD,
        from: r#"call(formed(scope, receiver, field.form), "additional", [slot(field)])"#,
        to: r#"if true { receiver } else { call(formed(scope, receiver, field.form), "additional", [slot(field)]) }"#,
    },
    Mutant {
        name: "additional_not_written",
        breaks: "keys that an object has no properties for are not written",
        file: FIELD,
        from: r#"call(receiver, "additional", [text(&field.wire), texts(known), slot(field)])"#,
        to: "receiver",
    },
    Mutant {
        name: "additional_twice",
        breaks: "what is additional in an object may have the name of a property",
        file: STRUCTURE,
        from: "structure.members.iter().filter_map(Member::wire).collect();",
        to: "structure.members.iter().filter_map(Member::wire).take(0).collect();",
    },
    Mutant {
        name: "single_key_of_several",
        breaks: "a dictionary with a single key may have several",
        file: SINGLE,
        from: "(_, true) => self.fail_at(Place::at(self.at), \"a single key\", \"several\"),",
        to: "(_, true) if self.is_strict() => self.fail_at(Place::at(self.at), \"a single key\", \"several\"),",
    },
    Mutant {
        name: "several_additional",
        breaks: "beside the fields of an object may stand several keys where one is meant",
        file: SINGLE,
        from: "(_, true) => self.fail_at(here, \"one key more\", \"several\"),",
        to: "(_, true) if self.is_strict() => self.fail_at(here, \"one key more\", \"several\"),",
    },
    Mutant {
        name: "form_at_wrong_depth",
        breaks: "the form of a list's or map's elements is taken for that of the list or map",
        file: VALUE,
        from: "depth: form.depth + 1, ..form",
        to: "depth: form.depth, ..form",
    },
    Mutant {
        name: "tolerance_forgotten",
        breaks: "a number that may stand as text may not",
        file: VALUE,
        from: "Some(Lowered { form: Some(form), ..lowered })",
        to: "Some(Lowered { form: Some(form).filter(|_| false), ..lowered })",
    },
    Mutant {
        name: "word_alias_forgotten",
        breaks: "a word of an enum is not read under its other names",
        file: ENUMERATION,
        from: "also: member.aliases.clone().unwrap_or_default(),",
        to: "also: Vec::new(),",
    },
    Mutant {
        name: "open_enum_closed",
        breaks: "an enum that may have further words is taken for one that may not",
        file: ENUMERATION,
        from: "open: words.is_open == Some(true)",
        to: "open: false",
    },
    Mutant {
        name: "closed_enum_open",
        breaks: "an enum that has no further words is taken for one that may",
        file: ENUMERATION,
        from: "open: words.is_open == Some(true)",
        to: "open: true",
    },
    Mutant {
        name: "boolean_enum_forgotten",
        breaks: "the words `true` and `false` of an enum that was a boolean are written as texts",
        file: WORDS,
        from: r#"if words.boolean { "word_or_bool" }"#,
        to: r#"if false { "word_or_bool" }"#,
    },
    Mutant {
        name: "union_keys_forgotten",
        breaks: "the branches of a union are not told apart by their keys",
        file: CHOOSING,
        from: "Some(key) => choice.keys.push(((*key).clone(), *i)),",
        to: "Some(_) => {}",
    },
    Mutant {
        name: "union_branches_swapped",
        breaks: "a kind of JSON means another branch of a union",
        file: CHOOSING,
        from: "[one] => *slot(&mut choice) = Pick::Exact(*one),",
        to: "[one] => *slot(&mut choice) = Pick::Exact(branches.len() - 1 - *one),",
    },
    Mutant {
        name: "union_tolerance_forgotten",
        breaks: "a kind of JSON that no branch of a union means, but one can hold, is unknown",
        file: CHOICE,
        from: r#"Pick::Tolerated(index) => ("Tolerated", index),"#,
        to: "Pick::Tolerated(_) => return None,",
    },
    Mutant {
        name: "union_tolerance_strict",
        breaks: "strict reading takes what only a tolerant one may, in a union",
        file: CHOICE,
        from: r#"("Tolerated", index)"#,
        to: r#"("Exact", index)"#,
    },
    Mutant {
        name: "default_tag_forgotten",
        breaks: "an object without a tag is unknown, though there is a default",
        file: TAGGED,
        from: "tagged.default.map_or_else(",
        to: "tagged.default.filter(|_| false).map_or_else(",
    },
    Mutant {
        name: "typed_key_not_written",
        breaks: "the type in a key is written as the variant's name",
        file: EXTERNAL,
        from: "(scope.ident(&variant.name), &variant.wire)",
        to: "(scope.ident(&variant.name), variant.wire.to_uppercase())",
    },
    Mutant {
        name: "typed_keys_closed",
        breaks: "a map of types that may have further ones is taken for one that may not",
        file: EXTERNAL,
        from: "let open = external.open;",
        to: "let open = false;",
    },
    Mutant {
        name: "typed_keys_not_asked_for",
        breaks: "a request does not ask for types in keys",
        file: FINISH,
        from: "preset: preset.collect()",
        to: "preset: preset.take(0).collect()",
    },
    Mutant {
        name: "untagged_read_as_another",
        breaks: "what nothing tells apart is read as its last branch",
        file: UNTAGGED,
        from: "untagged.variants.get(untagged.untyped)",
        to: "untagged.variants.last()",
    },
    Mutant {
        name: "any_key_unknown",
        breaks: "a key that means a variant under any name is taken for one that is not known",
        file: CONTAINER,
        from: "        fallback,\n",
        to: "        fallback: None,\n",
    },
    Mutant {
        name: "maker_of_another",
        breaks: "the function for a variant that holds nothing makes the first one",
        file: MAKERS,
        from: "Made::Empty(variant.name.clone())",
        to: "Made::Empty(variants.first().unwrap_or(variant).name.clone())",
    },
    Mutant {
        name: "question_of_none",
        breaks: "no value is ever said to be a variant",
        file: MAKING,
        from: "matches!(self, Self::#name(_))",
        to: "!matches!(self, Self::#name(_) | Self::#name(_))",
    },
    Mutant {
        name: "container_key_wrong",
        breaks: "the key of a container is written as the variant's name",
        file: CONTAINER,
        from: r#"call(writer, "single", [text(&variant.wire),"#,
        to: r#"call(writer, "single", [text(&variant.name),"#,
    },
    Mutant {
        name: "container_closed",
        breaks: "a container that may have further keys is taken for one that may not",
        file: CONTAINERS,
        from: "open: container.non_exhaustive == Some(true),",
        to: "open: false,",
    },
    Mutant {
        name: "variant_optional",
        breaks: "a container with properties of its own may be without a variant",
        file: CONTAINERS,
        from: "word: if optional { Word::OptionalVariant } else { Word::Variant },",
        to: "word: Word::OptionalVariant,",
    },
    Mutant {
        name: "variant_before_fields",
        breaks: "a container's variant is looked for before the properties beside it are read",
        file: STRUCTURE,
        from: "keyed.into_iter().chain(flat)",
        to: "flat.into_iter().chain(keyed)",
    },
    Mutant {
        name: "inherited_variant",
        breaks: "what a container inherits is taken for variants of its own",
        file: CONTAINERS,
        from: "*i < inherited || p",
        to: "*i < inherited.min(0) || p",
    },
    Mutant {
        name: "tag_not_boolean",
        breaks: "a tag that is a boolean is looked for as text alone",
        file: VARIANTS,
        from: "boolean: boolean == Some(true),",
        to: "boolean: boolean.is_none(),",
    },
    Mutant {
        name: "shortcut_not_for_objects",
        breaks: "an object never stands for the property that it may stand for",
        file: OBJECT,
        from: "let object_capable = self.shape(&property.property.r#type).object.is_some();",
        to: "let object_capable = false;",
    },
    Mutant {
        name: "rule_reversed",
        breaks: "a query with `template` is taken for a plain one, and the reverse",
        file: FIXUPS,
        from: "with: branch(alias, with)?, without: branch(alias, without)?",
        to: "with: branch(alias, without)?, without: branch(alias, with)?",
    },
    Mutant {
        name: "alias_as_it_was",
        breaks: "a template with a text in the place of a number is no search",
        file: FIXUPS,
        from: "alias.r#type = becomes.value();",
        to: "alias.r#type = was.value();",
    },
    Mutant {
        name: "key_as_it_was",
        breaks: "pinned documents are written under keys that the server does not know",
        file: MEND,
        from: "is.clone_into(&mut property(definition, was)?.name);",
        to: "was.clone_into(&mut property(definition, was)?.name);",
    },
    Mutant {
        name: "secret_skipped",
        breaks: "the Kerberos ticket is no secret",
        file: SECRET,
        from: "    \"api_key_id\",\n",
        to: "    \"api_key_id\",\n    \"kerberos_ticket\",\n",
    },
];
