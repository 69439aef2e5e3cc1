//! The smoke test: uses the client as the program of a book shop would. It creates a mapping, indexes single documents and in
//! bulk, searches with nested aggregations, suggestions and pagination, updates documents, and restores a snapshot. All
//! responses are compared with the expected values.

use std::collections::BTreeMap;
use std::env;
use std::error::Error as StdError;

use api::bulk::{CreateOperation, DeleteOperation, IndexOperation, Operation, UpdateAction, UpdateOperation};
use api::cat::IndicesRequest;
use api::indices::{self, IndexSettings, RefreshRequest};
use api::nodes::StatsRequest;
use api::search::{FieldSuggester, Highlight, HighlightField, Suggester, TermSuggester};
use api::snapshot::{self, Repository, SharedFileSystemRepository, SharedFileSystemRepositorySettings};
use api::types::aggregations::{
    Aggregation, AggregationRange, AverageAggregation, DateHistogramAggregation, FiltersAggregation, RangeAggregation,
    TermsAggregation,
};
use api::types::mapping::{
    DateProperty, DoubleNumberProperty, KeywordProperty, NestedProperty, Property, TextProperty, TypeMapping,
};
use api::types::query_dsl::{BoolQuery, ExistsQuery, IdsQuery, MatchQuery, Query, RangeQuery};
use api::types::{Refresh, SortOptions, SortOrder};
use api::{
    BulkRequest, Client, CountRequest, DeleteRequest, ExistsRequest, GetRequest, GetResponse, IndexRequest,
    SearchRequest, SearchResponse, UpdateRequest, UpdateResponse,
};
use serde::{Deserialize, Serialize};

type Result<T = ()> = std::result::Result<T, Box<dyn StdError>>;

