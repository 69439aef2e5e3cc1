//! What a value is in Rust: a type, the ways in which it may stand in JSON, whether it may be null.

use super::union::Said;
use super::{Lowering, generics, known};
use crate::diagnostic::{Code, Origin};
use crate::fixups::LineRule;
use crate::model::{Alias, Form, FormKind, ItemKind, ItemPath, RustType};
use crate::spec::{Definition, DictionaryOf, InstanceOf, TypeAlias, TypeName, UnionOf, ValueOf};

/// How deep a value may be nested, with all aliases on the way. Serde's own limit on the input is near it.
const MAX_DEPTH: usize = 48;

/// An alias that was resolved.
#[derive(Clone, Debug)]
pub(super) struct Resolved {
    /// What it comes to. Nothing where a diagnostic was given.
    lowered: Option<Lowered>,
    /// How many levels lie in it.
    height: usize,
}

/// A value, lowered.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Lowered {
    pub(super) ty: RustType,
    pub(super) form: Option<Form>,
    pub(super) nullable: bool,
    /// Whether it is a document of the user's that is read: a slot of its own.
    pub(super) document: bool,
}

/// Where a value stands.
#[derive(Clone, Debug)]
pub(super) struct Site<'s> {
    /// Its place in the input.
    pub(super) at: Origin,
    /// What has it, in words: "`grant_type` of `security.get_token:Request`".
    pub(super) of: &'s str,
    /// The item that has it; a union without a name is named after it and the property.
    pub(super) owner: &'s ItemPath,
    /// The property, in camel case.
    pub(super) label: &'s str,
    /// Whether requests reach it.
    pub(super) sent: bool,
    /// How deep it is nested.
    pub(super) depth: usize,
}

impl Site<'_> {
    /// A place inside this one.
    pub(super) fn inside(&self, step: &str) -> Self {
        Self { at: self.at.at(step), depth: self.depth + 1, ..self.clone() }
    }
}

impl Lowered {
    pub(super) fn plain(ty: RustType) -> Self {
        Self { ty, form: None, nullable: false, document: false }
    }

    /// The type as the element of a list or a map, where null has a place of its own.
    pub(super) fn element(self, sent: bool) -> RustType {
        match (self.nullable, sent) {
            (false, _) => self.ty,
            (true, true) => RustType::Nullable(Box::new(self.ty)),
            (true, false) => self.ty.optional(),
        }
    }

    /// The form as it is said of a list or map around the value.
    pub(super) fn form_outside(&self) -> Option<Form> {
        self.form.map(|form| Form { depth: form.depth + 1, ..form })
    }
}

