//! URL parameters, which are decoded into the same types as JSON.

use serde_json::Value;

use crate::runtime::json::{BranchMatch, Decode, Decoder, ShapeDiscriminator, decode_parameter};

fn decode<T: Decode>(parameter: &str) -> T {
    let mut value = T::empty();
    decode_parameter(parameter, &mut value).unwrap_or_else(|error| panic!("{parameter}: {error}"));
    value
}

fn decode_error<T: Decode>(parameter: &str) -> String {
    decode_parameter(parameter, &mut T::empty()).unwrap_err().to_string()
}

#[test]
fn scalars_are_decoded() {
    assert!(decode::<bool>("true") && decode::<bool>("") && !decode::<bool>("false"));
    assert_eq!(decode::<i64>("-7"), -7);
    assert_eq!(decode::<Option<u32>>("7"), Some(7));
    assert!((decode::<f64>("1.5") - 1.5).abs() < f64::EPSILON);
    assert_eq!(decode::<Option<String>>(r#"a"\u0041,null"#).as_deref(), Some(r#"a"\u0041,null"#));
    assert_eq!(decode::<Value>(r#""x"#), Value::from(r#""x"#));
    assert_eq!(decode_error::<i64>("x"), "at $: expected an integer, found a string");
    assert_eq!(decode_error::<bool>("yes"), "at $: expected a boolean, found a string");
}

#[test]
fn arrays_are_comma_separated() {
    assert_eq!(decode::<Vec<String>>("a,b c,,ä"), ["a", "b c", "", "ä"]);
    assert_eq!(decode::<Option<Vec<i64>>>("1,2"), Some(vec![1, 2]));
    assert_eq!(decode::<Vec<String>>("a"), ["a"]);
    assert_eq!(decode::<Vec<String>>(""), [""; 0]);
    assert_eq!(decode_error::<Vec<i64>>("1,x"), "at $: expected an integer, found a string");
}

#[derive(Debug, PartialEq)]
enum Source {
    Fetch(bool),
    Count(i64),
    Fields(Vec<String>),
}

static SOURCE: ShapeDiscriminator = ShapeDiscriminator {
    boolean: BranchMatch::Exact(0),
    integer: BranchMatch::Exact(1),
    string: BranchMatch::Exact(2),
    array: BranchMatch::Exact(2),
    ..ShapeDiscriminator::NO_BRANCHES
};

impl Decode for Source {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        *self = match d.branch(&SOURCE) {
            0 => Self::Fetch(d.value()),
            1 => Self::Count(d.value()),
            _ => Self::Fields(d.value()),
        };
    }

    fn empty() -> Self {
        Self::Fetch(false)
    }
}

#[test]
fn branch_depends_on_the_look_of_a_parameter() {
    assert_eq!(decode::<Source>("true"), Source::Fetch(true));
    assert_eq!(decode::<Source>("12"), Source::Count(12));
    assert_eq!(decode::<Source>("title"), Source::Fields(vec!["title".into()]));
    assert_eq!(decode::<Source>("a,b"), Source::Fields(vec!["a".into(), "b".into()]));
}
