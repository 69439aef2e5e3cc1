//! Unions: simplified to a list, map or nullable value if possible. Otherwise the branches are distinguished by the kind of JSON
//! value, then by keys that only one branch has; never by trial and error.

use super::context::Lowering;
use super::discriminator::{Ambiguity, Branch, discriminate, discriminator_kind};
use super::discriminator_kind::DiscriminatorKind;
use super::generics;
use super::lowered_item::LoweredItem;
use super::lowered_value::{LoweredValue, UseSite};
use super::name_scope::{NameScope, OTHER};
use super::problem::Problem;
use super::unsigned_branch::unsigned_branch;
use crate::corrections::DiscriminatorRule;
use crate::diagnostic::Code;
use crate::model::{BranchMatch, Encoding, EncodingKind, ItemKind, ItemPath, ItemSource, RustType, Union, Variant};
use crate::names::{self, Case};
use crate::spec::{TypeAlias, TypeName, UnionOf, ValueOf};

/// The result of simplifying a union.
pub(super) enum SimplifiedUnion {
    /// A value that needs no enum.
    LoweredValue(LoweredValue),
    /// The branches of an enum.
    Branches {
        /// The branches without null, each with its index.
        branches: Vec<(usize, ValueOf)>,
        /// True if null was a branch.
        nullable: bool,
    },
}

/// Returns true for `T | [T]`.
fn is_one_or_many(union: &UnionOf) -> bool {
    match union.items.as_slice() {
        [ValueOf::ArrayOf(list), element] | [element, ValueOf::ArrayOf(list)] => *list.value == *element,
        _ => false,
    }
}

/// Annotations of an alias of a union.
#[derive(Default)]
pub(super) struct UnionAnnotations<'a> {
    /// The names of the branches.
    names: Option<&'a [String]>,
    /// The rule that distinguishes branches.
    rule: DiscriminatorRule,
    /// The type parameters of the enum.
    type_parameters: Vec<String>,
}