impl Lowering<'_> {
    /// Lowers a value. Nothing where a diagnostic was given.
    pub(super) fn value(&mut self, value: &ValueOf, site: &Site<'_>) -> Option<Lowered> {
        self.descend(site)?;
        match value {
            ValueOf::InstanceOf(instance) => self.instance(instance, site),
            ValueOf::ArrayOf(array) => {
                let element = self.value(&array.value, &site.inside("value"))?;
                if element.document {
                    // Serde's business as a whole.
                    return Some(Lowered { ty: RustType::List(Box::new(element.ty)), ..element });
                }
                let form = element.form_outside();
                let ty = RustType::List(Box::new(element.element(site.sent)));
                Some(Lowered { form, ..Lowered::plain(ty) })
            }
            ValueOf::DictionaryOf(dictionary) => self.dictionary(dictionary, site),
            ValueOf::UnionOf(union) => match self.first_line(value) {
                ValueOf::InstanceOf(instance) => self.instance(instance, site),
                _ => self.inline_union(union, site),
            },
            ValueOf::UserDefinedValue(_) => Some(Lowered::plain(RustType::Value)),
            ValueOf::LiteralValue(_) => {
                self.not_lowered(&format!("a literal as a part of {}", site.of), &site.at);
                None
            }
        }
    }

    /// Counts the levels, and refuses one too many.
    fn descend(&mut self, site: &Site<'_>) -> Option<()> {
        self.deepest = self.deepest.max(site.depth);
        if site.depth > MAX_DEPTH {
            self.diagnostics.error(
                Code::TooDeep,
                &site.at,
                format!(
                    "found more than {MAX_DEPTH} levels of types inside each other, aliases counted, at {}; expected fewer",
                    site.of
                ),
                "make an interface of an inner part",
            );
            return None;
        }
        Some(())
    }

    fn dictionary(&mut self, dictionary: &DictionaryOf, site: &Site<'_>) -> Option<Lowered> {
        let (key, value) = ((&*dictionary.key, &site.inside("key")), (&*dictionary.value, &site.inside("value")));
        let lowered = self.map(key, value)?;
        if dictionary.single_key {
            self.refuse_documents(&lowered, "a dictionary with a single key to a document of the user's", site)?;
        }
        Some(match lowered.ty {
            RustType::Map(key, value) if dictionary.single_key => {
                Lowered { ty: RustType::SingleKey(key, value), ..lowered }
            }
            _ => lowered,
        })
    }

    /// A map of keys to values, each with its place.
    pub(super) fn map(&mut self, key: (&ValueOf, &Site<'_>), value: (&ValueOf, &Site<'_>)) -> Option<Lowered> {
        if let Some((instance, listed)) = self.external(value.0) {
            return self.typed_map(key, instance, listed, value.1);
        }
        let key = self.key(key.0, key.1)?;
        let (value, site) = (self.value(value.0, value.1)?, value.1);
        if value.document {
            return Some(Lowered { ty: RustType::Map(Box::new(key), Box::new(value.ty)), ..value });
        }
        let form = value.form_outside();
        let ty = RustType::Map(Box::new(key), Box::new(value.element(site.sent)));
        Some(Lowered { form, ..Lowered::plain(ty) })
    }

    fn refuse_documents(&mut self, lowered: &Lowered, what: &str, site: &Site<'_>) -> Option<()> {
        if lowered.document {
            self.not_lowered(&format!("{what} in {}", site.of), &site.at);
            return None;
        }
        Some(())
    }

    fn instance(&mut self, instance: &InstanceOf, site: &Site<'_>) -> Option<Lowered> {
        let name = &instance.type_name;
        if name.is_builtin() {
            return self.builtin(name, site).map(Lowered::plain);
        }
        if let Some(ty) = known::runtime_type(instance) {
            return Some(Lowered::plain(ty));
        }
        if generics::is_document(name) {
            let ty = if site.sent { RustType::Runtime("Document") } else { RustType::Parameter(name.name.clone()) };
            return Some(Lowered { document: !site.sent, ..Lowered::plain(ty) });
        }
        let Some(definition) = self.spec.types.get(name) else {
            self.missing(name, site.of, &site.at);
            return None;
        };
        let arguments = instance.generics.as_deref().unwrap_or_default();
        let parameters = generics::parameters(&definition.value);
        self.bind(name, Some(parameters), arguments, &site.at)?;
        match &definition.value {
            Definition::TypeAlias(alias) if generics::is_substituted(&definition.value) => {
                self.generic_alias(name, alias, arguments, site)
            }
            Definition::TypeAlias(_) if self.is_external(name) => {
                let found = format!("`{name}`, whose branches are told by keys, as {}", site.of);
                self.bad_variant(&found, "it as the value of a map, or in a list that is one", &site.at);
                None
            }
            Definition::TypeAlias(_) => {
                let lowered = self.alias(name, &definition.origin, site)?;
                let RustType::Item(path, kept) = &lowered.ty else { return Some(lowered) };
                let arguments = if kept.is_empty() { Vec::new() } else { self.document_arguments(arguments, site)? };
                Some(Lowered { ty: RustType::Item(path.clone(), arguments), ..lowered })
            }
            Definition::Request(_) | Definition::Response(_) => {
                self.diagnostics.error(
                    Code::WrongSort,
                    &site.at,
                    format!("found `{name}`, a request or response, as the type of {}; expected an interface, enum or alias", site.of),
                    "move what both need into an interface",
                );
                None
            }
            Definition::Interface(_) if generics::is_substituted(&definition.value) => {
                if !self.want(instance, &site.at, site.sent) {
                    return None;
                }
                let path = self.item_path(&Self::instance_name(name, arguments), &site.at)?;
                Some(Lowered::plain(RustType::Item(path, Vec::new())))
            }
            Definition::Interface(_) | Definition::Enum(_) => {
                let path = self.item_path(name, &definition.origin)?;
                let arguments = if self.is_sent(name) { Vec::new() } else { self.document_arguments(arguments, site)? };
                Some(Lowered::plain(RustType::Item(path, arguments)))
            }
        }
    }

    /// Arguments for parameters that stay.
    pub(super) fn document_arguments(&mut self, arguments: &[ValueOf], site: &Site<'_>) -> Option<Vec<RustType>> {
        arguments.iter().map(|argument| self.value(argument, &site.inside("generics")).map(|l| l.ty)).collect()
    }

    fn builtin(&mut self, name: &TypeName, site: &Site<'_>) -> Option<RustType> {
        match name.name.as_str() {
            "string" => Some(RustType::String),
            "boolean" => Some(RustType::Primitive("bool")),
            "number" => Some(RustType::Primitive("f64")),
            "null" | "binary" | "void" | "object" => {
                self.not_lowered(&format!("`{name}` as a type of its own in {}", site.of), &site.at);
                None
            }
            _ => {
                self.diagnostics.error(
                    Code::MissingType,
                    &site.at,
                    format!(
                        "found `{name}` in {}; expected a builtin that there is: string, boolean, number, null, binary, void or object",
                        site.of
                    ),
                    "correct the name",
                );
                None
            }
        }
    }

    /// A generic alias stands for what it stands for, with the arguments put in.
    fn generic_alias(
        &mut self,
        name: &TypeName,
        alias: &TypeAlias,
        arguments: &[ValueOf],
        site: &Site<'_>,
    ) -> Option<Lowered> {
        if alias.variants.is_some() {
            self.not_lowered(&format!("the generic tagged union `{name}` in {}", site.of), &site.at);
            return None;
        }
        if name.is("_spec_utils", "Stringified") {
            let lowered = self.value(arguments.first()?, &site.inside("generics"))?;
            let form = Form { kind: FormKind::Stringified, depth: 0 };
            return Some(Lowered { form: Some(form), ..lowered });
        }
        if name.is("_spec_utils", "PipeSeparatedFlags") {
            let flag = arguments.first()?;
            let lowered = self.value(flag, &site.inside("generics"))?;
            if !self.is_enumeration(flag) {
                self.not_lowered(&format!("flags that are no enum in {}", site.of), &site.at);
                return None;
            }
            let form = Form { kind: FormKind::Pipes, depth: 0 };
            return Some(Lowered { form: Some(form), ..Lowered::plain(RustType::List(Box::new(lowered.ty))) });
        }
        if !self.may_substitute(name, &site.at) {
            return None;
        }
        let bindings = self.bind(name, alias.generics.as_deref(), arguments, &site.at)?;
        let mut value = alias.r#type.clone();
        generics::substitute(&mut value, &bindings);
        self.value(&value, &site.inside("generics"))
    }

    /// An alias that is a definition to lower.
    pub(super) fn alias_definition(&mut self, name: &TypeName, origin: &Origin) {
        let Some(path) = self.item_path(name, origin) else { return };
        let of = format!("the alias `{name}`");
        let site = Site { at: origin.clone(), of: &of, owner: &path, label: "", sent: self.is_sent(name), depth: 0 };
        self.alias(name, origin, &site);
    }

    /// An alias, resolved once. Its item is made on the way.
    pub(super) fn alias(&mut self, name: &TypeName, origin: &Origin, site: &Site<'_>) -> Option<Lowered> {
        if let Some(known) = self.aliases.get(name) {
            let known = known.clone();
            self.descend(&Site { depth: site.depth + known.height, ..site.clone() })?;
            return known.lowered;
        }
        if self.resolving.contains(name) {
            let chain: Vec<_> = self.resolving.iter().chain([name]).map(|n| format!("`{n}`")).collect();
            self.diagnostics.error(
                Code::Cycle,
                origin,
                format!("found aliases that lead back to themselves: {}; expected an end", chain.join(" -> ")),
                "let one of them stand for a type that is no alias",
            );
            return None;
        }
        let Some(Definition::TypeAlias(alias)) = self.spec.types.get(name).map(|d| &d.value) else { return None };
        self.resolving.push(name.clone());
        let outside = std::mem::replace(&mut self.deepest, site.depth);
        let lowered = self.fresh_alias(name, alias, origin, site.depth + 1);
        let height = self.deepest - site.depth;
        self.deepest = self.deepest.max(outside);
        self.resolving.pop();
        self.aliases.insert(name.clone(), Resolved { lowered: lowered.clone(), height });
        lowered
    }

    fn fresh_alias(&mut self, name: &TypeName, alias: &TypeAlias, origin: &Origin, depth: usize) -> Option<Lowered> {
        let path = self.item_path(name, origin)?;
        let sent = self.is_sent(name);
        let of = format!("the alias `{name}`");
        let site = Site { at: origin.at("type"), of: &of, owner: &path, label: "Item", sent, depth };
        let docs = super::docs::of_type(
            alias.description.as_deref(),
            name,
            &[alias.ext_doc_url.as_deref(), alias.doc_url.as_deref()],
        );
        if alias.variants.is_some() {
            return self.tagged_alias(name, alias, &path, docs, &site);
        }
        if let ValueOf::UnionOf(union) = &alias.r#type {
            if let Some(LineRule::Pair) = self.corrections.lines.get(name) {
                return self.pair_of_lines(name, alias, union, docs, &site);
            }
            return self.named_union(name, alias, union, docs, &site);
        }
        let lowered = self.value(&alias.r#type, &site)?;
        self.refuse_documents(&lowered, "a document of the user's", &site)?;
        Some(self.plain_alias(&path, docs, origin, sent, lowered))
    }

    /// `pub type`, and the alias as the type of what uses it.
    pub(super) fn plain_alias(
        &mut self,
        path: &ItemPath,
        docs: String,
        at: &Origin,
        sent: bool,
        lowered: Lowered,
    ) -> Lowered {
        let kind = ItemKind::Alias(Alias { parameters: Vec::new(), ty: lowered.ty });
        self.add(path.clone(), sent, super::item(path, docs, at, kind));
        Lowered { ty: RustType::Item(path.clone(), Vec::new()), ..lowered }
    }

    /// A union that has no name: most are another way to write a list, a map, or what may be null.
    fn inline_union(&mut self, union: &UnionOf, site: &Site<'_>) -> Option<Lowered> {
        match self.simple_union(union, site)? {
            super::union::Simple::Lowered(lowered) => Some(lowered),
            super::union::Simple::Branches { branches, nullable } => {
                let name = format!("{}{}", site.owner.name, site.label);
                let path = ItemPath { module: site.owner.module.clone(), name };
                let docs = super::docs::of_inline_union(site.of);
                let union = self.union(&path, docs, &branches, &Said::default(), site)?;
                Some(Lowered { nullable: nullable || union.nullable, ..union })
            }
        }
    }

    /// A type with its aliases followed.
    pub(super) fn resolve(&self, ty: &RustType) -> RustType {
        super::finish::resolve(ty, &self.items)
    }
}
