//! The mutants of types. A break leaves the types alone that the tests are written with, else they would not build.

use super::Mutant;

const CHOICE: &str = "generator/src/emit/discriminator.rs";
const CHOOSING: &str = "generator/src/lower/discriminator.rs";
const CONTAINER: &str = "generator/src/emit/container.rs";
const CONTAINERS: &str = "generator/src/lower/container.rs";
const ENUMERATION: &str = "generator/src/lower/string_enum.rs";
const EXTERNAL: &str = "generator/src/emit/externally_tagged.rs";
const FIELD: &str = "generator/src/emit/field.rs";
const FINISH: &str = "generator/src/lower/completion.rs";
const FIXUPS: &str = "generator/src/fixups/shape.rs";
const MEND: &str = "generator/src/fixups/mend.rs";
const MAKERS: &str = "generator/src/lower/variant_constructors.rs";
const MAKING: &str = "generator/src/emit/constructors.rs";
const OBJECT: &str = "generator/src/lower/structs.rs";
const PROPERTY: &str = "generator/src/lower/property.rs";
const SECRET: &str = "generator/src/lower/secrets.rs";
const SETTER: &str = "generator/src/emit/setters.rs";
const SINGLE: &str = "generated/src/runtime/json/decode/single_key.rs";
const STRUCTURE: &str = "generator/src/emit/struct_.rs";
const TAGGED: &str = "generator/src/emit/internally_tagged.rs";
const TYPE_NAMES: &str = "generator/src/emit/types.rs";
const UNION: &str = "generator/src/lower/union.rs";
const UNTAGGED: &str = "generator/src/emit/untagged_union.rs";
const VALUE: &str = "generator/src/lower/value.rs";
const VARIANTS: &str = "generator/src/lower/internally_tagged.rs";
const WORDS: &str = "generator/src/emit/string_enum.rs";

