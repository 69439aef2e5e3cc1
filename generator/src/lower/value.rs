//! Type expressions: each becomes a Rust type, an alternative JSON form, and whether it is nullable.

use super::context::Lowering;
use super::lowered_item::LoweredItem;
use super::lowered_value::{LoweredValue, ResolvedAlias, UseSite};
use super::problem::Problem;
use super::union::{SimplifiedUnion, UnionAnnotations};
use super::{generics, well_known};
use crate::corrections::LineRule;
use crate::diagnostic::{Code, Origin};
use crate::model::{Alias, Encoding, EncodingKind, ItemKind, ItemPath, ItemSource, RustType};
use crate::spec::{Definition, DictionaryOf, InstanceOf, TypeAlias, TypeName, UnionOf, ValueOf};

/// The maximum depth of nested type expressions, aliases included. It is close to Serde's limit for the input.
const MAX_DEPTH: usize = 48;

impl Lowering<'_> {
    /// Lowers a type expression. One that cannot be lowered becomes raw JSON.
    pub(super) fn value(&mut self, value: &ValueOf, site: &UseSite<'_>) -> LoweredValue {
        self.try_value(value, site).unwrap_or_else(|problem| self.raw_json(&problem, site))
    }

    /// Lowers a type expression, or returns its problem. The parts of the type expression can become raw JSON.
    fn try_value(&mut self, value: &ValueOf, site: &UseSite<'_>) -> Result<LoweredValue, Problem> {
        self.check_depth(site)?;
        match value {
            ValueOf::InstanceOf(instance) => self.instance(instance, site),
            ValueOf::ArrayOf(array) => {
                let element = self.value(&array.value, &site.inside("value"));
                if element.document {
                    // Serde encodes and decodes the list as a whole.
                    return Ok(LoweredValue { ty: RustType::List(Box::new(element.ty)), ..element });
                }
                let encoding = element.outer_encoding();
                let ty = RustType::List(Box::new(element.into_element(site.in_request)));
                Ok(LoweredValue { encoding, ..LoweredValue::from_type(ty) })
            }
            ValueOf::DictionaryOf(dictionary) => self.dictionary(dictionary, site),
            ValueOf::UnionOf(union) => match self.first_line(value) {
                ValueOf::InstanceOf(instance) => self.instance(instance, site),
                _ => self.inline_union(union, site),
            },
            ValueOf::UserDefinedValue(_) => Ok(LoweredValue::from_type(RustType::Value)),
            ValueOf::LiteralValue(_) => {
                Err(Problem::unsupported(&format!("a literal as part of {}", site.description), &site.at))
            }
        }
    }

    /// Records the nesting depth. A depth above the maximum is an error.
    fn check_depth(&mut self, site: &UseSite<'_>) -> Result<(), Problem> {
        self.max_depth = self.max_depth.max(site.depth.min(MAX_DEPTH));
        if site.depth > MAX_DEPTH {
            let problem = Problem::new(
                Code::NestingTooDeep,
                &site.at,
                format!("types nested more than {MAX_DEPTH} levels deep"),
                "declare an inner part as an interface",
            );
            return Err(problem.with_context(format!(" in {}, aliases included", site.description)));
        }
        Ok(())
    }

    fn dictionary(&mut self, dictionary: &DictionaryOf, site: &UseSite<'_>) -> Result<LoweredValue, Problem> {
        let (key, value) = ((&*dictionary.key, &site.inside("key")), (&*dictionary.value, &site.inside("value")));
        let lowered = self.map(key, value)?;
        if dictionary.single_key {
            reject_documents(&lowered, "a single-key dictionary of documents", site)?;
        }
        Ok(match lowered.ty {
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
    ) -> Result<LoweredValue, Problem> {
        if let Some((instance, in_list)) = self.externally_tagged_value(value.0) {
            return self.typed_map(key, instance, in_list, value.1);
        }
        let key = self.map_key(key.0, key.1);
        let (value, site) = (self.value(value.0, value.1), value.1);
        if value.document {
            return Ok(LoweredValue { ty: RustType::Map(Box::new(key), Box::new(value.ty)), ..value });
        }
        let encoding = value.outer_encoding();
        let ty = RustType::Map(Box::new(key), Box::new(value.into_element(site.in_request)));
        Ok(LoweredValue { encoding, ..LoweredValue::from_type(ty) })
    }

    fn instance(&mut self, instance: &InstanceOf, site: &UseSite<'_>) -> Result<LoweredValue, Problem> {
        let name = &instance.type_name;
        if name.is_builtin() {
            return builtin(name, site.description, &site.at).map(LoweredValue::from_type);
        }
        if let Some(ty) = self.runtime_type(instance) {
            let ty = if site.in_response { well_known::counter_type(ty) } else { ty };
            return Ok(LoweredValue::from_type(ty));
        }
        if generics::is_document(name) {
            if !site.in_request && !self.is_declared_parameter(name) {
                return Err(Problem::missing_type(name, site.description, &site.at));
            }
            let ty =
                if site.in_request { RustType::Runtime("Document") } else { RustType::Parameter(name.name.clone()) };
            return Ok(LoweredValue { document: !site.in_request, ..LoweredValue::from_type(ty) });
        }
        let Some(definition) = self.spec.types.get(name) else {
            return Err(Problem::missing_type(name, site.description, &site.at));
        };
        if well_known::is_known_behavior(name) {
            let help = "attach the behavior to the type that contains the property";
            let problem = Problem::new(Code::WrongKind, &site.at, format!("`{name}` is a behavior"), help);
            return Err(problem.with_context(format!(", and cannot be the type of {}", site.description)));
        }
        let arguments = instance.generics.as_deref().unwrap_or_default();
        let type_parameters = generics::parameters(&definition.value);
        generics::bind(name, Some(type_parameters), arguments, &site.at)?;
        match &definition.value {
            Definition::TypeAlias(alias) if generics::has_substituted_parameters(&definition.value) => {
                self.generic_alias(name, alias, arguments, site)
            }
            Definition::TypeAlias(_) if self.is_externally_tagged(name) => {
                let problem = format!("`{name}` has external tags, but {} is not the value of a map", site.description);
                Err(Problem::invalid_variant(problem, &site.at))
            }
            Definition::TypeAlias(_) => {
                let lowered = self.alias(name, &definition.origin, site)?;
                let RustType::Item(path, parameters) = &lowered.ty else { return Ok(lowered) };
                let arguments =
                    if parameters.is_empty() { Vec::new() } else { self.document_arguments(arguments, site) };
                Ok(LoweredValue { ty: RustType::Item(path.clone(), arguments), ..lowered })
            }
            Definition::Request(_) | Definition::Response(_) => {
                let reason = format!("`{name}` is a request or response");
                let help = "move the shared properties into an interface";
                let problem = Problem::new(Code::WrongKind, &site.at, reason, help);
                Err(problem.with_context(format!(", and cannot be the type of {}", site.description)))
            }
            Definition::Interface(_) if generics::has_substituted_parameters(&definition.value) => {
                let path = self.request_instance(instance, &site.at, site.in_request)?;
                Ok(LoweredValue::from_type(RustType::Item(path, Vec::new())))
            }
            Definition::Interface(_) | Definition::Enum(_) => {
                let path = self.item_path(name);
                let arguments =
                    if self.is_request_type(name) { Vec::new() } else { self.document_arguments(arguments, site) };
                Ok(LoweredValue::from_type(RustType::Item(path, arguments)))
            }
        }
    }

    /// Lowers the arguments of type parameters that are documents.
    pub(super) fn document_arguments(&mut self, arguments: &[ValueOf], site: &UseSite<'_>) -> Vec<RustType> {
        arguments.iter().map(|argument| self.value(argument, &site.inside("generics")).ty).collect()
    }

    /// Lowers a generic alias: its type expression with the arguments in place of the parameters.
    fn generic_alias(
        &mut self,
        name: &TypeName,
        alias: &TypeAlias,
        arguments: &[ValueOf],
        site: &UseSite<'_>,
    ) -> Result<LoweredValue, Problem> {
        if alias.variants.is_some() {
            let feature = format!("the generic tagged union `{name}` in {}", site.description);
            return Err(Problem::unsupported(&feature, &site.at));
        }
        if name.is("_spec_utils", "Stringified")
            && let [argument] = arguments
        {
            let lowered = self.value(argument, &site.inside("generics"));
            let encoding = Encoding { kind: EncodingKind::Stringified, depth: 0 };
            return Ok(LoweredValue { encoding: Some(encoding), ..lowered });
        }
        if name.is("_spec_utils", "PipeSeparatedFlags")
            && let [flag] = arguments
        {
            let lowered = self.value(flag, &site.inside("generics"));
            if !self.is_string_enum(flag) {
                let feature = format!("flags of a type that is not an enum in {}", site.description);
                return Err(Problem::unsupported(&feature, &site.at));
            }
            let encoding = Encoding { kind: EncodingKind::PipeSeparated, depth: 0 };
            return Ok(LoweredValue {
                encoding: Some(encoding),
                ..LoweredValue::from_type(RustType::List(Box::new(lowered.ty)))
            });
        }
        self.count_substitution(name, &site.at)?;
        let bindings = generics::bind(name, alias.generics.as_deref(), arguments, &site.at)?;
        let mut value = alias.r#type.clone();
        generics::substitute(&mut value, &bindings);
        self.try_value(&value, &site.inside("generics"))
    }

    /// Lowers the definition of an alias.
    pub(super) fn alias_definition(&mut self, name: &TypeName, origin: &Origin) {
        let path = self.item_path(name);
        let description = format!("the alias `{name}`");
        let site = UseSite {
            at: origin.clone(),
            description: &description,
            item_path: &path,
            name_suffix: "",
            in_request: self.is_request_type(name),
            in_response: self.is_response_type(name),
            depth: 0,
        };
        if let Err(problem) = self.alias(name, origin, &site) {
            self.reject_definition(name, problem);
        }
    }

    /// Resolves an alias and adds its item, once. An alias that cannot be lowered is recorded; the value is then raw JSON.
    pub(super) fn alias(
        &mut self,
        name: &TypeName,
        origin: &Origin,
        site: &UseSite<'_>,
    ) -> Result<LoweredValue, Problem> {
        if let Some(known) = self.resolved_aliases.get(name) {
            let known = known.clone();
            self.check_depth(&UseSite { depth: site.depth + known.height, ..site.clone() })?;
            return Ok(known.lowered);
        }
        let Some(Definition::TypeAlias(alias)) = self.spec.types.get(name).map(|d| &d.value) else {
            return Err(Problem::missing_type(name, site.description, &site.at));
        };
        let raw_json = LoweredValue::from_type(RustType::Value);
        if let Some(start) = self.aliases_in_progress.iter().position(|alias| alias == name) {
            let cycle = self.aliases_in_progress.get(start..).unwrap_or_default();
            let chain: Vec<_> = cycle.iter().chain([name]).map(|n| format!("`{n}`")).collect();
            let reason = format!("cycle of aliases: {}", chain.join(" -> "));
            let help = "declare one of them as a type that is not an alias";
            self.reject_definition(name, Problem::new(Code::Cycle, origin, reason, help));
            return Ok(raw_json);
        }
        self.aliases_in_progress.push(name.clone());
        let outer_depth = std::mem::replace(&mut self.max_depth, site.depth);
        let resolved = self.resolve_alias(name, alias, origin, site.depth + 1);
        let height = self.max_depth - site.depth;
        self.max_depth = self.max_depth.max(outer_depth);
        self.aliases_in_progress.pop();
        let lowered = resolved.unwrap_or_else(|problem| {
            self.reject_definition(name, problem);
            raw_json
        });
        self.resolved_aliases.insert(name.clone(), ResolvedAlias { lowered: lowered.clone(), height });
        Ok(lowered)
    }

    fn resolve_alias(
        &mut self,
        name: &TypeName,
        alias: &TypeAlias,
        origin: &Origin,
        depth: usize,
    ) -> Result<LoweredValue, Problem> {
        let path = self.item_path(name);
        let (in_request, in_response) = (self.is_request_type(name), self.is_response_type(name));
        let description = format!("the alias `{name}`");
        let site = UseSite {
            at: origin.at("type"),
            description: &description,
            item_path: &path,
            name_suffix: "Item",
            in_request,
            in_response,
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
        let lowered = self.value(&alias.r#type, &site);
        reject_documents(&lowered, "a document", &site)?;
        Ok(self.add_alias(&path, source, origin, in_request, lowered))
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

    /// Returns true for a type parameter of a definition, whose namespace ends in the name of the definition.
    fn is_declared_parameter(&self, name: &TypeName) -> bool {
        let Some((namespace, owner)) = name.namespace.0.rsplit_once('.') else { return false };
        let owner = self.spec.types.get(&TypeName::new(namespace, owner));
        owner.is_some_and(|owner| generics::parameters(&owner.value).contains(name))
    }

    /// Lowers a union without a name. Most are a list, a map or a nullable value.
    fn inline_union(&mut self, union: &UnionOf, site: &UseSite<'_>) -> Result<LoweredValue, Problem> {
        match self.simplify_union(union, site)? {
            SimplifiedUnion::LoweredValue(lowered) => Ok(lowered),
            SimplifiedUnion::Branches { branches, nullable } => {
                let has_document = branches.iter().any(|(_, branch)| generics::refers_to_document(branch));
                if has_document && !site.in_request {
                    let feature = format!("a union without a name that contains documents in {}", site.description);
                    return Err(Problem::unsupported(&feature, &site.at));
                }
                let name = format!("{}{}", site.item_path.name, site.name_suffix);
                let path = ItemPath { module: site.item_path.module.clone(), name };
                let union =
                    self.union(&path, ItemSource::InlineUnion, &branches, &UnionAnnotations::default(), site)?;
                Ok(LoweredValue { nullable: nullable || union.nullable, ..union })
            }
        }
    }
}

fn reject_documents(lowered: &LoweredValue, feature: &str, site: &UseSite<'_>) -> Result<(), Problem> {
    if lowered.document {
        return Err(Problem::unsupported(&format!("{feature} in {}", site.description), &site.at));
    }
    Ok(())
}

pub(super) fn builtin(name: &TypeName, place: &str, at: &Origin) -> Result<RustType, Problem> {
    match name.name.as_str() {
        "string" => Ok(RustType::String),
        "boolean" => Ok(RustType::Primitive("bool")),
        "number" => Ok(RustType::Primitive("f64")),
        "null" | "binary" | "void" | "object" => {
            Err(Problem::unsupported(&format!("`{name}` as a type in {place}"), at))
        }
        _ => {
            let reason = format!("unknown builtin type `{name}`");
            let help = "use one of string, boolean, number, null, binary, void, object";
            Err(Problem::new(Code::MissingType, at, reason, help).with_context(format!(" in {place}")))
        }
    }
}
