//! Waits for nodes to become ready.

use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use super::cluster::Node;
use super::folder::progress;

/// Waits until the nodes are ready and part of a cluster with at least `total` nodes.
///
/// # Errors
///
/// If a node ends or is not ready in time. The error contains the end of the node's log.
pub(super) fn wait_until_ready(nodes: &[Node<'_>], total: usize, timeout: Duration) -> Result<()> {
    let start = Instant::now();
    for node in nodes {
        // The state is read before the log: a node that prints its last line and then ends must not look ready.
        loop {
            let is_running = node.is_running();
            if !is_running {
                bail!("node {} ended before it was ready; the end of its log:\n{}", node.number, node.log_tail());
            }
            if node.is_ready(total) {
                break;
            }
            if start.elapsed() > timeout {
                let seconds = timeout.as_secs();
                bail!(
                    "node {} was not ready after {seconds} s; the end of its log:\n{}\n\
                     help: on a slow machine, set a longer --timeout",
                    node.number,
                    node.log_tail()
                );
            }
            sleep(Duration::from_millis(100));
        }
        progress(&format!("node {} is ready after {:.0} s", node.number, start.elapsed().as_secs_f64()));
    }
    Ok(())
}