const INDEX: &str = "integration-books";
const REPOSITORY: &str = "integration-shelf";

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Book {
    title: String,
    genre: String,
    price: f64,
    published: String,
    #[serde(default)]
    reviews: Vec<Review>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Review {
    by: String,
    stars: u8,
}

fn book(title: &str, genre: &str, price: f64, published: &str) -> Book {
    let reviews = vec![Review { by: "jo".to_owned(), stars: 4 }];
    Book { title: title.to_owned(), genre: genre.to_owned(), price, published: published.to_owned(), reviews }
}

#[tokio::main]
async fn main() -> Result {
    let password = env::var("ELASTICSEARCH_PASSWORD")?;
    // The first of several nodes.
    let urls = env::var("ELASTICSEARCH_URL")?;
    let client = Client::builder(urls.split(',').next().unwrap_or(&urls))
        .basic_auth(env::var("ELASTICSEARCH_USER")?, password)
        .ca_certificate(std::fs::read(env::var("ELASTICSEARCH_CA")?)?)
        .build()?;
    create_index(&client).await?;
    bulk_index(&client).await?;
    single_document(&client).await?;
    search(&client).await?;
    suggest(&client).await?;
    paginate(&client).await?;
    cat_and_node_stats(&client).await?;
    snapshot_and_restore(&client).await?;
    client.indices().delete(indices::DeleteRequest::new([INDEX])).await?;
    println!("the smoke test passed");
    Ok(())
}

/// Creates an index with a mapping. Deletes the index of an earlier run first.
async fn create_index(client: &Client) -> Result {
    let deleted = client.indices().delete(indices::DeleteRequest::new([INDEX])).await;
    if let Err(error) = deleted
        && !error.is_not_found()
    {
        return Err(error.into());
    }
    let mapping = TypeMapping::new().properties([
        ("title", Property::text(TextProperty::new().analyzer("standard"))),
        ("genre", Property::keyword(KeywordProperty::new())),
        ("price", Property::double(DoubleNumberProperty::new())),
        ("published", Property::date(DateProperty::new().format("yyyy-MM-dd"))),
        ("reviews", Property::nested(NestedProperty::new().properties([("by", KeywordProperty::new())]))),
    ]);
    let settings = IndexSettings::new().number_of_shards(1).number_of_replicas(0);
    let created =
        client.indices().create(indices::CreateRequest::new(INDEX).mappings(mapping).settings(settings)).await?;
    assert!(created.acknowledged && created.index == INDEX);

    let read = client.indices().get_mapping(indices::GetMappingRequest::new().index([INDEX])).await?;
    let properties = read[INDEX].mappings.properties.as_ref().ok_or("no properties")?;
    let title = properties["title"].as_text().ok_or("the title is not a `text` property")?;
    assert_eq!(title.analyzer.as_deref(), Some("standard"));
    assert!(properties["genre"].is_keyword());

    let again = client.indices().create(indices::CreateRequest::new(INDEX)).await.unwrap_err();
    assert_eq!(again.cause().and_then(|cause| cause.type_.as_deref()), Some("resource_already_exists_exception"));
    Ok(())
}

/// Indexes documents with a bulk request. One of the operations fails.
async fn bulk_index(client: &Client) -> Result {
    let books = [
        book("The tape", "fantasy", 12.5, "2024-03-01"),
        book("Rust and steel", "crime", 8.0, "2024-05-20"),
        book("A rusty gate", "fantasy", 21.0, "2025-01-07"),
        book("Wires", "crime", 5.5, "2025-02-11"),
    ];
    let mut operations: Vec<Operation> = books
        .iter()
        .enumerate()
        .map(|(id, book)| Operation::index(IndexOperation::new().id(id.to_string()), book))
        .collect();
    operations.push(Operation::create(CreateOperation::new().id("0"), &books[0]));
    operations.push(Operation::update(
        UpdateOperation::new().id("3"),
        UpdateAction::new().doc(serde_json::json!({ "price": 6.5 })),
    ));
    operations.push(Operation::delete(DeleteOperation::new().id("none")));
    let outcome = client.bulk(BulkRequest::new(operations).index(INDEX).refresh(Refresh::True)).await?;
    assert!(outcome.errors);
    let failed: Vec<_> = outcome.items.iter().flatten().filter(|(_, item)| item.error.is_some()).collect();
    assert_eq!(failed.len(), 1);
    assert_eq!(failed[0].1.status, 409);
    Ok(())
}

/// Creates, reads, updates and deletes a document.
async fn single_document(client: &Client) -> Result {
    let wanted = book("On one leg", "crime", 3.0, "2023-12-24");
    let written = client.index(IndexRequest::new(INDEX, &wanted).id("9").refresh(Refresh::WaitFor)).await?;
    assert_eq!(written.result.as_str(), "created");
    let found: GetResponse<Book> = client.get(GetRequest::new(INDEX, "9")).await?;
    assert_eq!(found.source.as_ref(), Some(&wanted));
    let request = UpdateRequest::new(INDEX, "9").doc(serde_json::json!({ "price": 4.0 }));
    let changed: UpdateResponse<Book> = client.update(request).await?;
    assert_eq!(changed.version, 2);
    assert!(client.exists(ExistsRequest::new(INDEX, "9")).await?);
    client.delete(DeleteRequest::new(INDEX, "9")).await?;
    assert!(!client.exists(ExistsRequest::new(INDEX, "9")).await?);
    let gone: GetResponse<Book> = client.get(GetRequest::new(INDEX, "9")).await?;
    assert!(!gone.found);
    client.indices().refresh(RefreshRequest::new().index([INDEX])).await?;
    Ok(())
}

/// Searches with a query and nested aggregations.
async fn search(client: &Client) -> Result {
    let query = BoolQuery::new()
        .must([Query::match_("title", "rust gate")])
        .should([Query::term("genre", "fantasy"), Query::exists(ExistsQuery::new("price"))])
        .filter([Query::range("price", RangeQuery::number().gte(5).lt(50))])
        .must_not([Query::ids(IdsQuery::new().values(["17"]))]);
    let per_genre = [
        ("price", Aggregation::avg(AverageAggregation::new().field("price"))),
        (
            "years",
            Aggregation::date_histogram(DateHistogramAggregation::new().field("published").calendar_interval("year")),
        ),
    ];
    let genres = Aggregation::terms(TermsAggregation::new().field("genre").order([("_key", SortOrder::Asc)]));
    let ranges = RangeAggregation::new().field("price").keyed(true);
    let prices = ranges.ranges([AggregationRange::new().key("cheap").to(10.0)]);
    let filters =
        FiltersAggregation::new().filters([("new", Query::range("published", RangeQuery::date().gte("2025-01-01")))]);
    let request = SearchRequest::new()
        .index([INDEX])
        .query(Query::bool(query))
        .highlight(Highlight::new([("title", HighlightField::new())]))
        .sort(["price"])
        .aggregations([
            ("genres", genres.aggregations(per_genre)),
            ("prices", Aggregation::range(prices)),
            ("ages", Aggregation::filters(filters)),
        ]);
    let found: SearchResponse<Book> = client.search(request).await?;

    let titles: Vec<_> = found.hits.hits.iter().filter_map(|hit| Some(hit.source.as_ref()?.title.as_str())).collect();
    assert_eq!(titles, ["Rust and steel", "A rusty gate"]);
    assert_eq!(found.hits.total.as_ref().and_then(|total| total.as_total_hits()).map(|total| total.value), Some(2));
    let highlight = found.hits.hits[0].highlight.as_ref().ok_or("no highlight")?;
    assert_eq!(highlight["title"], ["<em>Rust</em> and steel"]);

    let mut averages = BTreeMap::new();
    for genre in &found.aggregations.sterms("genres")?.buckets {
        averages.insert(genre.key.to_string(), genre.aggregations.avg("price")?.value);
        let years = genre.aggregations.date_histogram("years")?;
        assert_eq!(years.buckets.iter().map(|year| year.doc_count).sum::<i64>(), genre.doc_count);
    }
    assert_eq!(averages, BTreeMap::from([("crime".to_owned(), Some(8.0)), ("fantasy".to_owned(), Some(21.0))]));
    let prices = &found.aggregations.range("prices")?.buckets;
    assert_eq!(prices.get("cheap").map(|bucket| bucket.doc_count), Some(1));
    assert_eq!(found.aggregations.filters("ages")?.buckets.get("new").map(|bucket| bucket.doc_count), Some(1));

    let wrong = found.aggregations.lterms("genres").unwrap_err();
    println!("error for a wrong type: {wrong}");
    println!("error for a wrong name: {}", found.aggregations.sterms("genre").unwrap_err());
    Ok(())
}

/// Suggests a correction of a misspelled term.
async fn suggest(client: &Client) -> Result {
    let meant = FieldSuggester::term(TermSuggester::new("title")).text("gatte");
    let request = SearchRequest::new().index([INDEX]).suggest(Suggester::new().suggesters([("meant", meant)]));
    let found: SearchResponse<Book> = client.search(request).await?;
    let meant = found.suggest.term("meant")?;
    assert_eq!(meant[0].options[0].text, "gate");
    Ok(())
}

/// Reads all documents, two per page.
async fn paginate(client: &Client) -> Result {
    let mut titles = Vec::new();
    let mut after = Vec::new();
    loop {
        let mut request = SearchRequest::new()
            .index([INDEX])
            .size(2)
            .query(Query::match_all())
            .sort([SortOptions::field("genre", SortOrder::Desc), SortOptions::field("price", SortOrder::Asc)]);
        if !after.is_empty() {
            request = request.search_after(after);
        }
        let page: SearchResponse<Book> = client.search(request).await?;
        let Some(last) = page.hits.hits.last() else { break };
        after = last.sort.clone().ok_or("no sort values")?;
        titles.extend(page.hits.hits.into_iter().filter_map(|hit| hit.source).map(|book| book.title));
    }
    assert_eq!(titles, ["The tape", "A rusty gate", "Wires", "Rust and steel"]);
    let counted =
        client.count(CountRequest::new().index([INDEX]).query(Query::match_("title", MatchQuery::new("rust")))).await?;
    assert_eq!(counted.count, 1);
    Ok(())
}

/// Reads the statistics of the index and the nodes.
async fn cat_and_node_stats(client: &Client) -> Result {
    let rows = client.cat().indices(IndicesRequest::new().index([INDEX])).await?;
    // Each nested review is counted as a document.
    assert_eq!(rows[0].docs_count.as_deref(), Some("8"));
    let stats = client.nodes().stats(StatsRequest::new().metric(["jvm"])).await?;
    for node in stats.nodes.values() {
        let heap = node.jvm.as_ref().and_then(|jvm| jvm.mem.as_ref()).and_then(|memory| memory.heap_used_percent);
        println!("{}: {}% of the heap", node.name.as_deref().unwrap_or("?"), heap.ok_or("no heap")?);
    }
    Ok(())
}

/// Creates a snapshot and restores the index under another name. The server needs the setting `path.repo`.
async fn snapshot_and_restore(client: &Client) -> Result {
    let settings = SharedFileSystemRepositorySettings::new(REPOSITORY);
    let repository = Repository::fs(SharedFileSystemRepository::new(settings));
    client.snapshot().create_repository(snapshot::CreateRepositoryRequest::new(REPOSITORY, repository)).await?;
    let request = snapshot::CreateRequest::new(REPOSITORY, "first").indices([INDEX]).wait_for_completion(true);
    let created = client.snapshot().create(request).await?.snapshot.ok_or("no information about the snapshot")?;
    assert_eq!(created.state.as_deref(), Some("SUCCESS"));
    let copy = format!("{INDEX}-copy");
    let request = snapshot::RestoreRequest::new(REPOSITORY, "first")
        .indices([INDEX])
        .rename_pattern(INDEX)
        .rename_replacement(&*copy)
        .wait_for_completion(true);
    client.snapshot().restore(request).await?;
    assert_eq!(client.count(CountRequest::new().index([&*copy])).await?.count, 4);
    client.indices().delete(indices::DeleteRequest::new([copy])).await?;
    client.snapshot().delete(snapshot::DeleteRequest::new(REPOSITORY, ["first"])).await?;
    client.snapshot().delete_repository(snapshot::DeleteRepositoryRequest::new([REPOSITORY])).await?;
    Ok(())
}
