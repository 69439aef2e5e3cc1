//! Single nodes of a cluster: `stop --node` and `start --node`.

use std::fs;

use super::machine::{Machine, NODE};

fn three_nodes() -> Machine {
    let machine = Machine::with_node(NODE);
    let run = machine.start(&["--nodes", "3"]);
    assert!(run.ok, "{}", run.stderr);
    machine
}

#[test]
fn the_data_remains() {
    let machine = three_nodes();
    let data = machine.cluster().join("node-2/data");
    for options in [&["stop", "--node", "2", "--kill"][..], &["stop", "--node", "2"]] {
        fs::write(&data, "kept").unwrap();
        assert_eq!(machine.run_ok(options), "stopped 1 node and kept the data\n");
        assert_eq!(machine.run_err(&["stop", "--node", "2"]), "node 2 does not run\n");
        let run = machine.run(&["start", "--node", "2"]);
        assert!(run.ok && run.stderr.starts_with("node 2 is ready after "), "{}", run.stderr);
        // The same variables as at the first start.
        assert!(run.stdout.starts_with("export ELASTICSEARCH_URL=http://localhost:"), "{}", run.stdout);
        assert_eq!(run.stdout.matches("http:").count(), 3);
        assert_eq!(fs::read_to_string(&data).unwrap(), "kept");
    }
    assert!(machine.run_ok(&["stop", "--kill"]).starts_with("stopped 3 nodes"));
    assert!(!data.exists());
}

/// A node is ready in a cluster of all nodes that run then.
#[test]
fn several_nodes_at_once() {
    let machine = three_nodes();
    machine.run_ok(&["stop", "--node", "1", "--node", "2"]);
    machine.run_ok(&["start", "--node", "2"]);
    let calls = machine.calls("jdk/bin");
    assert!(calls.last().unwrap().contains("wait_for_nodes=ge(2)"), "{calls:?}");
}

#[test]
fn a_node_that_does_not_exist() {
    let machine = three_nodes();
    for command in ["start", "stop"] {
        for number in ["0", "4"] {
            let error = machine.run_err(&[command, "--node", number]);
            assert_eq!(error, format!("unknown node {number}: the cluster has the nodes 1 to 3\n"));
        }
    }
}

#[test]
fn a_node_that_runs_already() {
    assert_eq!(three_nodes().run_err(&["start", "--node", "3"]), "node 3 already runs\n");
}

#[test]
fn without_a_cluster() {
    let machine = Machine::with_node(NODE);
    for command in ["start", "stop"] {
        let expected = format!(
            "no cluster runs in {folder}\nhelp: cargo xtask elasticsearch start --dir {folder}\n",
            folder = machine.cluster().display()
        );
        assert_eq!(machine.run_err(&[command, "--node", "1"]), expected);
    }
}

/// Another process with the number of a process that has ended is left alone.
#[test]
fn a_process_of_another_program() {
    let machine = three_nodes();
    machine.run_ok(&["stop", "--node", "1"]);
    fs::write(machine.cluster().join("node-1/pid"), std::process::id().to_string()).unwrap();
    assert_eq!(machine.run_err(&["stop", "--node", "1"]), "node 1 does not run\n");
    assert!(machine.run_ok(&["stop"]).starts_with("stopped 3 nodes"));
}
