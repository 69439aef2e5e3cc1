//! The definitions of the specification that items were lowered from.

use crate::spec::TypeName;

/// The part of the specification that an item was lowered from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemSource {
    /// A definition of the specification.
    Definition(TypeName),
    /// A definition that a correction added to the specification.
    AddedDefinition(TypeName),
    /// The variants of a container that has further properties. The container itself is another item.
    ContainerVariants(TypeName),
    /// A union without a name, as the type of a property, a body or an element.
    InlineUnion,
}
