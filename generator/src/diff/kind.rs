//! Kinds of changes, each with its level by Rust's semver rules.

use serde::{Serialize, Serializer};

/// The effect of a change on a program that uses the generated crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// A program may no longer compile.
    Breaking,
    /// The public API has something more.
    Additive,
    /// The public API is the same.
    Quiet,
}

impl Level {
    /// Returns the name in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Breaking => "breaking",
            Self::Additive => "additive",
            Self::Quiet => "quiet",
        }
    }
}

/// Declares [`ChangeKind`] with the name and the level of each kind.
macro_rules! kinds {
    ($($level:ident { $($(#[$doc:meta])* $variant:ident = $name:literal,)* })*) => {
        /// The kind of a change. The order is that of the report.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum ChangeKind { $($($(#[$doc])* $variant,)*)* }

        impl ChangeKind {
            /// All kinds.
            pub const ALL: &'static [Self] = &[$($(Self::$variant,)*)*];

            /// Returns the name in reports.
            pub fn as_str(self) -> &'static str {
                match self { $($(Self::$variant => $name,)*)* }
            }

            /// Returns the level.
            pub fn level(self) -> Level {
                match self { $($(Self::$variant)|* => Level::$level,)* }
            }
        }
    };
}

kinds! {
    Breaking {
        /// An operation is missing.
        OperationRemoved = "operation removed",
        /// The method of an operation has another name or namespace.
        OperationRenamed = "operation renamed",
        /// An operation returns another type.
        ResponseChanged = "response changed",
        /// The properties of a request body became a value, or a value became properties.
        RequestBodyChanged = "request body changed",
        /// A type is missing.
        TypeRemoved = "type removed",
        /// A type has another name or module.
        TypeRenamed = "type renamed",
        /// A parent module no longer re-exports a type.
        ReexportRemoved = "re-export removed",
        /// A struct became an enum, and so on.
        KindChanged = "kind changed",
        /// The number of type parameters changed.
        TypeParametersChanged = "type parameters changed",
        /// A type alias names another type.
        AliasRetyped = "type alias retyped",
        /// A field of a struct is missing.
        PropertyRemoved = "property removed",
        /// A field of a struct has another name.
        PropertyRenamed = "property renamed",
        /// A field of a struct has another type.
        PropertyRetyped = "property retyped",
        /// A new field of a struct is an argument of its constructor.
        RequiredPropertyAdded = "required property added",
        /// A parameter of a request is missing.
        ParameterRemoved = "parameter removed",
        /// A parameter of a request has another name.
        ParameterRenamed = "parameter renamed",
        /// A parameter of a request has another type.
        ParameterRetyped = "parameter retyped",
        /// A new parameter of a request is an argument of its constructor.
        RequiredParameterAdded = "required parameter added",
        /// An optional field became required.
        BecameRequired = "became required",
        /// A required field became optional.
        BecameOptional = "became optional",
        /// A variant of an enum is missing.
        VariantRemoved = "variant removed",
        /// A variant of an enum has another name.
        VariantRenamed = "variant renamed",
        /// A variant of an enum has another payload.
        VariantRetyped = "variant retyped",
        /// A member of a string enum is missing.
        EnumMemberRemoved = "enum member removed",
        /// A member of a string enum has another name.
        EnumMemberRenamed = "enum member renamed",
        /// A type lost its constructors, setters and conversions, because only responses contain it.
        ConstructorsRemoved = "constructors removed",
        /// A constructor is missing.
        ConstructorRemoved = "constructor removed",
        /// A constructor has other arguments.
        ConstructorChanged = "constructor changed",
        /// A `From` implementation is missing.
        ConversionRemoved = "conversion removed",
        /// An implementation of another trait is missing.
        TraitRemoved = "trait removed",
    }
    Additive {
        /// A new operation.
        OperationAdded = "operation added",
        /// A new type.
        TypeAdded = "type added",
        /// A parent module re-exports a type.
        ReexportAdded = "re-export added",
        /// A new field of a struct.
        PropertyAdded = "property added",
        /// A new parameter of a request.
        ParameterAdded = "parameter added",
        /// A new variant of an enum.
        VariantAdded = "variant added",
        /// A new member of a string enum.
        EnumMemberAdded = "enum member added",
        /// A type has constructors, setters and conversions, because requests contain it.
        ConstructorsAdded = "constructors added",
        /// A new constructor.
        ConstructorAdded = "constructor added",
        /// A new `From` implementation.
        ConversionAdded = "conversion added",
        /// A new implementation of another trait.
        TraitAdded = "trait added",
    }
    Quiet {
        /// A new URL of an operation.
        UrlAdded = "URL added",
        /// A URL of an operation is missing. Path parameters that only this URL has are reported separately.
        UrlRemoved = "URL removed",
        /// A parameter is sent in another location.
        LocationChanged = "location changed",
        /// The rule for sending a body changed.
        BodyRuleChanged = "body rule changed",
        /// The format of the request body or of the response body changed.
        FormatChanged = "format changed",
        /// Other statuses than before are not errors.
        StatusesChanged = "statuses changed",
        /// The client repeats a request after a failure, or does not.
        RepeatabilityChanged = "repeatability changed",
        /// A constructor sets other parameters to true.
        DefaultChanged = "default changed",
        /// A field, variant or tag has another name in JSON.
        JsonNameChanged = "JSON name changed",
        /// A further name is accepted.
        NameAccepted = "name accepted",
        /// A further name is no longer accepted.
        NameRejected = "name rejected",
        /// The JSON form changed.
        EncodingChanged = "encoding changed",
        /// The rules for an absent or null field changed, and its type did not.
        PresenceChanged = "presence changed",
        /// A property with a fixed value changed.
        ConstantChanged = "constant changed",
        /// An enum accepts unknown values without an error in strict mode, or does not.
        OpennessChanged = "openness changed",
        /// Something became deprecated.
        Deprecated = "deprecated",
        /// Something is no longer deprecated.
        DeprecationRemoved = "deprecation removed",
        /// The reason of a deprecation, or its version, changed.
        DeprecationChanged = "deprecation changed",
        /// The documentation of a type or of one of its parts changed.
        DocumentationChanged = "documentation changed",
    }
}

impl ChangeKind {
    /// Returns true for a change of an operation, whose subject is the name of an endpoint.
    pub(super) fn is_about_operation(self) -> bool {
        matches!(
            self,
            Self::OperationRemoved
                | Self::OperationRenamed
                | Self::OperationAdded
                | Self::ResponseChanged
                | Self::RequestBodyChanged
                | Self::UrlAdded
                | Self::UrlRemoved
                | Self::BodyRuleChanged
                | Self::FormatChanged
                | Self::StatusesChanged
                | Self::RepeatabilityChanged
        )
    }
}

impl Serialize for ChangeKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