impl Lowering<'_> {
    /// Recognizes `T | null`, `T | [T]`, a dictionary or a list of dictionaries, and a list or a map with names as keys.
    pub(super) fn simplify_union(&mut self, union: &UnionOf, site: &UseSite<'_>) -> Result<SimplifiedUnion, Problem> {
        let is_null = |v: &ValueOf| self.resolves_to_null(v);
        let branches: Vec<_> = union.items.iter().cloned().enumerate().filter(|(_, v)| !is_null(v)).collect();
        let nullable = branches.len() < union.items.len();
        let step = |i: usize| site.inside(&format!("items[{i}]"));
        match branches.as_slice() {
            [] => {
                let feature = format!("a union without branches in {}", site.description);
                Err(Problem::unsupported(&feature, &site.at))
            }
            [(i, only)] => {
                self.record_discriminator(
                    site,
                    if nullable { DiscriminatorKind::Nullable } else { DiscriminatorKind::SingleType },
                );
                let lowered = self.value(only, &step(*i));
                Ok(SimplifiedUnion::LoweredValue(LoweredValue { nullable: nullable || lowered.nullable, ..lowered }))
            }
            [(_, ValueOf::ArrayOf(list)), (i, element)] | [(i, element), (_, ValueOf::ArrayOf(list))]
                if *list.value == *element =>
            {
                // A list of single-key dictionaries has an order, which a JSON object does not have.
                let map = matches!(element, ValueOf::DictionaryOf(map) if !map.single_key);
                if let Some(branches) = self.nested_list_branches(element) {
                    return Ok(SimplifiedUnion::Branches { branches, nullable });
                }
                let kind = if map { EncodingKind::MapOrList } else { self.one_or_many(element, site)? };
                let lowered = self.value(element, &step(*i));
                if lowered.encoding.is_some() || lowered.document {
                    let feature =
                        format!("`T | [T]` in {} with a document or an alternative JSON form as `T`", site.description);
                    return Err(Problem::unsupported(&feature, &site.at));
                }
                self.record_discriminator(site, DiscriminatorKind::OneOrMany);
                let encoding = Some(Encoding { kind, depth: 0 });
                let ty = if map { lowered.ty } else { RustType::List(Box::new(lowered.into_element(site.in_request))) };
                Ok(SimplifiedUnion::LoweredValue(LoweredValue { encoding, nullable, ..LoweredValue::from_type(ty) }))
            }
            [(_, ValueOf::DictionaryOf(map)), (i, ValueOf::ArrayOf(list))]
                if map.value == list.value && !map.single_key && is_string(&map.key) =>
            {
                let lowered = self.value(&list.value, &step(*i).inside("value"));
                if lowered.encoding.is_some() || lowered.document {
                    let feature = format!(
                        "a list or map in {}, whose values have an alternative JSON form or are documents,",
                        site.description
                    );
                    return Err(Problem::unsupported(&feature, &site.at));
                }
                self.record_discriminator(site, DiscriminatorKind::JsonKind);
                let ty = RustType::Buckets(Box::new(lowered.into_element(site.in_request)));
                Ok(SimplifiedUnion::LoweredValue(LoweredValue { nullable, ..LoweredValue::from_type(ty) }))
            }
            _ => Ok(SimplifiedUnion::Branches { branches, nullable }),
        }
    }

    /// Lowers an alias of a union.
    pub(super) fn named_union(
        &mut self,
        name: &TypeName,
        alias: &TypeAlias,
        union: &UnionOf,
        source: ItemSource,
        site: &UseSite<'_>,
    ) -> Result<LoweredValue, Problem> {
        if let Some(names) = &alias.codegen_names {
            check_branch_names(names, union, site)?;
        }
        // A value and a list with names differ in meaning: `exclude` accepts a pattern or a list of terms.
        let simple = if alias.codegen_names.is_some() && is_one_or_many(union) {
            SimplifiedUnion::Branches { branches: union.items.iter().cloned().enumerate().collect(), nullable: false }
        } else {
            self.simplify_union(union, site)?
        };
        match simple {
            SimplifiedUnion::LoweredValue(lowered) => {
                Ok(self.add_alias(site.item_path, source, &site.at, site.in_request, lowered))
            }
            SimplifiedUnion::Branches { mut branches, .. } => {
                // The alias includes null, so null is a variant.
                let nulls = union.items.iter().cloned().enumerate().filter(|(_, item)| self.resolves_to_null(item));
                branches.extend(nulls);
                let annotations = UnionAnnotations {
                    names: alias.codegen_names.as_deref(),
                    rule: self.facts.discriminator_rules.get(name).cloned().unwrap_or_default(),
                    type_parameters: generics::kept_type_parameters(alias.generics.as_deref(), site.in_request),
                };
                let lowered = self.union(site.item_path, source.clone(), &branches, &annotations, site)?;
                if matches!(&lowered.ty, RustType::Item(path, _) if path == site.item_path) {
                    return Ok(lowered);
                }
                // The branches have the same Rust type, which the alias names.
                Ok(self.add_alias(site.item_path, source, &site.at, site.in_request, lowered))
            }
        }
    }

    /// Lowers a union to an enum. The value is nullable if a branch is.
    pub(super) fn union(
        &mut self,
        path: &ItemPath,
        source: ItemSource,
        values: &[(usize, ValueOf)],
        annotations: &UnionAnnotations<'_>,
        site: &UseSite<'_>,
    ) -> Result<LoweredValue, Problem> {
        let mut branches = self.branches(values, site)?;
        let nullable = branches.iter().any(|branch| branch.lowered.nullable);
        if let [only] = branches.as_slice() {
            self.record_discriminator(site, DiscriminatorKind::SingleType);
            return Ok(LoweredValue { nullable, ..LoweredValue::from_type(only.lowered.ty.clone()) });
        }
        let unsigned = unsigned_branch(values, &mut branches);
        let discriminator = discriminate(&branches, &annotations.rule);
        self.record_discriminator(site, discriminator_kind(&discriminator, &annotations.rule));
        let mut discriminator = discriminator.map_err(|ambiguities| ambiguous_union(&ambiguities, &branches, site))?;
        discriminator.unsigned = unsigned.map_or(BranchMatch::None, BranchMatch::Exact);
        let path = match source {
            ItemSource::InlineUnion => self.additional_item_path(path, site.description, &site.at),
            _ => path.clone(),
        };
        let variants = self.union_variants(&path, &branches, annotations, site)?;
        let is_scalar = |ty: &RustType| matches!(self.resolve(ty), RustType::String | RustType::Primitive(_));
        let has_display = variants.iter().all(|variant| is_scalar(&variant.ty));
        let kind = ItemKind::Union(Union {
            type_parameters: annotations.type_parameters.clone(),
            variants,
            discriminator,
            has_display,
        });
        self.add_item(path.clone(), LoweredItem::new(&path, source, &site.at, site.in_request, kind));
        let arguments = annotations.type_parameters.iter().cloned().map(RustType::Parameter).collect();
        Ok(LoweredValue { nullable, ..LoweredValue::from_type(RustType::Item(path, arguments)) })
    }

    /// Returns the variants of the branches.
    fn union_variants(
        &mut self,
        path: &ItemPath,
        branches: &[Branch],
        annotations: &UnionAnnotations<'_>,
        site: &UseSite<'_>,
    ) -> Result<Vec<Variant>, Problem> {
        let mut scope = NameScope::new(Case::UpperCamel, [OTHER]);
        let mut variants = Vec::new();
        for branch in branches {
            let json_name = annotations.names.and_then(|n| n.get(branch.index)).cloned();
            let json_name = json_name.unwrap_or_else(|| branch_name(&branch.lowered.ty));
            let name = names::variant(&json_name).ok_or_else(|| unusable_branch_name(&json_name, site))?;
            scope.add(&name, &json_name, format!("the branch `{json_name}`"), &site.at);
            variants.push(Variant {
                method_name: names::field(&json_name).unwrap_or_default(),
                name,
                json_name: String::new(),
                aliases: Vec::new(),
                ty: branch.lowered.ty.clone(),
                encoding: branch.lowered.encoding,
                redacted: false,
                deprecated: None,
            });
        }
        let names = self.assign_names(&scope, path);
        Ok(with_names(variants, names))
    }

    /// Records the kind of discriminator of the union at a site.
    pub(super) fn record_discriminator(&mut self, site: &UseSite<'_>, kind: DiscriminatorKind) {
        self.union_discriminators.insert(site.at.clone(), kind);
    }

    /// Lowers the branches. Branches with the same Rust type are merged.
    fn branches(&mut self, branches: &[(usize, ValueOf)], site: &UseSite<'_>) -> Result<Vec<Branch>, Problem> {
        let mut lowered: Vec<Branch> = Vec::new();
        for (index, value) in branches {
            let site = site.inside(&format!("items[{index}]"));
            let branch = if self.resolves_to_null(value) {
                LoweredValue::from_type(RustType::Primitive("()"))
            } else {
                self.value(value, &site)
            };
            if branch.document {
                let feature = format!("a document as a branch of {}", site.description);
                return Err(Problem::unsupported(&feature, &site.at));
            }
            let resolved = self.resolve(&branch.ty);
            if let Some(same) = lowered.iter_mut().find(|b| self.resolve(&b.lowered.ty) == resolved) {
                same.lowered.nullable |= branch.nullable;
            } else {
                let (mut shape, elements) = (self.json_shape(value), self.element_json_shape(value));
                // Null is a value of the whole union, not of the branch.
                shape.null &= !branch.nullable;
                lowered.push(Branch { index: *index, shape, elements, lowered: branch });
            }
        }
        Ok(lowered)
    }
}

