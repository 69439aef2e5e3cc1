//! Calls seven endpoints with the generated crate.

use std::{env, error::Error};

use generated::bulk::{BulkRequest, IndexOperation, Operation};
use generated::nodes::StatsRequest;
use generated::security::{
    AccessTokenGrantType, ApiKeyGrantType, GetTokenRequest, GrantApiKey, GrantApiKeyRequest, IndicesPrivileges,
    RoleDescriptor,
};
use generated::types::aggregations::{Aggregation, AverageAggregation, TermsAggregation};
use generated::types::query_dsl::{BoolQuery, Query, TermQuery};
use generated::{Client, GetRequest, GetResponse, IndexRequest, SearchRequest, SearchResponse};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Book {
    title: String,
    genre: String,
    price: f64,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let url = env::var("ELASTICSEARCH_URL")?;
    let password = env::var("ELASTICSEARCH_PASSWORD")?;
    let client = Client::builder(url).basic_auth("elastic", &*password).build()?;

    let request =
        GetTokenRequest::new().grant_type(AccessTokenGrantType::Password).username("elastic").password(&*password);
    let token = client.security().get_token(request).await?;
    println!("a token of {} seconds", token.expires_in);

    let reader = RoleDescriptor::new().cluster(["monitor"]).indices([IndicesPrivileges::new(["books"], ["read"])]);
    let key = GrantApiKey::new("reader").expiration("1h").role_descriptors([("reader", reader)]);
    let request = GrantApiKeyRequest::new(key, ApiKeyGrantType::Password).username("elastic").password(password);
    let key = client.security().grant_api_key(request).await?;
    println!("the key {}", key.id);

    let book = Book { title: "The tape".to_owned(), genre: "fantasy".to_owned(), price: 12.5 };
    let operations = (1..4).map(|id| Operation::index(IndexOperation::new().id(id.to_string()), &book));
    let outcome = client.bulk(BulkRequest::new(operations).index("books")).await?;
    println!("errors: {}", outcome.errors);

    let indexed = client.index(IndexRequest::new("books", &book).id("4")).await?;
    println!("{:?}", indexed.result);

    let found: GetResponse<Book> = client.get(GetRequest::new("books", "4")).await?;
    println!("{:?}", found.source);

    let search = SearchRequest::new()
        .index(["books"])
        .query(Query::bool(
            BoolQuery::new()
                .must([Query::match_("title", "tape")])
                .filter([Query::term("genre", TermQuery::new("fantasy"))]),
        ))
        .aggregations([(
            "genres",
            Aggregation::terms(TermsAggregation::new().field("genre"))
                .aggregations([("price", Aggregation::avg(AverageAggregation::new().field("price")))]),
        )]);
    let found: SearchResponse<Book> = client.search(search).await?;
    for hit in &found.hits.hits {
        println!("{:?}", hit.source);
    }
    for genre in &found.aggregations.sterms("genres")?.buckets {
        println!("{} {:?}", genre.key, genre.aggregations.avg("price")?.value);
    }

    let stats = client.nodes().stats(StatsRequest::new()).await?;
    for (id, node) in &stats.nodes {
        let heap = node.jvm.as_ref().and_then(|jvm| jvm.mem.as_ref()).and_then(|memory| memory.heap_used_percent);
        println!("{id} {:?} {heap:?}", node.name);
    }
    Ok(())
}