/// Those of types: fields, forms, enums, unions, objects, secrets.
pub(super) const TYPES: &[Mutant] = &[
    Mutant {
        name: "field_not_read",
        breaks: "the last property of an object is not read",
        file: STRUCTURE,
        from: "members.fold(reader(), |receiver, member| decode_call(context, receiver, member))",
        to: "members.take(struct_.members.len().max(2) - 1).fold(reader(), |receiver, member| decode_call(context, receiver, member))",
    },
    Mutant {
        name: "field_not_written",
        breaks: "the last property of an object is not written",
        file: STRUCTURE,
        from: "struct_.members.iter().fold(object, |receiver, member|",
        to: "struct_.members.iter().rev().skip(1).rev().fold(object, |receiver, member|",
    },
    Mutant {
        name: "rust_name_in_json",
        breaks: "a property has its Rust name in JSON",
        file: PROPERTY,
        from: "            name,\n            json_name: property.name.clone(),",
        to: "            json_name: name.clone(),\n            name,",
    },
    Mutant {
        name: "names_swapped",
        breaks: "the first two properties of an object have each other's name, in reading and in writing",
        file: OBJECT,
        from: "let type_parameters = generics::kept_type_parameters(interface.generics.as_deref(), in_request);",
        to: "let mut members = members;
        if let [Member::Field(a), Member::Field(b), ..] = members.as_mut_slice() {
            std::mem::swap(&mut a.json_name, &mut b.json_name);
        }
        let type_parameters = generics::kept_type_parameters(interface.generics.as_deref(), in_request);",
    },
    Mutant {
        name: "property_alias_forgotten",
        breaks: "a property is not read under its other names",
        file: FIELD,
        from: "if aliases.is_empty() { receiver }",
        to: "if true { receiver }",
    },
    Mutant {
        name: "required_optional",
        breaks: "a required property is read as if it were optional",
        file: FIELD,
        from: r#"Presence::Required => "required","#,
        to: r#"Presence::Required => "optional","#,
    },
    Mutant {
        name: "required_null_optional",
        breaks: "a property that must be there but may be null is read as if it were optional",
        file: FIELD,
        from: r#"=> "required_nullable","#,
        to: r#"=> "optional_nullable","#,
    },
    Mutant {
        name: "null_not_allowed",
        breaks: "a null that the specification allows is refused in an answer",
        file: FIELD,
        from: r#"Presence::OptionalNullable => "optional_nullable","#,
        to: r#"Presence::OptionalNullable => "optional","#,
    },
    Mutant {
        name: "null_setter_unsets",
        breaks: "the setter of a null leaves the property out",
        file: SETTER,
        from: "let value = null_value(context, argument);",
        to: "let json = &context.json; let value = template!(context, Expr, [json] => { #json::Decode::empty() });",
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
        from: "Member::Constant(Constant { json_name, value, .. }) => {",
        to: "Member::Constant(Constant { json_name, .. }) if !json_name.is_empty() => receiver,
        Member::Constant(Constant { json_name, value, .. }) => {",
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
        from: "let encoding = Some(Encoding { kind, depth: 0 });",
        to: "let encoding = map.then_some(Encoding { kind, depth: 0 });",
    },
    Mutant {
        name: "never_a_list_of_maps",
        breaks: "of a map or a list of maps, only the map is read",
        file: UNION,
        from: "let encoding = Some(Encoding { kind, depth: 0 });",
        to: "let encoding = (!map).then_some(Encoding { kind, depth: 0 });",
    },
    Mutant {
        name: "flags_as_a_list",
        breaks: "flags that stand in one text are written as a list",
        file: TYPE_NAMES,
        from: r#"EncodingKind::PipeSeparated => "pipe_separated""#,
        to: r#"EncodingKind::PipeSeparated => "comma_separated""#,
    },
    Mutant {
        name: "quirk_forgotten",
        breaks: "a list that may stand as one text is a list only",
        file: PROPERTY,
        from: "quirk.map(|kind| Encoding { kind, depth: 0 }).or(lowered.encoding)",
        to: "lowered.encoding.filter(|_| quirk.is_none())",
    },
    Mutant {
        name: "additional_not_read",
        breaks: "keys that an object has no properties for are not read",
        file: FIELD,
        from: r#"method_call(with_encoding(context, receiver, field.encoding), "additional_properties", [target(field)])"#,
        to: r#"if true { receiver } else { method_call(with_encoding(context, receiver, field.encoding), "additional_properties", [target(field)]) }"#,
    },
    Mutant {
        name: "additional_not_written",
        breaks: "keys that an object has no properties for are not written",
        file: FIELD,
        from: r#"method_call(receiver, "additional_properties", [string_literal(&field.json_name), string_list(wire_names), target(field)])"#,
        to: "receiver",
    },
    Mutant {
        name: "additional_twice",
        breaks: "what is additional in an object may have the name of a property",
        file: STRUCTURE,
        from: "struct_.members.iter().filter_map(Member::json_name).collect();",
        to: "struct_.members.iter().filter_map(Member::json_name).take(0).collect();",
    },
    Mutant {
        name: "single_key_of_several",
        breaks: "a dictionary with a single key may have several",
        file: SINGLE,
        from: "(_, true) => self.fail_at(NodeLocation::of(self.current), \"a single key\", \"several\"),",
        to: "(_, true) if self.is_strict() => self.fail_at(NodeLocation::of(self.current), \"a single key\", \"several\"),",
    },
    Mutant {
        name: "several_additional",
        breaks: "beside the fields of an object may stand several keys where one is meant",
        file: SINGLE,
        from: "(_, true) => self.fail_at(here, \"one additional key\", \"several\"),",
        to: "(_, true) if self.is_strict() => self.fail_at(here, \"one additional key\", \"several\"),",
    },
    Mutant {
        name: "form_at_wrong_depth",
        breaks: "the form of a list's or map's elements is taken for that of the list or map",
        file: VALUE,
        from: "depth: encoding.depth + 1, ..encoding",
        to: "depth: encoding.depth, ..encoding",
    },
    Mutant {
        name: "tolerance_forgotten",
        breaks: "a number that may stand as text may not",
        file: VALUE,
        from: "Some(LoweredValue { encoding: Some(encoding), ..lowered })",
        to: "Some(LoweredValue { encoding: Some(encoding).filter(|_| false), ..lowered })",
    },
    Mutant {
        name: "word_alias_forgotten",
        breaks: "a word of an enum is not read under its other names",
        file: ENUMERATION,
        from: "aliases: member.aliases.clone().unwrap_or_default(),",
        to: "aliases: Vec::new(),",
    },
    Mutant {
        name: "open_enum_closed",
        breaks: "an enum that may have further words is taken for one that may not",
        file: ENUMERATION,
        from: "open: definition.is_open == Some(true)",
        to: "open: false",
    },
    Mutant {
        name: "closed_enum_open",
        breaks: "an enum that has no further words is taken for one that may",
        file: ENUMERATION,
        from: "open: definition.is_open == Some(true)",
        to: "open: true",
    },
    Mutant {
        name: "boolean_enum_forgotten",
        breaks: "the words `true` and `false` of an enum that was a boolean are written as texts",
        file: WORDS,
        from: r#"if string_enum.json_booleans { "boolean_enum_member" }"#,
        to: r#"if false { "boolean_enum_member" }"#,
    },
    Mutant {
        name: "union_keys_forgotten",
        breaks: "the branches of a union are not told apart by their keys",
        file: CHOOSING,
        from: "Some(key) => discriminator.keys.push(((*key).clone(), *i)),",
        to: "Some(_) => {}",
    },
    Mutant {
        name: "union_branches_swapped",
        breaks: "a kind of JSON means another branch of a union",
        file: CHOOSING,
        from: "[one] => *entry(&mut discriminator) = BranchMatch::Exact(*one),",
        to: "[one] => *entry(&mut discriminator) = BranchMatch::Exact(branches.len() - 1 - *one),",
    },
    Mutant {
        name: "union_tolerance_forgotten",
        breaks: "a kind of JSON that no branch of a union means, but one can hold, is unknown",
        file: CHOICE,
        from: r#"BranchMatch::Lenient(index) => ("Lenient", index),"#,
        to: "BranchMatch::Lenient(_) => return None,",
    },
    Mutant {
        name: "union_tolerance_strict",
        breaks: "strict reading takes what only a tolerant one may, in a union",
        file: CHOICE,
        from: r#"("Lenient", index)"#,
        to: r#"("Exact", index)"#,
    },
    Mutant {
        name: "default_tag_forgotten",
        breaks: "an object without a tag is unknown, though there is a default",
        file: TAGGED,
        from: "internally_tagged.default_variant.map_or_else(",
        to: "internally_tagged.default_variant.filter(|_| false).map_or_else(",
    },
    Mutant {
        name: "typed_key_not_written",
        breaks: "the type in a key is written as the variant's name",
        file: EXTERNAL,
        from: "(context.ident(&variant.name), &variant.json_name)",
        to: "(context.ident(&variant.name), variant.json_name.to_uppercase())",
    },
    Mutant {
        name: "typed_keys_closed",
        breaks: "a map of types that may have further ones is taken for one that may not",
        file: EXTERNAL,
        from: "let open = externally_tagged.open;",
        to: "let open = false;",
    },
    Mutant {
        name: "typed_keys_not_asked_for",
        breaks: "a request does not ask for types in keys",
        file: FINISH,
        from: "preset_true: preset_true.collect()",
        to: "preset_true: preset_true.take(0).collect()",
    },
    Mutant {
        name: "untagged_read_as_another",
        breaks: "what nothing tells apart is read as its last branch",
        file: UNTAGGED,
        from: "untagged_union.variants.get(untagged_union.untyped_variant)",
        to: "untagged_union.variants.last()",
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
        from: "ConstructorBody::EmptyVariant(variant.name.clone())",
        to: "ConstructorBody::EmptyVariant(variants.first().unwrap_or(variant).name.clone())",
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
        from: r#"method_call(writer, "keyed_variant", [string_literal(&variant.json_name),"#,
        to: r#"method_call(writer, "keyed_variant", [string_literal(&variant.name),"#,
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
        from: "presence: if optional { Presence::OptionalVariant } else { Presence::RequiredVariant },",
        to: "presence: Presence::OptionalVariant,",
    },
    Mutant {
        name: "variant_before_fields",
        breaks: "a container's variant is looked for before the properties beside it are read",
        file: STRUCTURE,
        from: "named.into_iter().chain(flattened)",
        to: "flattened.into_iter().chain(named)",
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
        from: "json_booleans: boolean == Some(true),",
        to: "json_booleans: boolean.is_none(),",
    },
    Mutant {
        name: "shortcut_not_for_objects",
        breaks: "an object never stands for the property that it may stand for",
        file: OBJECT,
        from: "let accepts_object = self.json_shape(&property.property.r#type).object.is_some();",
        to: "let accepts_object = false;",
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
