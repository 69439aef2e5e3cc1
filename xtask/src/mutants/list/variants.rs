//! Mutants of enums, unions and containers.
//!
//! A mutant must not change the types that the tests use, or the tests do not compile.

use crate::mutants::mutant::Mutant;

pub(super) const VARIANTS: &[Mutant] = &[
    Mutant {
        name: "variant_alias_lost",
        defect: "a string enum variant is not decoded under its aliases",
        file: "generator/src/lower/string_enum.rs",
        function: "string_enum",
        code: "member.aliases.clone().unwrap_or_default()",
        replacement: "Vec::new()",
    },
    Mutant {
        name: "open_enum_closed",
        defect: "an open string enum rejects unknown variants",
        file: "generator/src/lower/string_enum.rs",
        function: "string_enum",
        code: "definition.is_open == Some(true)",
        replacement: "false",
    },
    Mutant {
        name: "closed_enum_open",
        defect: "a closed string enum accepts unknown variants",
        file: "generator/src/lower/string_enum.rs",
        function: "string_enum",
        code: "definition.is_open == Some(true)",
        replacement: "true",
    },
    Mutant {
        name: "boolean_enum_as_strings",
        defect: "`true` and `false` of an enum that replaced a boolean are written as strings",
        file: "generator/src/emit/string_enum.rs",
        function: "codec_impls",
        code: "string_enum.json_booleans",
        replacement: "false",
    },
    Mutant {
        name: "union_keys_ignored",
        defect: "a union does not use object keys as discriminators",
        file: "generator/src/lower/discriminator.rs",
        function: "discriminate_objects",
        code: "Some(key) => discriminator.keys.push(((*key).clone(), *i)),",
        replacement: "Some(_) => {}",
    },
    Mutant {
        name: "union_branches_swapped",
        defect: "a JSON shape selects another variant of a union",
        file: "generator/src/lower/discriminator.rs",
        function: "discriminate",
        code: "[only] => *entry(&mut discriminator) = BranchMatch::Exact(*only)",
        replacement: "[only] => *entry(&mut discriminator) = BranchMatch::Exact(branches.len() - 1 - *only)",
    },
    Mutant {
        name: "union_lenient_lost",
        defect: "a JSON shape that a union variant accepts only in lenient mode is rejected",
        file: "generator/src/emit/discriminator.rs",
        function: "variant_match",
        code: r#"BranchMatch::Lenient(index) => ("Lenient", index)"#,
        replacement: "BranchMatch::Lenient(_) => return None",
    },
    Mutant {
        name: "union_lenient_as_exact",
        defect: "strict decoding of a union accepts a JSON shape that only lenient decoding may accept",
        file: "generator/src/emit/discriminator.rs",
        function: "variant_match",
        code: r#"("Lenient", index)"#,
        replacement: r#"("Exact", index)"#,
    },
    Mutant {
        name: "default_tag_lost",
        defect: "an object without a tag is rejected, although a default variant exists",
        file: "generator/src/emit/internally_tagged.rs",
        function: "internally_tagged",
        code: "internally_tagged.default_variant",
        replacement: "internally_tagged.default_variant.filter(|_| false)",
    },
    Mutant {
        name: "typed_key_wrong",
        defect: "a typed key contains the variant name instead of its JSON name",
        file: "generator/src/emit/externally_tagged.rs",
        function: "typed_impl",
        code: "(context.ident(&variant.name), &variant.json_name)",
        replacement: "(context.ident(&variant.name), variant.json_name.to_uppercase())",
    },
    Mutant {
        name: "typed_keys_closed",
        defect: "an externally tagged union rejects unknown types",
        file: "generator/src/emit/externally_tagged.rs",
        function: "decode_impl",
        code: "externally_tagged.open",
        replacement: "false",
    },
    Mutant {
        name: "typed_keys_not_requested",
        defect: "a request does not ask for typed keys",
        file: "generator/src/lower/construction/mod.rs",
        function: "request_construction",
        code: "preset_true.map(|parameter| parameter.field.name.clone())",
        replacement: "preset_true.take(0).map(|parameter| parameter.field.name.clone())",
    },
    Mutant {
        name: "untyped_variant_wrong",
        defect: "a value without a discriminator is decoded as the last variant",
        file: "generator/src/emit/untagged_union.rs",
        function: "untagged_union",
        code: "untagged_union.variants.get(untagged_union.untyped_variant)",
        replacement: "untagged_union.variants.last()",
    },
    Mutant {
        name: "fallback_key_unknown",
        defect: "a container without a matching key does not use its fallback variant",
        file: "generator/src/emit/container.rs",
        function: "container",
        code: "other_method, fallback",
        replacement: "other_method, fallback: None",
    },
    Mutant {
        name: "constructor_of_another_variant",
        defect: "the constructor of an empty variant returns the first variant",
        file: "generator/src/lower/construction/variant_constructors.rs",
        function: "variant_constructors",
        code: "constructors_of_variant(variant, items)",
        replacement: "{
        let mut constructors = constructors_of_variant(variant, items);
        for constructor in &mut constructors {
            if let (ConstructorBody::EmptyVariant(name), Some(first)) = (&mut constructor.body, variants.first()) {
                name.clone_from(&first.name);
            }
        }
        constructors
    }",
    },
    Mutant {
        name: "is_variant_inverted",
        defect: "the `is_…` methods return the opposite",
        file: "generator/src/emit/constructors.rs",
        function: "variant_accessor",
        code: "matches!(self, Self::#name(_))",
        replacement: "!matches!(self, Self::#name(_) | Self::#name(_))",
    },
    Mutant {
        name: "container_key_wrong",
        defect: "a container is written with the variant name instead of its JSON key",
        file: "generator/src/emit/container.rs",
        function: "encode_entry",
        code: "string_literal(&variant.json_name)",
        replacement: "string_literal(&variant.name)",
    },
    Mutant {
        name: "container_closed",
        defect: "an open container rejects unknown keys",
        file: "generator/src/lower/container.rs",
        function: "container",
        code: "container.non_exhaustive == Some(true)",
        replacement: "false",
    },
    Mutant {
        name: "variant_optional",
        defect: "a container with its own properties may lack a variant",
        file: "generator/src/lower/container.rs",
        function: "variant_field",
        code: "if optional { Presence::OptionalVariant } else { Presence::RequiredVariant }",
        replacement: "Presence::OptionalVariant",
    },
    Mutant {
        name: "variant_before_fields",
        defect: "the variant of a container is decoded before its other properties",
        file: "generator/src/emit/struct_.rs",
        function: "decode_impl",
        code: "named.into_iter().chain(flattened)",
        replacement: "flattened.into_iter().chain(named)",
    },
    Mutant {
        name: "inherited_variant",
        defect: "inherited properties of a container are read as its variants",
        file: "generator/src/lower/container.rs",
        function: "split_properties",
        code: "*i < inherited",
        replacement: "*i < inherited.min(0)",
    },
    Mutant {
        name: "tag_not_boolean",
        defect: "a boolean tag is recognized only as a string",
        file: "generator/src/lower/internally_tagged.rs",
        function: "internally_tagged_variants",
        code: "boolean == Some(true)",
        replacement: "boolean.is_none()",
    },
];
