//! Type expressions: each becomes a Rust type, an alternative JSON form, and whether it is nullable.

use super::context::Lowering;
use super::lowered_item::LoweredItem;
use super::lowered_value::{LoweredValue, ResolvedAlias, UseSite};
use super::union::{SimplifiedUnion, UnionAnnotations};
use super::{generics, well_known};
use crate::corrections::LineRule;
use crate::diagnostic::{Code, Origin};
use crate::model::{Alias, Encoding, EncodingKind, ItemKind, ItemPath, ItemSource, RustType};
use crate::spec::{Definition, DictionaryOf, InstanceOf, TypeAlias, TypeName, UnionOf, ValueOf};

/// The maximum depth of nested type expressions, aliases included. It is close to Serde's limit for the input.
const MAX_DEPTH: usize = 48;

impl Lowering<'_> {
    /// Lowers a type expression. Returns `None` if it has an error, which was reported.
    pub(super) fn value(&mut self, value: &ValueOf, site: &UseSite<'_>) -> Option<LoweredValue> {
        self.check_depth(site)?;
        match value {
            ValueOf::InstanceOf(instance) => self.instance(instance, site),
            ValueOf::ArrayOf(array) => {
                let element = self.value(&array.value, &site.inside("value"))?;
                if element.document {
                    // Serde encodes and decodes the list as a whole.
                    return Some(LoweredValue { ty: RustType::List(Box::new(element.ty)), ..element });
                }
                let encoding = element.outer_encoding();
                let ty = RustType::List(Box::new(element.into_element(site.in_request)));
                Some(LoweredValue { encoding, ..LoweredValue::from_type(ty) })
            }
            ValueOf::DictionaryOf(dictionary) => self.dictionary(dictionary, site),
            ValueOf::UnionOf(union) => match self.first_line(value) {
                ValueOf::InstanceOf(instance) => self.instance(instance, site),
                _ => self.inline_union(union, site),
            },
            ValueOf::UserDefinedValue(_) => Some(LoweredValue::from_type(RustType::Value)),
            ValueOf::LiteralValue(_) => {
                self.report_unsupported(&format!("a literal as part of {}", site.description), &site.at);
                None
            }
        }
    }

    /// Records the nesting depth. Reports a depth above the maximum.
    fn check_depth(&mut self, site: &UseSite<'_>) -> Option<()> {
        self.max_depth = self.max_depth.max(site.depth);
        if site.depth > MAX_DEPTH {
            self.diagnostics.error(
                Code::NestingTooDeep,
                &site.at,
                format!("types nested more than {MAX_DEPTH} levels deep in {}, aliases included", site.description),
                "declare an inner part as an interface",
            );
            return None;
        }
        Some(())
    }

    fn dictionary(&mut self, dictionary: &DictionaryOf, site: &UseSite<'_>) -> Option<LoweredValue> {
        let (key, value) = ((&*dictionary.key, &site.inside("key")), (&*dictionary.value, &site.inside("value")));
        let lowered = self.map(key, value)?;
        if dictionary.single_key {
            self.reject_documents(&lowered, "a single-key dictionary of documents", site)?;
        }
        Some(match lowered.ty {
            RustType::Map(key, value) if dictionary.single_key => {
                LoweredValue { ty: RustType::SingleKey(key, value), ..lowered }
            }
            _ => lowered,
        })
    }

    /// Lowers a map from the type expressions of its keys and values.
    pub(super) fn map(
        &mut self,
        key: (&ValueOf, &UseSite<'_>),
        value: (&ValueOf, &UseSite<'_>),
    ) -> Option<LoweredValue> {
        if let Some((instance, in_list)) = self.externally_tagged_value(value.0) {
            return self.typed_map(key, instance, in_list, value.1);
        }
        let key = self.map_key(key.0, key.1)?;
        let (value, site) = (self.value(value.0, value.1)?, value.1);
        if value.document {
            return Some(LoweredValue { ty: RustType::Map(Box::new(key), Box::new(value.ty)), ..value });
        }
        let encoding = value.outer_encoding();
        let ty = RustType::Map(Box::new(key), Box::new(value.into_element(site.in_request)));
        Some(LoweredValue { encoding, ..LoweredValue::from_type(ty) })
    }

    fn reject_documents(&mut self, lowered: &LoweredValue, feature: &str, site: &UseSite<'_>) -> Option<()> {
        if lowered.document {
            self.report_unsupported(&format!("{feature} in {}", site.description), &site.at);
            return None;
        }
        Some(())
    }

    fn instance(&mut self, instance: &InstanceOf, site: &UseSite<'_>) -> Option<LoweredValue> {
        let name = &instance.type_name;
        if name.is_builtin() {
            return self.builtin(name, site).map(LoweredValue::from_type);
        }
        if let Some(ty) = well_known::runtime_type(instance) {
            return Some(LoweredValue::from_type(ty));
        }
        if generics::is_document(name) {
            let ty =
                if site.in_request { RustType::Runtime("Document") } else { RustType::Parameter(name.name.clone()) };
            return Some(LoweredValue { document: !site.in_request, ..LoweredValue::from_type(ty) });
        }
        let Some(definition) = self.spec.types.get(name) else {
            self.report_missing_type(name, site.description, &site.at);
            return None;
        };
        let arguments = instance.generics.as_deref().unwrap_or_default();
        let type_parameters = generics::parameters(&definition.value);
        self.bind(name, Some(type_parameters), arguments, &site.at)?;
        match &definition.value {
            Definition::TypeAlias(alias) if generics::has_substituted_parameters(&definition.value) => {
                self.generic_alias(name, alias, arguments, site)
            }
            Definition::TypeAlias(_) if self.is_externally_tagged(name) => {
                let problem = format!("`{name}` has external tags, but {} is not the value of a map", site.description);
                self.report_invalid_variant(&problem, &site.at);
                None
            }
            Definition::TypeAlias(_) => {
                let lowered = self.alias(name, &definition.origin, site)?;
                let RustType::Item(path, parameters) = &lowered.ty else { return Some(lowered) };
                let arguments =
                    if parameters.is_empty() { Vec::new() } else { self.document_arguments(arguments, site)? };
                Some(LoweredValue { ty: RustType::Item(path.clone(), arguments), ..lowered })
            }
            Definition::Request(_) | Definition::Response(_) => {
                self.diagnostics.error(
                    Code::WrongKind,
                    &site.at,
                    format!("`{name}` is a request or response, and cannot be the type of {}", site.description),
                    "move the shared properties into an interface",
                );
                None
            }
            Definition::Interface(_) if generics::has_substituted_parameters(&definition.value) => {
                if !self.request_instance(instance, &site.at, site.in_request) {
                    return None;
                }
                let path = self.item_path(&generics::instance_name(name, arguments), &site.at)?;
                Some(LoweredValue::from_type(RustType::Item(path, Vec::new())))
            }
            Definition::Interface(_) | Definition::Enum(_) => {
                let path = self.item_path(name, &definition.origin)?;
                let arguments =
                    if self.is_request_type(name) { Vec::new() } else { self.document_arguments(arguments, site)? };
                Some(LoweredValue::from_type(RustType::Item(path, arguments)))
            }
        }
    }

    /// Lowers the arguments of type parameters that are documents.
    pub(super) fn document_arguments(&mut self, arguments: &[ValueOf], site: &UseSite<'_>) -> Option<Vec<RustType>> {
        arguments.iter().map(|argument| self.value(argument, &site.inside("generics")).map(|l| l.ty)).collect()
    }

    fn builtin(&mut self, name: &TypeName, site: &UseSite<'_>) -> Option<RustType> {
        match name.name.as_str() {
            "string" => Some(RustType::String),
            "boolean" => Some(RustType::Primitive("bool")),
            "number" => Some(RustType::Primitive("f64")),
            "null" | "binary" | "void" | "object" => {
                self.report_unsupported(&format!("`{name}` as a type in {}", site.description), &site.at);
                None
            }
            _ => {
                self.diagnostics.error(
                    Code::MissingType,
                    &site.at,
                    format!("unknown builtin type `{name}` in {}", site.description),
                    "use one of string, boolean, number, null, binary, void, object",
                );
                None
            }
        }
    }

    /// Lowers a generic alias: its type expression with the arguments in place of the parameters.
    fn generic_alias(
        &mut self,
        name: &TypeName,
        alias: &TypeAlias,
        arguments: &[ValueOf],
        site: &UseSite<'_>,
    ) -> Option<LoweredValue> {
        if alias.variants.is_some() {
            self.report_unsupported(&format!("the generic tagged union `{name}` in {}", site.description), &site.at);
            return None;
        }
        if name.is("_spec_utils", "Stringified") {
            let lowered = self.value(arguments.first()?, &site.inside("generics"))?;
            let encoding = Encoding { kind: EncodingKind::Stringified, depth: 0 };
            return Some(LoweredValue { encoding: Some(encoding), ..lowered });
        }
        if name.is("_spec_utils", "PipeSeparatedFlags") {
            let flag = arguments.first()?;
            let lowered = self.value(flag, &site.inside("generics"))?;
            if !self.is_string_enum(flag) {
                self.report_unsupported(
                    &format!("flags of a type that is not an enum in {}", site.description),
                    &site.at,
                );
                return None;
            }
            let encoding = Encoding { kind: EncodingKind::PipeSeparated, depth: 0 };
            return Some(LoweredValue {
                encoding: Some(encoding),
                ..LoweredValue::from_type(RustType::List(Box::new(lowered.ty)))
            });
        }
        if !self.count_substitution(name, &site.at) {
            return None;
        }
        let bindings = self.bind(name, alias.generics.as_deref(), arguments, &site.at)?;
        let mut value = alias.r#type.clone();
        generics::substitute(&mut value, &bindings);
        self.value(&value, &site.inside("generics"))
    }

    /// Lowers the definition of an alias.
    pub(super) fn alias_definition(&mut self, name: &TypeName, origin: &Origin) {
        let Some(path) = self.item_path(name, origin) else { return };
        let description = format!("the alias `{name}`");
        let site = UseSite {
            at: origin.clone(),
            description: &description,
            item_path: &path,
            name_suffix: "",
            in_request: self.is_request_type(name),
            depth: 0,
        };
        self.alias(name, origin, &site);
    }

    /// Resolves an alias and adds its item, once.
    pub(super) fn alias(&mut self, name: &TypeName, origin: &Origin, site: &UseSite<'_>) -> Option<LoweredValue> {
        if let Some(known) = self.resolved_aliases.get(name) {
            let known = known.clone();
            self.check_depth(&UseSite { depth: site.depth + known.height, ..site.clone() })?;
            return known.lowered;
        }
        if self.aliases_in_progress.contains(name) {
            let chain: Vec<_> = self.aliases_in_progress.iter().chain([name]).map(|n| format!("`{n}`")).collect();
            self.diagnostics.error(
                Code::Cycle,
                origin,
                format!("cycle of aliases: {}", chain.join(" -> ")),
                "declare one of them as a type that is not an alias",
            );
            return None;
        }
        let Some(Definition::TypeAlias(alias)) = self.spec.types.get(name).map(|d| &d.value) else { return None };
        self.aliases_in_progress.push(name.clone());
        let outer_depth = std::mem::replace(&mut self.max_depth, site.depth);
        let lowered = self.resolve_alias(name, alias, origin, site.depth + 1);
        let height = self.max_depth - site.depth;
        self.max_depth = self.max_depth.max(outer_depth);
        self.aliases_in_progress.pop();
        self.resolved_aliases.insert(name.clone(), ResolvedAlias { lowered: lowered.clone(), height });
        lowered
    }

    fn resolve_alias(
        &mut self,
        name: &TypeName,
        alias: &TypeAlias,
        origin: &Origin,
        depth: usize,
    ) -> Option<LoweredValue> {
        let path = self.item_path(name, origin)?;
        let in_request = self.is_request_type(name);
        let description = format!("the alias `{name}`");
        let site = UseSite {
            at: origin.at("type"),
            description: &description,
            item_path: &path,
            name_suffix: "Item",
            in_request,
            depth,
        };
        let source = ItemSource::Definition(name.clone());
        if alias.variants.is_some() {
            return self.alias_with_variants(name, alias, &path, source, &site);
        }
        if let ValueOf::UnionOf(union) = &alias.r#type {
            if let Some(LineRule::Pair) = self.facts.line_rules.get(name) {
                return self.ndjson_pair(name, alias, union, source, &site);
            }
            return self.named_union(name, alias, union, source, &site);
        }
        let lowered = self.value(&alias.r#type, &site)?;
        self.reject_documents(&lowered, "a document", &site)?;
        Some(self.add_alias(&path, source, origin, in_request, lowered))
    }

    /// Adds a `pub type`. Returns the value with the alias as its type.
    pub(super) fn add_alias(
        &mut self,
        path: &ItemPath,
        source: ItemSource,
        at: &Origin,
        in_request: bool,
        lowered: LoweredValue,
    ) -> LoweredValue {
        let kind = ItemKind::Alias(Alias { type_parameters: Vec::new(), ty: lowered.ty });
        self.add_item(path.clone(), LoweredItem::new(path, source, at, in_request, kind));
        LoweredValue { ty: RustType::Item(path.clone(), Vec::new()), ..lowered }
    }

    /// Lowers a union without a name. Most are a list, a map or a nullable value.
    fn inline_union(&mut self, union: &UnionOf, site: &UseSite<'_>) -> Option<LoweredValue> {
        match self.simplify_union(union, site)? {
            SimplifiedUnion::LoweredValue(lowered) => Some(lowered),
            SimplifiedUnion::Branches { branches, nullable } => {
                let name = format!("{}{}", site.item_path.name, site.name_suffix);
                let path = ItemPath { module: site.item_path.module.clone(), name };
                let union =
                    self.union(&path, ItemSource::InlineUnion, &branches, &UnionAnnotations::default(), site)?;
                Some(LoweredValue { nullable: nullable || union.nullable, ..union })
            }
        }
    }
}
