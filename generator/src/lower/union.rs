//! Unions: what is only another way to write something simpler, and how the branches of a real one are told apart. By the
//! kind of JSON first, then by keys that only one branch has; never by trying.

use super::shape::Shape;
use super::value::{Lowered, Site};
use super::{Lowering, generics};
use crate::diagnostic::Code;
use crate::fixups::Rule;
use crate::model::{Choice, Form, FormKind, ItemKind, ItemPath, Pick, RustType, Told, Union, Variant};
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

/// A kind of JSON: its name in messages, whether a shape may be it, and its place in a choice.
type Kind = (&'static str, fn(&Shape) -> bool, fn(&mut Choice) -> &mut Pick);

/// A branch, lowered.
#[derive(Clone)]
struct Branch {
    index: usize,
    lowered: Lowered,
    shape: Shape,
    /// What the elements of its lists may look like.
    elements: Shape,
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

/// A kind of JSON that several branches take: its name, and their places.
type Ambiguity = (&'static str, Vec<usize>);

impl Lowering<'_> {
    /// Recognizes `T | null`, `T | [T]`, and a dictionary or a list of them.
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
        match self.simple_union(union, site)? {
            Simple::Lowered(lowered) => Some(self.plain_alias(site.owner, docs, &site.at, site.sent, lowered)),
            Simple::Branches { branches, nullable } => {
                let said = Said {
                    names: alias.codegen_names.as_deref(),
                    rule: self.corrections.rules.get(name).cloned().unwrap_or_default(),
                    parameters: generics::kept(alias.generics.as_deref(), site.sent),
                };
                let union = self.union(site.owner, docs.clone(), &branches, &said, site)?;
                let lowered = Lowered { nullable: nullable || union.nullable, ..union };
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
        let kind =
            ItemKind::Union(Union { parameters: said.parameters.clone(), variants, choice, conversions: Vec::new() });
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
            let branch = self.value(value, &site)?;
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

/// Decides which branch each kind of JSON means.
fn choice(branches: &[Branch], rule: &Rule) -> Result<Choice, Vec<Ambiguity>> {
    let mut choice = Choice::default();
    let mut found = Vec::new();
    let kinds: [Kind; 6] = [
        ("null", |s| s.null, |c| &mut c.null),
        ("booleans", |s| s.boolean, |c| &mut c.boolean),
        ("whole numbers", |s| s.integer, |c| &mut c.integer),
        ("numbers", |s| s.float, |c| &mut c.float),
        ("texts", |s| s.text, |c| &mut c.text),
        ("lists", |s| s.list, |c| &mut c.list),
    ];
    for (kind, accepts, slot) in kinds {
        let fits = |branch: &Branch| accepts(&branch.shape) && !branch.shape.any;
        let mut fitting: Vec<usize> = branches.iter().enumerate().filter(|(_, b)| fits(b)).map(|(i, _)| i).collect();
        // A whole number is an integer before it is a float.
        if kind == "whole numbers" && fitting.len() > 1 {
            fitting.retain(|i| branches.get(*i).is_some_and(|b| !b.shape.float));
        }
        if kind == "texts"
            && let Some(meant) = rule.texts
        {
            fitting.retain(|i| branches.get(*i).is_some_and(|b| b.index == meant));
        }
        match fitting.as_slice() {
            [] => {}
            [one] => *slot(&mut choice) = Pick::Exact(*one),
            [first, ..] if kind == "lists" => {
                choice.list = Pick::Exact(*first);
                match elements(branches, &fitting) {
                    Some(elements) => choice.elements = Some(Box::new(elements)),
                    None => found.push((kind, fitting)),
                }
            }
            _ => found.push((kind, fitting)),
        }
    }
    found.extend(objects(&mut choice, branches, rule));
    fill(&mut choice, branches);
    if found.is_empty() { Ok(choice) } else { Err(found) }
}

/// How they are told apart.
fn told(choice: &Result<Choice, Vec<Ambiguity>>, rule: &Rule) -> Told {
    match choice {
        Err(_) => Told::Not,
        Ok(_) if *rule != Rule::default() => Told::Fixup,
        Ok(choice) if !choice.keys.is_empty() => Told::Keys,
        Ok(choice) if choice.elements.is_some() => Told::Elements,
        Ok(_) => Told::Kind,
    }
}

/// What the first element of a list says of the branch; nothing where that does not tell them apart.
fn elements(branches: &[Branch], lists: &[usize]) -> Option<Choice> {
    let first = |(i, branch): (usize, &Branch)| {
        let shape = if lists.contains(&i) { branch.elements.clone() } else { Shape::default() };
        Branch { shape, elements: Shape::default(), ..branch.clone() }
    };
    let first: Vec<_> = branches.iter().enumerate().map(first).collect();
    choice(&first, &Rule::default()).ok()
}

/// Decides which branch an object means: by a rule, or by keys that only one branch has.
fn objects(choice: &mut Choice, branches: &[Branch], rule: &Rule) -> Option<Ambiguity> {
    let place = |index: usize| branches.iter().position(|b| b.index == index);
    if let Some(rule) = &rule.objects {
        // Each was found among the names of the branches.
        let (with, without) = place(rule.with).zip(place(rule.without))?;
        choice.keys = vec![(rule.key.to_owned(), with)];
        choice.object = Pick::Exact(without);
        return None;
    }
    let fitting: Vec<_> =
        branches.iter().enumerate().filter_map(|(i, b)| b.shape.object.as_ref().map(|keys| (i, keys))).collect();
    if let [(only, _)] = fitting.as_slice() {
        choice.object = Pick::Exact(*only);
        return None;
    }
    let mut without_own = Vec::new();
    for (i, keys) in &fitting {
        let others = |key: &String| fitting.iter().any(|(j, other)| j != i && other.may_have(key));
        let own: Vec<_> = keys.required.iter().filter(|key| !others(key)).collect();
        match own.first() {
            Some(key) => choice.keys.push(((*key).clone(), *i)),
            None => without_own.push(*i),
        }
    }
    match without_own.as_slice() {
        [] => None,
        [one] => {
            choice.object = Pick::Exact(*one);
            None
        }
        _ => Some(("objects", without_own)),
    }
}

/// What no branch takes exactly: the branch for the user's own values takes it, else the one that can hold it all the same.
fn fill(choice: &mut Choice, branches: &[Branch]) {
    let any = branches.iter().position(|b| b.shape.any);
    let text = match choice.text {
        Pick::Exact(i) if branches.get(i).is_some_and(|b| b.shape.holds_scalars) => Pick::Tolerated(i),
        _ => Pick::None,
    };
    let single = match choice.list {
        Pick::Exact(i) => Pick::Tolerated(i),
        _ => Pick::None,
    };
    let other = |fallback: Pick| any.map_or(fallback, Pick::Exact);
    let scalar = if text == Pick::None { single } else { text };
    let float_for_integer = choice.float;
    for (slot, fallback) in [
        (&mut choice.null, Pick::None),
        (&mut choice.integer, if float_for_integer == Pick::None { scalar } else { float_for_integer }),
        (&mut choice.boolean, scalar),
        (&mut choice.float, scalar),
        (&mut choice.text, single),
        (&mut choice.list, Pick::None),
        (&mut choice.object, single),
    ] {
        if *slot == Pick::None {
            *slot = other(fallback);
        }
    }
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
        other => other,
    }
}
