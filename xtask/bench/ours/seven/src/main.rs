//! Seven calls by the generated crate.

use std::{env, error::Error};

use generated::bulk::{BulkRequest, IndexOperation};
use generated::nodes::NodesStatsRequest;
use generated::security::{
    AccessTokenGrantType, ApiKeyGrantType, GetTokenRequest, GrantApiKey, GrantApiKeyRequest, IndicesPrivileges,
    RoleDescriptor,
};
use generated::types::aggregations::{Aggregation, AverageAggregation, TermsAggregation};
use generated::types::query_dsl::{BoolQuery, Query};
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

    Ok(())
}