/// Returns the variants with other names, and with methods of the same names.
pub(super) fn with_names(variants: Vec<Variant>, names: Vec<String>) -> Vec<Variant> {
    let renamed = |(variant, name): (Variant, String)| {
        let method_name = match name.strip_prefix(variant.name.as_str()) {
            Some("") | None => variant.method_name,
            Some(hash) => format!("{}_{hash}", variant.method_name),
        };
        Variant { name, method_name, ..variant }
    };
    variants.into_iter().zip(names).map(renamed).collect()
}

/// Checks that the number of names is that of the branches.
pub(super) fn check_branch_names(names: &[String], union: &UnionOf, site: &UseSite<'_>) -> Result<(), Problem> {
    if names.len() == union.items.len() {
        return Ok(());
    }
    let plural = if names.len() == 1 { "" } else { "s" };
    Err(invalid_codegen_names(&format!("{} name{plural} for {} branches", names.len(), union.items.len()), site))
}

/// Returns the problem of a branch name without an ASCII letter.
pub(super) fn unusable_branch_name(name: &str, site: &UseSite<'_>) -> Problem {
    invalid_codegen_names(&format!("the branch name `{name}` does not form an identifier"), site)
}

fn invalid_codegen_names(reason: &str, site: &UseSite<'_>) -> Problem {
    let help = "give each branch a different name in `codegenNames`";
    let problem = Problem::new(Code::InvalidCodegenNames, &site.at, reason, help);
    problem.with_context(format!(", in {}", site.description))
}

/// Returns the problem of a union with several branches for one kind of JSON value.
fn ambiguous_union(ambiguities: &[Ambiguity], branches: &[Branch], site: &UseSite<'_>) -> Problem {
    let names = |fitting: &[usize]| {
        let branches = fitting.iter().filter_map(|i| branches.get(*i));
        branches.map(|b| format!("`{}`", branch_name(&b.lowered.ty))).collect::<Vec<_>>().join(", ")
    };
    let kinds = ambiguities.iter().map(|(kind, fitting)| format!("several branches accept {kind}: {}", names(fitting)));
    let help = if ambiguities.iter().any(|(kind, _)| *kind == "objects") {
        "give each object a required key that the others lack, or add a correction with a rule"
    } else {
        "remove one of them, or add a correction that selects one"
    };
    let reason = format!("ambiguous union: {}", kinds.collect::<Vec<_>>().join("; "));
    let problem = Problem::new(Code::AmbiguousUnion, &site.at, reason, help);
    problem.with_context(format!(", in {}", site.description))
}

/// Returns true for the type of all strings.
fn is_string(value: &ValueOf) -> bool {
    matches!(value, ValueOf::InstanceOf(instance) if instance.type_name.is("_builtins", "string"))
}

/// Returns the name of a branch for which the specification has no name.
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

/// Returns the name of a primitive type in the specification.
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
