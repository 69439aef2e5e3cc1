//! Nodes in containers, with a script in the place of Docker.

use super::machine::Machine;

/// Keeps the state of all containers in one file.
const DOCKER: &str = "\
case $1 in
start) echo true > \"$folder/running\" ;;
kill) echo false > \"$folder/running\" ;;
cp) case $2 in *:/tmp/*) : > \"$3/${2##*/}\" ;; esac ;;
inspect) /bin/cat \"$folder/running\" ;;
logs) echo a line of the log ;;
exec) [ ! -e \"$folder/broken\" ] ;;
esac
";

#[test]
fn start_and_stop() {
    let machine = Machine::empty();
    machine.program("bin", "docker", DOCKER);
    let run = machine.start(&["--tls"]);
    assert!(run.ok, "{}", run.stderr);
    assert!(
        run.stderr.starts_with("starting 1 node of Elasticsearch 9.1.0 from containers, with docker\n"),
        "{}",
        run.stderr
    );
    machine.run_ok(&["stop"]);

    let calls = machine.calls("bin").join("\n");
    let name = format!("xtask-elasticsearch-{}-node-1", machine.port);
    let mut rest = calls.as_str();
    for call in [
        "/jdk/bin/keytool -genkeypair -alias ca ",
        &format!("create --name {name} --network host --env ELASTIC_PASSWORD "),
        " elasticsearch:9.1.0\n",
        &format!("elasticsearch.yml {name}:/usr/share/elasticsearch/config/elasticsearch.yml\n"),
        &format!("node.p12 {name}:/usr/share/elasticsearch/config/node.p12\n"),
        &format!("start {name}\n"),
        &format!("exec {name} /bin/sh -c curl "),
        &format!("kill --signal TERM {name}\n"),
        &format!("rm --force --volumes {name}"),
    ] {
        rest = rest.split_once(call).unwrap_or_else(|| panic!("no `{call}` in order in\n{calls}")).1;
    }
    // Other users of the machine can read the command lines.
    assert!(!calls.contains("changeme"), "{calls}");
}

#[test]
fn a_container_that_is_not_ready_in_time() {
    let machine = Machine::empty();
    machine.program("bin", "docker", DOCKER);
    std::fs::write(machine.path("bin/broken"), "").unwrap();
    let error = machine.start_err(&["--timeout", "0"]);
    assert!(error.starts_with("node 1 was not ready after 0 s; the end of its log:\na line of the log\n"), "{error}");
    assert!(error.contains(&format!("docker logs xtask-elasticsearch-{}-node-1\n", machine.port)), "{error}");
}
