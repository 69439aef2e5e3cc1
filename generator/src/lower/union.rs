//! Unions: what is only another way to write something simpler, and how the branches of a real one are told apart. By the
//! kind of JSON first, then by keys that only one branch has; never by trying.

use super::discriminator::{Ambiguity, Branch, discriminate, discriminator_kind};
use super::value::{LoweredValue, UseSite};
use super::{Lowering, generics};
use crate::diagnostic::Code;
use crate::fixups::DiscriminatorRule;
use crate::model::{
    DiscriminatorKind, Encoding, EncodingKind, ItemKind, ItemPath, ItemSource, RustType, Union, Variant,
};
use crate::names::{self, NameScope};
use crate::spec::{TypeAlias, TypeName, UnionOf, ValueOf};

/// What a union comes to.
pub(super) enum SimplifiedUnion {
    /// Something that needs no enum.
    LoweredValue(LoweredValue),
    /// A real choice.
    Branches {
        /// The branches without null, each with its place.
        branches: Vec<(usize, ValueOf)>,
        /// Whether null was one of them.
        nullable: bool,
    },
}

/// Whether it is `T | [T]`.
fn is_one_or_many(union: &UnionOf) -> bool {
    match union.items.as_slice() {
        [ValueOf::ArrayOf(list), one] | [one, ValueOf::ArrayOf(list)] => *list.value == *one,
        _ => false,
    }
}

/// What an alias says of its union.
#[derive(Default)]
pub(super) struct UnionAnnotations<'a> {
    /// The names of the branches.
    names: Option<&'a [String]>,
    /// How they are told apart.
    rule: DiscriminatorRule,
    /// The parameters for documents, which the enum keeps.
    type_parameters: Vec<String>,
}

