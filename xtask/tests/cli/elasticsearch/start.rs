//! `start` of a new cluster, and `stop`.

use std::fs;
use std::net::TcpListener;

use super::machine::{Machine, NODE};

#[test]
fn one_node() {
    let machine = Machine::with_node(NODE);
    let run = machine.start(&[]);
    assert!(run.ok, "{}", run.stderr);
    let expected = format!(
        "export ELASTICSEARCH_URL=http://localhost:{}\nexport ELASTICSEARCH_USER=elastic\n\
         export ELASTICSEARCH_PASSWORD=changeme\n",
        machine.port
    );
    assert_eq!(run.stdout, expected);
    assert!(run.stderr.contains("starting 1 node of Elasticsearch 9.1.0 from jars, "), "{}", run.stderr);
    assert!(run.stderr.contains("node 1 is ready after "), "{}", run.stderr);
    let settings = fs::read_to_string(machine.cluster().join("node-1/config/elasticsearch.yml")).unwrap();
    assert!(settings.contains("discovery.type: single-node\n") && !settings.contains("ssl"), "{settings}");

    let stopped = machine.run_ok(&["stop"]);
    assert_eq!(stopped, "stopped 1 node and deleted the data\n");
    assert_eq!(fs::read_dir(machine.cluster()).unwrap().count(), 0);
    let stopped = machine.run_ok(&["stop"]);
    assert_eq!(stopped, format!("no cluster runs in {}\n", machine.cluster().display()));
}

/// Maven is called once.
#[test]
fn the_distribution_is_used_again() {
    let machine = Machine::with_node(NODE);
    for _ in 0..2 {
        assert!(machine.start(&[]).ok);
        machine.run_ok(&["stop"]);
    }
    let calls = machine.calls("bin");
    let maven: Vec<_> = calls.iter().filter(|call| call.contains("dependency:copy-dependencies")).collect();
    assert_eq!(maven.len(), 1, "{maven:?}");
    assert!(maven[0].contains("-Delasticsearch.version=9.1.0"), "{maven:?}");
    let folder = machine.path("repository/target/elasticsearch");
    let mut distributions = fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path());
    let distribution = distributions.find(|path| path.join("modules").is_dir()).unwrap();
    // A jar of two modules is in both, and not among the libraries.
    for path in
        ["modules/transport-netty4/netty-1.jar", "modules/x-pack-security/netty-1.jar", "lib/elasticsearch-1.jar"]
    {
        assert!(distribution.join(path).is_file(), "{path}");
    }
    assert!(!distribution.join("lib/netty-1.jar").exists());
    let descriptor = distribution.join("modules/x-pack-security/plugin-descriptor.properties");
    assert!(fs::read_to_string(descriptor).unwrap().ends_with("extended.plugins=x-pack-core\n"));
}

#[test]
fn three_nodes_with_tls() {
    let machine = Machine::with_node(NODE);
    let run = machine.start(&["--nodes", "3", "--tls", "--dir", machine.path("a folder").to_str().unwrap()]);
    assert!(run.ok, "{}", run.stderr);
    let (port, folder) = (machine.port, machine.path("a folder"));
    let expected = format!(
        "export ELASTICSEARCH_URL=https://localhost:{port},https://localhost:{},https://localhost:{}\n\
         export ELASTICSEARCH_USER=elastic\nexport ELASTICSEARCH_PASSWORD=changeme\nexport ELASTICSEARCH_CA='{}/ca.crt'\n",
        port + 1,
        port + 2,
        folder.display()
    );
    assert_eq!(run.stdout, expected);
    let settings = fs::read_to_string(folder.join("node-2/config/elasticsearch.yml")).unwrap();
    for line in [
        format!("http.port: {}\ntransport.port: {}\n", port + 1, port + 102),
        "cluster.initial_master_nodes: [\"node-1\",\"node-2\",\"node-3\"]\n".to_owned(),
        "xpack.security.http.ssl.keystore.path: node.p12\n".to_owned(),
    ] {
        assert!(settings.contains(&line), "{line}: {settings}");
    }
    assert!(folder.join("node-2/config/node.p12").is_file());
    let node = machine.calls("jdk/bin").into_iter().find(|call| call.contains("/node-2 ")).unwrap();
    assert!(node.contains("wait_for_nodes=ge(3)") && node.ends_with("/node-2/config/ca.crt"), "{node}");
    assert!(!node.contains("changeme"), "{node}");
    assert!(machine.run_ok(&["stop", "--dir", folder.to_str().unwrap()]).starts_with("stopped 3 nodes"));
}

