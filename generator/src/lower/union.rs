//! Unions: what is only another way to write something simpler, and how the branches of a real one are told apart. By the
//! kind of JSON first, then by keys that only one branch has; never by trying.

use super::choice::{Ambiguity, Branch, choice, told};
use super::value::{Lowered, Site};
use super::{Lowering, generics};
use crate::diagnostic::Code;
use crate::fixups::Rule;
use crate::model::{Form, FormKind, ItemKind, ItemPath, RustType, Told, Union, Variant};
use crate::names::{self, Scope};
use crate::spec::{TypeAlias, TypeName, UnionOf, ValueOf};

/// What a union comes to.
pub(super) enum Simple {
    /// Something that needs no enum.
    Lowered(Lowered),
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
pub(super) struct Said<'a> {
    /// The names of the branches.
    names: Option<&'a [String]>,
    /// How they are told apart.
    rule: Rule,
    /// The parameters for documents, which the enum keeps.
    parameters: Vec<String>,
}

impl Lowering<'_> {
    /// Recognizes `T | null`, `T | [T]`, a dictionary or a list of them, and values in a list or under names.
    pub(super) fn simple_union(&mut self, union: &UnionOf, site: &Site<'_>) -> Option<Simple> {
        let is_null = |v: &ValueOf| self.resolves_to_null(v);
        let branches: Vec<_> = union.items.iter().cloned().enumerate().filter(|(_, v)| !is_null(v)).collect();
        let nullable = branches.len() < union.items.len();
        let step = |i: usize| site.inside(&format!("items[{i}]"));
        match branches.as_slice() {
            [] => {
                self.not_lowered(&format!("a union without branches in {}", site.of), &site.at);
                None
            }
            [(i, only)] => {
                self.tell(site, if nullable { Told::Nullable } else { Told::One });
                let lowered = self.value(only, &step(*i))?;
                Some(Simple::Lowered(Lowered { nullable: nullable || lowered.nullable, ..lowered }))
            }
            [(_, ValueOf::ArrayOf(list)), (i, one)] | [(i, one), (_, ValueOf::ArrayOf(list))]
                if *list.value == *one =>
            {
                // A list of single keys has an order, which a map of them has not in JSON.
                let map = matches!(one, ValueOf::DictionaryOf(map) if !map.single_key);
                if let Some(branches) = self.one_list_or_lists(one) {
                    return Some(Simple::Branches { branches, nullable });
                }
                let lowered = self.value(one, &step(*i))?;
                let kind = if map { FormKind::MapOrList } else { self.one_or_many(one, site)? };
                if lowered.form.is_some() || lowered.document {
                    self.not_lowered(
                        &format!("a list or a single value, of what has two forms itself, in {}", site.of),
                        &site.at,
                    );
                    return None;
                }
                self.tell(site, Told::OneOrMany);
                let form = Some(Form { kind, depth: 0 });
                let ty = if map { lowered.ty } else { RustType::List(Box::new(lowered.element(site.sent))) };
                Some(Simple::Lowered(Lowered { form, nullable, ..Lowered::plain(ty) }))
            }
            [(_, ValueOf::DictionaryOf(map)), (i, ValueOf::ArrayOf(list))]
                if map.value == list.value && !map.single_key && is_text(&map.key) =>
            {
                let lowered = self.value(&list.value, &step(*i).inside("value"))?;
                if lowered.form.is_some() || lowered.document {
                    let found =
                        format!("a list or a map, of what has two forms itself or is the user's, in {}", site.of);
                    self.not_lowered(&found, &site.at);
                    return None;
                }
                self.tell(site, Told::Kind);
                let ty = RustType::Buckets(Box::new(lowered.element(site.sent)));
                Some(Simple::Lowered(Lowered { nullable, ..Lowered::plain(ty) }))
            }
            _ => Some(Simple::Branches { branches, nullable }),
        }
    }

    /// A union that an alias names.
    pub(super) fn named_union(
        &mut self,
        name: &TypeName,
        alias: &TypeAlias,
        union: &UnionOf,
        docs: String,
        site: &Site<'_>,
    ) -> Option<Lowered> {
        if let Some(names) = &alias.codegen_names {
            self.count_names(names, union, site)?;
        }
        // One value and a list with names of their own mean different things: `exclude` takes a pattern, or a list of terms.
        let simple = if alias.codegen_names.is_some() && is_one_or_many(union) {
            Simple::Branches { branches: union.items.iter().cloned().enumerate().collect(), nullable: false }
        } else {
            self.simple_union(union, site)?
        };
        match simple {
            Simple::Lowered(lowered) => Some(self.plain_alias(site.owner, docs, &site.at, site.sent, lowered)),
            Simple::Branches { mut branches, .. } => {
                // A name stands for all of it, so null is a value of its own.
                let nulls = union.items.iter().cloned().enumerate().filter(|(_, item)| self.resolves_to_null(item));
                branches.extend(nulls);
                let said = Said {
                    names: alias.codegen_names.as_deref(),
                    rule: self.corrections.rules.get(name).cloned().unwrap_or_default(),
                    parameters: generics::kept(alias.generics.as_deref(), site.sent),
                };
                let lowered = self.union(site.owner, docs.clone(), &branches, &said, site)?;
                if matches!(&lowered.ty, RustType::Item(path, _) if path == site.owner) {
                    return Some(lowered);
                }
                // Its branches came to one type: it is another name for that.
                Some(self.plain_alias(site.owner, docs, &site.at, site.sent, lowered))
            }
        }
    }

    /// A real choice: an enum. A branch that may be null makes all of it so.
    pub(super) fn union(
        &mut self,
        path: &ItemPath,
        docs: String,
        branches: &[(usize, ValueOf)],
        said: &Said<'_>,
        site: &Site<'_>,
    ) -> Option<Lowered> {
        let branches = self.branches(branches, site)?;
        let nullable = branches.iter().any(|branch| branch.lowered.nullable);
        if let [only] = branches.as_slice() {
            self.tell(site, Told::One);
            return Some(Lowered { nullable, ..Lowered::plain(only.lowered.ty.clone()) });
        }
        let mut scope = Scope::default();
        scope.take("Other", "the variant for what is unknown", &site.at, self.diagnostics);
        let mut variants = Vec::new();
        for branch in &branches {
            let wire = said.names.and_then(|n| n.get(branch.index)).cloned();
            let wire = wire.unwrap_or_else(|| branch_name(&branch.lowered.ty));
            let Some(name) = names::variant(&wire) else {
                self.bad_names(&format!("the branch name `{wire}`, which is no identifier,"), site);
                return None;
            };
            scope.take(&name, &format!("the branch `{wire}`"), &site.at, self.diagnostics);
            variants.push(Variant {
                docs: super::docs::of_branch(&wire),
                method: names::field(&wire).unwrap_or_default(),
                name,
                wire: String::new(),
                also: Vec::new(),
                ty: branch.lowered.ty.clone(),
                form: branch.lowered.form,
                deprecated: None,
            });
        }
        let choice = choice(&branches, &said.rule);
        self.tell(site, told(&choice, &said.rule));
        let choice = choice.map_err(|found| found.iter().for_each(|a| self.ambiguous(a, &branches, site))).ok()?;
        let kind = ItemKind::Union(Union {
            parameters: said.parameters.clone(),
            variants,
            choice,
            displayed: false,
            conversions: Vec::new(),
        });
        self.add(path.clone(), site.sent, super::item(path, docs, &site.at, kind));
        let arguments = said.parameters.iter().cloned().map(RustType::Parameter).collect();
        Some(Lowered { nullable, ..Lowered::plain(RustType::Item(path.clone(), arguments)) })
    }

    /// Records how the branches of the union at hand are told apart.
    pub(super) fn tell(&mut self, site: &Site<'_>, told: Told) {
        self.unions.insert(site.at.clone(), told);
    }

    /// Lowers the branches. Those that come to one Rust type are one.
    fn branches(&mut self, branches: &[(usize, ValueOf)], site: &Site<'_>) -> Option<Vec<Branch>> {
        let mut lowered: Vec<Branch> = Vec::new();
        for (index, value) in branches {
            let site = site.inside(&format!("items[{index}]"));
            let branch = if self.resolves_to_null(value) {
                Lowered::plain(RustType::Primitive("()"))
            } else {
                self.value(value, &site)?
            };
            if branch.document {
                self.not_lowered(&format!("a document as a branch of {}", site.of), &site.at);
                return None;
            }
            let resolved = self.resolve(&branch.ty);
            if let Some(same) = lowered.iter_mut().find(|b| self.resolve(&b.lowered.ty) == resolved) {
                same.lowered.nullable |= branch.nullable;
            } else {
                let (mut shape, elements) = (self.shape(value), self.element_shape(value));
                // A null is the whole union's, and none of its branches.
                shape.null &= !branch.nullable;
                lowered.push(Branch { index: *index, shape, elements, lowered: branch });
            }
        }
        Some(lowered)
    }

    /// There must be a name for each branch.
    pub(super) fn count_names(&mut self, names: &[String], union: &UnionOf, site: &Site<'_>) -> Option<()> {
        if names.len() == union.items.len() {
            return Some(());
        }
        let plural = if names.len() == 1 { "" } else { "s" };
        self.bad_names(&format!("{} name{plural} for {} branches", names.len(), union.items.len()), site);
        None
    }

    pub(super) fn bad_names(&mut self, found: &str, site: &Site<'_>) {
        self.diagnostics.error(
            Code::BadCodegenNames,
            &site.at,
            format!("found {found} in {}; expected one distinct name for each branch", site.of),
            "correct its `codegenNames`",
        );
    }

    fn ambiguous(&mut self, (kind, fitting): &Ambiguity, branches: &[Branch], site: &Site<'_>) {
        let names: Vec<_> = fitting
            .iter()
            .filter_map(|i| branches.get(*i))
            .map(|b| format!("`{}`", branch_name(&b.lowered.ty)))
            .collect();
        self.diagnostics.error(
            Code::AmbiguousUnion,
            &site.at,
            format!("found a union in {} with several branches for {kind}: {}; expected that looking at the JSON tells them apart", site.of, names.join(", ")),
            if *kind == "objects" {
                "give each object a required key that the others lack, or add a fixup that names the rule"
            } else {
                "leave one of them out, or add a fixup that says which one is meant"
            },
        );
    }
}

/// Whether a value is any text.
fn is_text(value: &ValueOf) -> bool {
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
