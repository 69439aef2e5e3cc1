//! Values from an attacker: the URL keeps the number of path segments and query parameters of the endpoint.

use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, Strategy, any, prop_oneof, proptest};

use super::requests::{FindRequest, Wanted, find};
use crate::runtime::{CommonParameters, Endpoint, FromHttp};

/// Random strings, and strings of characters that are special in URLs.
fn hostile() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[./%?#&=+,;:@ \\\\\\n\\x00a-c2EF\u{e9}]{0,12}"]
}

fn decoded(text: &str) -> String {
    percent_encoding::percent_decode_str(text).decode_utf8().unwrap().into_owned()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn values_keep_the_url_structure(index in vec(hostile(), 1..4), id in hostile(), fields in vec(hostile(), 1..4)) {
        let request = FindRequest {
            index: Some(index.clone()),
            id: Some(id.clone()),
            source: Some(Wanted::Fields(fields.clone())),
            common: CommonParameters { filter_path: Some(fields.clone()), ..CommonParameters::default() },
            ..find()
        };
        let is_invalid = |part: &String| matches!(&**part, "" | "." | "..");
        match request.to_http() {
            Err(_) => assert!(is_invalid(&id) || index.iter().any(|name| is_invalid(name) || name.contains(','))),
            Ok(http) => {
                let segments: Vec<_> = http.uri().path().split('/').collect();
                assert!(matches!(&*segments, ["", _, "_find", _]), "{}", http.uri());
                assert_eq!(segments[1].split(',').map(decoded).collect::<Vec<_>>(), index);
                assert_eq!(decoded(segments[3]), id);
                let pairs: Vec<_> = http.uri().query().unwrap().split('&').collect();
                assert_eq!(pairs.len(), 2);
                for (pair, name) in pairs.into_iter().zip(["_source=", "filter_path="]) {
                    let values = pair.strip_prefix(name).unwrap();
                    assert_eq!(values.split(',').map(decoded).collect::<Vec<_>>(), fields);
                }
                let decoded_request = FindRequest::from_http(&http).unwrap();
                assert_eq!((decoded_request.index, decoded_request.id), (Some(index), Some(id)));
            }
        }
    }
}
