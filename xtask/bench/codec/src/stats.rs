//! The statistics of several nodes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::random::Random;

/// Defines structs whose fields are all counters.
macro_rules! counters {
    ($($name:ident { $($field:ident),* })*) => {$(
        #[derive(Serialize, Deserialize)]
        struct $name {
            $($field: u64,)*
        }

        impl $name {
            fn sample(random: &mut Random) -> Self {
                Self { $($field: random.count(),)* }
            }
        }
    )*};
}

counters! {
    Docs { count, deleted, total_size_in_bytes }
    Store { size_in_bytes, reserved_in_bytes, total_data_set_size_in_bytes }
    Get {
        current, exists_time_in_millis, exists_total, missing_time_in_millis, missing_total, time_in_millis, total
    }
    Search {
        fetch_current, fetch_time_in_millis, fetch_total, open_contexts, query_current, query_time_in_millis, query_total,
        scroll_current, scroll_time_in_millis, scroll_total, suggest_current, suggest_time_in_millis, suggest_total
    }
    Refresh { external_total, external_total_time_in_millis, listeners, total, total_time_in_millis }
    Flush { periodic, total, total_time_in_millis }
    Merges {
        current, current_docs, current_size_in_bytes, total, total_auto_throttle_in_bytes, total_docs, total_size_in_bytes,
        total_stopped_time_in_millis, total_throttled_time_in_millis, total_time_in_millis
    }
    Threads { count, peak_count }
    Collector { collection_count, collection_time_in_millis }
    Pool { used_in_bytes, max_in_bytes, peak_used_in_bytes, peak_max_in_bytes }
    ThreadPool { active, completed, largest, queue, rejected, threads }
    FileSystemTotal { available_in_bytes, free_in_bytes, total_in_bytes }
    Transport {
        rx_count, rx_size_in_bytes, server_open, tx_count, tx_size_in_bytes, total_outbound_connections
    }
}

#[derive(Serialize, Deserialize)]
pub struct Response {
    _nodes: Nodes,
    cluster_name: String,
    nodes: BTreeMap<String, Node>,
}

#[derive(Serialize, Deserialize)]
struct Nodes {
    total: u32,
    successful: u32,
    failed: u32,
}

#[derive(Serialize, Deserialize)]
struct Node {
    timestamp: u64,
    name: String,
    transport_address: String,
    host: String,
    ip: String,
    roles: Vec<String>,
    attributes: BTreeMap<String, String>,
    indices: Indices,
    jvm: Jvm,
    thread_pool: BTreeMap<String, ThreadPool>,
    fs: FileSystem,
    transport: Transport,
    breakers: BTreeMap<String, Breaker>,
}

#[derive(Serialize, Deserialize)]
struct Indices {
    docs: Docs,
    store: Store,
    get: Get,
    search: Search,
    refresh: Refresh,
    flush: Flush,
    merges: Merges,
}

#[derive(Serialize, Deserialize)]
struct Jvm {
    timestamp: u64,
    uptime_in_millis: u64,
    mem: Memory,
    threads: Threads,
    gc: Collectors,
}

#[derive(Serialize, Deserialize)]
struct Memory {
    heap_used_in_bytes: u64,
    heap_used_percent: u64,
    heap_committed_in_bytes: u64,
    heap_max_in_bytes: u64,
    non_heap_used_in_bytes: u64,
    non_heap_committed_in_bytes: u64,
    pools: BTreeMap<String, Pool>,
}

#[derive(Serialize, Deserialize)]
struct Collectors {
    collectors: BTreeMap<String, Collector>,
}

#[derive(Serialize, Deserialize)]
struct FileSystem {
    timestamp: u64,
    total: FileSystemTotal,
}

#[derive(Serialize, Deserialize)]
struct Breaker {
    limit_size_in_bytes: u64,
    limit_size: String,
    estimated_size_in_bytes: u64,
    estimated_size: String,
    overhead: f64,
    tripped: u64,
}

impl Response {
    pub fn sample(random: &mut Random) -> Self {
        Self {
            _nodes: Nodes { total: 30, successful: 30, failed: 0 },
            cluster_name: "library".to_owned(),
            nodes: (0..30).map(|_| (random.id(), Node::sample(random))).collect(),
        }
    }
}

/// An entry for each name.
fn map<T>(random: &mut Random, names: &str, sample: fn(&mut Random) -> T) -> BTreeMap<String, T> {
    names.split(' ').map(|name| (name.to_owned(), sample(random))).collect()
}

impl Node {
    fn sample(random: &mut Random) -> Self {
        let ip = format!("10.0.{}.{}", random.below(256), random.below(256));
        Self {
            timestamp: random.below(1 << 41),
            name: random.words(1),
            transport_address: format!("{ip}:9300"),
            host: ip.clone(),
            ip: format!("{ip}:9300"),
            roles: ["data", "ingest", "master", "ml"].map(str::to_owned).into(),
            attributes: map(random, "ml.machine_memory xpack.installed zone", |random| random.words(1)),
            indices: Indices::sample(random),
            jvm: Jvm::sample(random),
            thread_pool: map(
                random,
                "analyze fetch_shard_started flush force_merge generic get management refresh search snapshot warmer write",
                ThreadPool::sample,
            ),
            fs: FileSystem { timestamp: random.below(1 << 41), total: FileSystemTotal::sample(random) },
            transport: Transport::sample(random),
            breakers: map(
                random,
                "eql_sequence fielddata inflight_requests model_inference parent request",
                Breaker::sample,
            ),
        }
    }
}

impl Indices {
    fn sample(random: &mut Random) -> Self {
        Self {
            docs: Docs::sample(random),
            store: Store::sample(random),
            get: Get::sample(random),
            search: Search::sample(random),
            refresh: Refresh::sample(random),
            flush: Flush::sample(random),
            merges: Merges::sample(random),
        }
    }
}

impl Jvm {
    fn sample(random: &mut Random) -> Self {
        Self {
            timestamp: random.below(1 << 41),
            uptime_in_millis: random.count(),
            mem: Memory {
                heap_used_in_bytes: random.count(),
                heap_used_percent: random.below(100),
                heap_committed_in_bytes: random.count(),
                heap_max_in_bytes: random.count(),
                non_heap_used_in_bytes: random.count(),
                non_heap_committed_in_bytes: random.count(),
                pools: map(random, "old survivor young", Pool::sample),
            },
            threads: Threads::sample(random),
            gc: Collectors { collectors: map(random, "old young", Collector::sample) },
        }
    }
}

impl Breaker {
    fn sample(random: &mut Random) -> Self {
        Self {
            limit_size_in_bytes: random.count(),
            limit_size: format!("{}mb", random.below(1000)),
            estimated_size_in_bytes: random.count(),
            estimated_size: format!("{}kb", random.below(1000)),
            overhead: 1.0 + random.below(100) as f64 / 100.0,
            tripped: 0,
        }
    }
}
