//! Headings of release notes: the title of each kind of change, and the adaptation that a program needs.

use super::kind::{ChangeKind, Level};

impl ChangeKind {
    /// Returns the heading of the changes of this kind.
    pub(super) fn title(self) -> &'static str {
        match self.level() {
            Level::Breaking => self.adaptation().0,
            Level::Additive => self.addition(),
            Level::Quiet => self.quiet().0,
        }
    }

    /// Returns the change that programs need, or the effect of a quiet change; the empty string if the title is enough.
    pub(super) fn advice(self) -> &'static str {
        match self.level() {
            Level::Breaking => self.adaptation().1,
            Level::Additive => "",
            Level::Quiet => self.quiet().1,
        }
    }

    /// Returns the title and the advice of a breaking kind.
    fn adaptation(self) -> (&'static str, &'static str) {
        match self {
            Self::OperationRemoved => (
                "Removed operations",
                "Remove the calls. `Client::request` can still send such requests to an older server.",
            ),
            Self::OperationRenamed => ("Renamed operations", "Call the method with the new name."),
            Self::ResponseChanged => {
                ("Operations with another response type", "Adapt the code that reads the response.")
            }
            Self::RequestBodyChanged => (
                "Operations with another request body",
                "Set the body as one value instead of its properties, or the reverse.",
            ),
            Self::TypeRemoved => (
                "Removed types",
                "Remove the uses of these types. The fields, parameters and variants that contained them are listed below.",
            ),
            Self::TypeRenamed => ("Renamed types", "Use the new path."),
            Self::ReexportRemoved => ("Removed re-exports", "Import the type from its own module."),
            Self::KindChanged => ("Types of another kind", "Rewrite the code that creates or reads these types."),
            Self::TypeParametersChanged => ("Types with other type parameters", "Adapt the type arguments."),
            Self::AliasRetyped => (
                "Type aliases of other types",
                "Adapt the code that sets or reads values of these types. Their uses are not listed separately.",
            ),
            Self::PropertyRemoved => ("Removed fields", "Remove the uses of these fields and of their setters."),
            Self::PropertyRenamed => ("Renamed fields", "Use the new name of the field and of its setter."),
            Self::PropertyRetyped => ("Fields of other types", "Set or read values of the new type."),
            Self::RequiredPropertyAdded => ("New required fields", "Pass a value to `new`."),
            Self::ParameterRemoved => {
                ("Removed parameters", "Remove the uses of these parameters and of their setters.")
            }
            Self::ParameterRenamed => ("Renamed parameters", "Use the new name of the parameter and of its setter."),
            Self::ParameterRetyped => ("Parameters of other types", "Pass values of the new type."),
            Self::RequiredParameterAdded => ("New required parameters", "Pass a value to `new`."),
            Self::BecameRequired => (
                "Optional fields that became required",
                "Pass the value to `new`, if the type has it; read the value without `Option`.",
            ),
            Self::BecameOptional => (
                "Required fields that became optional",
                "Read the value as an `Option`; use the setter where `new` has fewer arguments.",
            ),
            _ => self.variant_adaptation(),
        }
    }

    /// Returns the title and the advice of a breaking kind of variants, constructors and traits.
    fn variant_adaptation(self) -> (&'static str, &'static str) {
        match self {
            Self::VariantRemoved => {
                ("Removed variants", "Remove the uses of these variants and of their constructors.")
            }
            Self::VariantRenamed => ("Renamed variants", "Use the new name."),
            Self::VariantRetyped => ("Variants of other types", "Create or match the variant with its new type."),
            Self::EnumMemberRemoved => (
                "Removed enum members",
                "Remove the uses of these members. The enum still reads them, as unknown strings.",
            ),
            Self::EnumMemberRenamed => ("Renamed enum members", "Use the new name."),
            Self::ConstructorsRemoved => (
                "Types without constructors",
                "Remove the calls of constructors and setters: requests no longer contain these types.",
            ),
            Self::ConstructorRemoved => ("Removed constructors", "Use another constructor of the type."),
            Self::ConstructorChanged => ("Constructors with other arguments", "Adapt the arguments."),
            Self::ConversionRemoved => {
                ("Removed conversions", "Convert the value before the call, or use a constructor.")
            }
            Self::TraitRemoved => ("Removed trait implementations", "Remove the uses of the trait for these types."),
            _ => (self.as_str(), ""),
        }
    }

    /// Returns the title of an additive kind.
    fn addition(self) -> &'static str {
        match self {
            Self::OperationAdded => "New operations",
            Self::TypeAdded => "New types",
            Self::ReexportAdded => "New re-exports",
            Self::PropertyAdded => "New fields",
            Self::ParameterAdded => "New parameters",
            Self::VariantAdded => "New variants",
            Self::EnumMemberAdded => "New enum members",
            Self::ConstructorsAdded => "Types with new constructors and setters",
            Self::ConstructorAdded => "New constructors",
            Self::ConversionAdded => "New conversions",
            Self::TraitAdded => "New trait implementations",
            _ => self.as_str(),
        }
    }

    /// Returns the title and the effect of a quiet kind.
    fn quiet(self) -> (&'static str, &'static str) {
        match self {
            Self::UrlAdded => ("New URLs", ""),
            Self::UrlRemoved => ("Removed URLs", ""),
            Self::LocationChanged => ("Parameters in other locations", "The setters are the same."),
            Self::BodyRuleChanged => ("Presence of request bodies", "An optional body is sent only if it has content."),
            Self::FormatChanged => ("Formats of bodies", "The Rust types are the same."),
            Self::StatusesChanged => ("Statuses that are not errors", ""),
            Self::RepeatabilityChanged => ("Repetition after a failure", ""),
            Self::DefaultChanged => ("Parameters that `new` sets", ""),
            Self::JsonNameChanged => ("Names in JSON", "The Rust names are the same."),
            Self::NameAccepted => ("Further names in JSON that are read", ""),
            Self::NameRejected => ("Names in JSON that are no longer read", ""),
            Self::EncodingChanged => ("Forms in JSON", "The Rust types are the same; other JSON is read or written."),
            Self::PresenceChanged => ("Absent and null values", "The Rust types are the same."),
            Self::ConstantChanged => ("Constants in JSON", ""),
            Self::OpennessChanged => ("Unknown values of enums", "A closed enum rejects them in strict decoding."),
            Self::Deprecated => ("Deprecated items", "Their uses cause warnings of the compiler."),
            Self::DeprecationRemoved => ("Items that are no longer deprecated", ""),
            Self::DeprecationChanged => ("Items with another reason or version of their deprecation", ""),
            Self::DocumentationChanged => ("Documentation", ""),
            _ => (self.as_str(), ""),
        }
    }
}