impl Lowering<'_> {
    /// Recognizes `T | null`, `T | [T]`, a dictionary or a list of them, and values in a list or under names.
    pub(super) fn simplify_union(&mut self, union: &UnionOf, site: &UseSite<'_>) -> Option<SimplifiedUnion> {
        let is_null = |v: &ValueOf| self.resolves_to_null(v);
        let branches: Vec<_> = union.items.iter().cloned().enumerate().filter(|(_, v)| !is_null(v)).collect();
        let nullable = branches.len() < union.items.len();
        let step = |i: usize| site.inside(&format!("items[{i}]"));
        match branches.as_slice() {
            [] => {
                self.report_unsupported(&format!("a union without branches in {}", site.description), &site.at);
                None
            }
            [(i, only)] => {
                self.record_discriminator(
                    site,
                    if nullable { DiscriminatorKind::Nullable } else { DiscriminatorKind::SingleType },
                );
                let lowered = self.value(only, &step(*i))?;
                Some(SimplifiedUnion::LoweredValue(LoweredValue { nullable: nullable || lowered.nullable, ..lowered }))
            }
            [(_, ValueOf::ArrayOf(list)), (i, one)] | [(i, one), (_, ValueOf::ArrayOf(list))]
                if *list.value == *one =>
            {
                // A list of single keys has an order, which a map of them has not in JSON.
                let map = matches!(one, ValueOf::DictionaryOf(map) if !map.single_key);
                if let Some(branches) = self.nested_list_branches(one) {
                    return Some(SimplifiedUnion::Branches { branches, nullable });
                }
                let lowered = self.value(one, &step(*i))?;
                let kind = if map { EncodingKind::MapOrList } else { self.one_or_many(one, site)? };
                if lowered.encoding.is_some() || lowered.document {
                    self.report_unsupported(
                        &format!("a list or a single value, of what has two forms itself, in {}", site.description),
                        &site.at,
                    );
                    return None;
                }
                self.record_discriminator(site, DiscriminatorKind::OneOrMany);
                let encoding = Some(Encoding { kind, depth: 0 });
                let ty = if map { lowered.ty } else { RustType::List(Box::new(lowered.into_element(site.in_request))) };
                Some(SimplifiedUnion::LoweredValue(LoweredValue { encoding, nullable, ..LoweredValue::of_type(ty) }))
            }
            [(_, ValueOf::DictionaryOf(map)), (i, ValueOf::ArrayOf(list))]
                if map.value == list.value && !map.single_key && is_string(&map.key) =>
            {
                let lowered = self.value(&list.value, &step(*i).inside("value"))?;
                if lowered.encoding.is_some() || lowered.document {
                    let found = format!(
                        "a list or a map, of what has two forms itself or is the user's, in {}",
                        site.description
                    );
                    self.report_unsupported(&found, &site.at);
                    return None;
                }
                self.record_discriminator(site, DiscriminatorKind::JsonKind);
                let ty = RustType::Buckets(Box::new(lowered.into_element(site.in_request)));
                Some(SimplifiedUnion::LoweredValue(LoweredValue { nullable, ..LoweredValue::of_type(ty) }))
            }
            _ => Some(SimplifiedUnion::Branches { branches, nullable }),
        }
    }

    /// A union that an alias names.
    pub(super) fn named_union(
        &mut self,
        name: &TypeName,
        alias: &TypeAlias,
        union: &UnionOf,
        source: ItemSource,
        site: &UseSite<'_>,
    ) -> Option<LoweredValue> {
        if let Some(names) = &alias.codegen_names {
            self.check_branch_names(names, union, site)?;
        }
        // One value and a list with names of their own mean different things: `exclude` takes a pattern, or a list of terms.
        let simple = if alias.codegen_names.is_some() && is_one_or_many(union) {
            SimplifiedUnion::Branches { branches: union.items.iter().cloned().enumerate().collect(), nullable: false }
        } else {
            self.simplify_union(union, site)?
        };
        match simple {
            SimplifiedUnion::LoweredValue(lowered) => {
                Some(self.add_alias(site.item_path, source, &site.at, site.in_request, lowered))
            }
            SimplifiedUnion::Branches { mut branches, .. } => {
                // A name stands for all of it, so null is a value of its own.
                let nulls = union.items.iter().cloned().enumerate().filter(|(_, item)| self.resolves_to_null(item));
                branches.extend(nulls);
                let annotations = UnionAnnotations {
                    names: alias.codegen_names.as_deref(),
                    rule: self.corrections.discriminator_rules.get(name).cloned().unwrap_or_default(),
                    type_parameters: generics::kept_type_parameters(alias.generics.as_deref(), site.in_request),
                };
                let lowered = self.union(site.item_path, source.clone(), &branches, &annotations, site)?;
                if matches!(&lowered.ty, RustType::Item(path, _) if path == site.item_path) {
                    return Some(lowered);
                }
                // Its branches came to one type: it is another name for that.
                Some(self.add_alias(site.item_path, source, &site.at, site.in_request, lowered))
            }
        }
    }

    /// A real choice: an enum. A branch that may be null makes all of it so.
    pub(super) fn union(
        &mut self,
        path: &ItemPath,
        source: ItemSource,
        branches: &[(usize, ValueOf)],
        annotations: &UnionAnnotations<'_>,
        site: &UseSite<'_>,
    ) -> Option<LoweredValue> {
        let branches = self.branches(branches, site)?;
        let nullable = branches.iter().any(|branch| branch.lowered.nullable);
        if let [only] = branches.as_slice() {
            self.record_discriminator(site, DiscriminatorKind::SingleType);
            return Some(LoweredValue { nullable, ..LoweredValue::of_type(only.lowered.ty.clone()) });
        }
        let mut scope = NameScope::default();
        scope.reserve("Other", "the variant for what is unknown", &site.at, self.diagnostics);
        let mut variants = Vec::new();
        for branch in &branches {
            let json_name = annotations.names.and_then(|n| n.get(branch.index)).cloned();
            let json_name = json_name.unwrap_or_else(|| branch_name(&branch.lowered.ty));
            let Some(name) = names::variant(&json_name) else {
                self.report_invalid_codegen_names(
                    &format!("the branch name `{json_name}`, which is no identifier,"),
                    site,
                );
                return None;
            };
            scope.reserve(&name, &format!("the branch `{json_name}`"), &site.at, self.diagnostics);
            variants.push(Variant {
                method_name: names::field(&json_name).unwrap_or_default(),
                name,
                json_name: String::new(),
                aliases: Vec::new(),
                ty: branch.lowered.ty.clone(),
                encoding: branch.lowered.encoding,
                deprecated: None,
            });
        }
        let discriminator = discriminate(&branches, &annotations.rule);
        self.record_discriminator(site, discriminator_kind(&discriminator, &annotations.rule));
        let discriminator = discriminator
            .map_err(|found| found.iter().for_each(|a| self.report_ambiguous_union(a, &branches, site)))
            .ok()?;
        let kind = ItemKind::Union(Union {
            type_parameters: annotations.type_parameters.clone(),
            variants,
            discriminator,
            has_display: false,
            conversions: Vec::new(),
        });
        self.add_item(path.clone(), site.in_request, super::new_item(path, source, &site.at, kind));
        let arguments = annotations.type_parameters.iter().cloned().map(RustType::Parameter).collect();
        Some(LoweredValue { nullable, ..LoweredValue::of_type(RustType::Item(path.clone(), arguments)) })
    }

    /// Records how the branches of the union at hand are told apart.
    pub(super) fn record_discriminator(&mut self, site: &UseSite<'_>, told: DiscriminatorKind) {
        self.union_discriminators.insert(site.at.clone(), told);
    }

    /// Lowers the branches. Those that come to one Rust type are one.
    fn branches(&mut self, branches: &[(usize, ValueOf)], site: &UseSite<'_>) -> Option<Vec<Branch>> {
        let mut lowered: Vec<Branch> = Vec::new();
        for (index, value) in branches {
            let site = site.inside(&format!("items[{index}]"));
            let branch = if self.resolves_to_null(value) {
                LoweredValue::of_type(RustType::Primitive("()"))
            } else {
                self.value(value, &site)?
            };
            if branch.document {
                self.report_unsupported(&format!("a document as a branch of {}", site.description), &site.at);
                return None;
            }
            let resolved = self.resolve(&branch.ty);
            if let Some(same) = lowered.iter_mut().find(|b| self.resolve(&b.lowered.ty) == resolved) {
                same.lowered.nullable |= branch.nullable;
            } else {
                let (mut shape, elements) = (self.json_shape(value), self.element_json_shape(value));
                // A null is the whole union's, and none of its branches.
                shape.null &= !branch.nullable;
                lowered.push(Branch { index: *index, shape, elements, lowered: branch });
            }
        }
        Some(lowered)
    }

    /// There must be a name for each branch.
    pub(super) fn check_branch_names(&mut self, names: &[String], union: &UnionOf, site: &UseSite<'_>) -> Option<()> {
        if names.len() == union.items.len() {
            return Some(());
        }
        let plural = if names.len() == 1 { "" } else { "s" };
        self.report_invalid_codegen_names(
            &format!("{} name{plural} for {} branches", names.len(), union.items.len()),
            site,
        );
        None
    }

    pub(super) fn report_invalid_codegen_names(&mut self, found: &str, site: &UseSite<'_>) {
        self.diagnostics.error(
            Code::InvalidCodegenNames,
            &site.at,
            format!("found {found} in {}; expected one distinct name for each branch", site.description),
            "correct its `codegenNames`",
        );
    }

    fn report_ambiguous_union(&mut self, (kind, fitting): &Ambiguity, branches: &[Branch], site: &UseSite<'_>) {
        let names: Vec<_> = fitting
            .iter()
            .filter_map(|i| branches.get(*i))
            .map(|b| format!("`{}`", branch_name(&b.lowered.ty)))
            .collect();
        self.diagnostics.error(
            Code::AmbiguousUnion,
            &site.at,
            format!("found a union in {} with several branches for {kind}: {}; expected that looking at the JSON tells them apart", site.description, names.join(", ")),
            if *kind == "objects" {
                "give each object a required key that the others lack, or add a fixup that names the rule"
            } else {
                "leave one of them out, or add a fixup that says which one is meant"
            },
        );
    }
}

