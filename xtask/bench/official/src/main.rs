//! Calls seven endpoints with the official crate, and reads the same values as `../seven`.

use std::{env, error::Error};

use elasticsearch::auth::Credentials;
use elasticsearch::http::transport::{SingleNodeConnectionPool, TransportBuilder};
use elasticsearch::nodes::NodesStatsParts;
use elasticsearch::{BulkOperation, BulkParts, Elasticsearch, GetParts, IndexParts, SearchParts};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Book {
    title: String,
    genre: String,
    price: f64,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let url = env::var("ELASTICSEARCH_URL")?.parse()?;
    let password = env::var("ELASTICSEARCH_PASSWORD")?;
    let transport = TransportBuilder::new(SingleNodeConnectionPool::new(url))
        .auth(Credentials::Basic("elastic".into(), password.clone()))
        .build()?;
    let client = Elasticsearch::new(transport);

    let token = json!({ "grant_type": "password", "username": "elastic", "password": password });
    let token: Value = client.security().get_token().body(token).send().await?.json().await?;
    println!("a token of {} seconds", token["expires_in"]);

    let key = json!({
        "grant_type": "password", "username": "elastic", "password": password,
        "api_key": {
            "name": "reader", "expiration": "1h",
            "role_descriptors": {
                "reader": { "cluster": ["monitor"], "indices": [{ "names": ["books"], "privileges": ["read"] }] }
            }
        }
    });
    let key: Value = client.security().grant_api_key().body(key).send().await?.json().await?;
    println!("the key {}", key["id"]);

    let book = Book { title: "The tape".to_owned(), genre: "fantasy".to_owned(), price: 12.5 };
    let books: Vec<BulkOperation<_>> =
        (1..4).map(|id| BulkOperation::index(book.clone()).id(id.to_string()).into()).collect();
    let outcome: Value = client.bulk(BulkParts::Index("books")).body(books).send().await?.json().await?;
    println!("errors: {}", outcome["errors"]);

    let indexed: Value = client.index(IndexParts::IndexId("books", "4")).body(&book).send().await?.json().await?;
    println!("{}", indexed["result"]);

    let found: Value = client.get(GetParts::IndexId("books", "4")).send().await?.json().await?;
    println!("{:?}", serde_json::from_value::<Book>(found["_source"].clone())?);

    let search = json!({
        "query": { "bool": { "must": [{ "match": { "title": "tape" } }], "filter": [{ "term": { "genre": "fantasy" } }] } },
        "aggregations": {
            "genres": { "terms": { "field": "genre" }, "aggregations": { "price": { "avg": { "field": "price" } } } }
        }
    });
    let found: Value = client.search(SearchParts::Index(&["books"])).body(search).send().await?.json().await?;
    for hit in found["hits"]["hits"].as_array().into_iter().flatten() {
        println!("{:?}", serde_json::from_value::<Book>(hit["_source"].clone())?);
    }
    for genre in found["aggregations"]["genres"]["buckets"].as_array().into_iter().flatten() {
        println!("{} {}", genre["key"], genre["price"]["value"]);
    }

    let stats: Value = client.nodes().stats(NodesStatsParts::None).send().await?.json().await?;
    for (id, node) in stats["nodes"].as_object().into_iter().flatten() {
        println!("{id} {} {}", node["name"], node["jvm"]["mem"]["heap_used_percent"]);
    }
    Ok(())
}