/// The output can be evaluated by a shell.
#[test]
fn a_password_with_special_characters() {
    let machine = Machine::with_node(NODE);
    let mut command = machine.command(&["start", "--port", &machine.port.to_string()]);
    let output = command.env("ELASTIC_PASSWORD", "it's $HOME").output().unwrap();
    let output = String::from_utf8(output.stdout).unwrap();
    assert!(output.contains("export ELASTICSEARCH_PASSWORD='it'\\''s $HOME'\n"), "{output}");
}

#[test]
fn a_cluster_that_runs_already() {
    let machine = Machine::with_node(NODE);
    assert!(machine.start(&[]).ok);
    let folder = machine.cluster();
    let expected = format!(
        "a cluster already runs in {folder}\nhelp: cargo xtask elasticsearch stop --dir {folder}\n",
        folder = folder.display()
    );
    assert_eq!(machine.start_err(&[]), expected);
}

#[test]
fn a_port_in_use() {
    let machine = Machine::with_node(NODE);
    let _listener = TcpListener::bind(("127.0.0.1", machine.port + 1)).unwrap();
    let error = machine.start_err(&["--nodes", "2"]);
    assert!(error.starts_with(&format!("cannot use port {} for node 2: ", machine.port + 1)), "{error}");
    assert!(error.ends_with("\nhelp: choose other ports with --port\n"), "{error}");
}

#[test]
fn a_node_that_ends() {
    let machine = Machine::with_node("echo starting; echo no memory >&2; exit 1");
    let error = machine.start_err(&[]);
    let log = machine.cluster().join("node-1/log");
    let expected = format!(
        "node 1 ended before it was ready; the end of its log:\nstarting\nno memory\nthe whole log: {}\n",
        log.display()
    );
    assert_eq!(error, expected);
    assert_eq!(machine.run_err(&["stop", "--node", "1"]), "node 1 does not run\n");
    // The next start is not prevented.
    assert_eq!(machine.start_err(&[]), expected);
}

#[test]
fn a_node_that_is_not_ready_in_time() {
    let machine = Machine::with_node("echo not ready: busy; while :; do /bin/sleep 0.05; done");
    let error = machine.start_err(&["--timeout", "1"]);
    assert!(error.starts_with("node 1 was not ready after 1 s; the end of its log:\nnot ready: busy\n"), "{error}");
    assert!(error.ends_with("help: on a slow machine, set a longer --timeout\n"), "{error}");
    assert_eq!(machine.run_err(&["stop", "--node", "1"]), "node 1 does not run\n");
    assert_eq!(machine.run_ok(&["stop"]), "stopped 1 node and deleted the data\n");
}

#[test]
fn maven_fails() {
    let machine = Machine::with_node(NODE);
    fs::write(machine.path("bin/script-mvn"), "echo unknown host; exit 1").unwrap();
    let error = machine.start_err(&[]);
    assert!(error.starts_with("cannot get the jars of Elasticsearch 9.1.0: "), "{error}");
    assert!(error.ends_with("failed with exit status: 1:\nunknown host\n"), "{error}");
    // Nothing incomplete remains.
    let folder = machine.path("repository/target/elasticsearch");
    assert!(fs::read_dir(folder).unwrap().flatten().all(|entry| entry.file_name() == "cluster"));
}

#[test]
fn a_missing_jar() {
    let machine = Machine::with_node(NODE);
    fs::write(machine.path("bin/script-mvn"), format!("{}/bin/rm \"$libraries/guava-1.jar\"", super::machine::MAVEN))
        .unwrap();
    let error = machine.start_err(&[]);
    assert_eq!(error, "Maven did not copy a jar `guava-*`, which the module x-pack-security needs\n");
}

#[test]
fn invalid_arguments() {
    let machine = Machine::empty();
    for (arguments, problem) in [
        (&["start", "--nodes", "0"][..], "invalid value '0' for '--nodes <N>'"),
        (&["start", "--port", "70000"], "invalid value '70000' for '--port <PORT>'"),
        (&["start", "--jars", "--container"], "cannot be used with '--container'"),
        (&["start", "--node", "1", "--nodes", "2"], "cannot be used with"),
        (&["start", "--node", "1", "--tls"], "cannot be used with"),
        (&["stop", "--node", "one"], "invalid value 'one' for '--node <NUMBER>'"),
        (&["restart"], "unrecognized subcommand 'restart'"),
    ] {
        let error = machine.run_err(arguments);
        assert!(error.contains(problem), "{arguments:?}: {error}");
    }
}
