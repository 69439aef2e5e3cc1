//! Keys of dictionaries.

use super::context::Lowering;
use super::lowered_value::UseSite;
use super::problem::Problem;
use super::well_known;
use crate::model::RustType;
use crate::spec::{Definition, InstanceOf, ValueOf};

impl Lowering<'_> {
    /// Lowers the key of a map: a string or an enum. A key of another type becomes a string, which it is in JSON.
    pub(super) fn map_key(&mut self, key: &ValueOf, site: &UseSite<'_>) -> RustType {
        let lowered = self.value(key, site);
        match self.resolve(&lowered.ty) {
            RustType::String => lowered.ty,
            // A key is always a string, although the type also accepts numbers.
            RustType::Item(..) if self.is_string_or_number(key) => RustType::String,
            RustType::Item(path, _) if self.is_string_enum(key) => {
                self.map_key_enums.insert(path);
                lowered.ty
            }
            _ => {
                let feature = format!("a key in {} that is neither a string nor an enum", site.description);
                let problem = Problem::unsupported(&feature, &site.at);
                self.degrade(&problem, site.item_path, site.description, "keys that are strings");
                RustType::String
            }
        }
    }

    /// Returns true for a named union of strings and numbers.
    fn is_string_or_number(&self, key: &ValueOf) -> bool {
        let ValueOf::InstanceOf(instance) = key else { return false };
        let Some(Definition::TypeAlias(alias)) = self.spec.types.get(&instance.type_name).map(|d| &d.value) else {
            return false;
        };
        let ValueOf::UnionOf(union) = &alias.r#type else { return false };
        let is_string = |item: &InstanceOf| item.type_name.is("_builtins", "string");
        let is_number = |item: &InstanceOf| match well_known::runtime_type(item) {
            Some(RustType::Primitive(name)) => name != "()",
            _ => false,
        };
        let matches_instance = |item: &ValueOf, predicate: &dyn Fn(&InstanceOf) -> bool| matches!(item, ValueOf::InstanceOf(i) if predicate(i));
        union.items.iter().any(|item| matches_instance(item, &is_string))
            && union.items.iter().all(|item| matches_instance(item, &is_string) || matches_instance(item, &is_number))
    }

    pub(super) fn is_string_enum(&self, key: &ValueOf) -> bool {
        let ValueOf::InstanceOf(instance) = key else { return false };
        matches!(self.spec.types.get(&instance.type_name).map(|d| &d.value), Some(Definition::Enum(_)))
    }
}
