//! The types that are used as the type of a value.

use std::collections::HashSet;

use crate::spec::{Body, Definition, Spec, TypeName};

/// Returns the types that are the type of a value. Parents are not included, nor are arguments of behaviors without fields.
pub(super) fn used_as_value(spec: &Spec) -> HashSet<TypeName> {
    let mut used = HashSet::new();
    let mut record = |v: &crate::spec::ValueOf| {
        v.visit_references(&mut |name| {
            used.insert(name.clone());
        });
    };
    for definition in spec.types.values() {
        let mut record_body = |body: &Body| match body {
            Body::Properties(body) => body.properties.iter().for_each(|p| record(&p.r#type)),
            Body::Value(body) => record(&body.value),
            Body::NoBody(_) => {}
        };
        match &definition.value {
            Definition::Interface(d) => {
                d.properties.iter().for_each(|p| record(&p.r#type));
                d.inherits.iter().flat_map(|i| i.generics.iter().flatten()).for_each(&mut record);
                let additional = d.behaviors.iter().flatten().filter(|b| b.allows_additional_properties());
                additional.flat_map(|b| b.generics.iter().flatten()).for_each(&mut record);
            }
            Definition::Request(d) => {
                record_body(&d.body);
                d.path.iter().chain(&d.query).for_each(|p| record(&p.r#type));
            }
            Definition::Response(d) => {
                record_body(&d.body);
                d.exceptions.iter().flatten().for_each(|e| record_body(&e.body));
            }
            Definition::Enum(_) => {}
            Definition::TypeAlias(d) => record(&d.r#type),
        }
    }
    used
}