/// Whether a value is any text.
fn is_string(value: &ValueOf) -> bool {
    matches!(value, ValueOf::InstanceOf(instance) if instance.type_name.is("_builtins", "string"))
}

/// The name of a branch that the specification gives none.
fn branch_name(ty: &RustType) -> String {
    match ty {
        RustType::Primitive(name) => specification_name(name).to_owned(),
        RustType::Runtime(name) => (*name).to_owned(),
        RustType::String => "string".to_owned(),
        RustType::Value => "value".to_owned(),
        RustType::Item(path, _) => path.name.clone(),
        RustType::Parameter(name) => name.clone(),
        RustType::List(inner) => format!("{}_list", branch_name(inner)),
        RustType::Map(_, inner) | RustType::TypedKeys(inner) => format!("{}_map", branch_name(inner)),
        RustType::Buckets(inner) => format!("{}_buckets", branch_name(inner)),
        RustType::SingleKey(_, inner) => format!("single_{}", branch_name(inner)),
        RustType::Option(inner) | RustType::Nullable(inner) | RustType::Boxed(inner) => branch_name(inner),
    }
}

/// What the specification calls a primitive.
fn specification_name(primitive: &str) -> &str {
    match primitive {
        "bool" => "boolean",
        "i8" => "byte",
        "i16" => "short",
        "i32" => "integer",
        "i64" => "long",
        "u32" => "uint",
        "u64" => "ulong",
        "f64" => "double",
        "()" => "null",
        other => other,
    }
}
