//! Tests of `elasticsearch`, with scripts in the place of the JDK, Maven and Docker. No test starts a real server.

mod container;
mod machine;
mod nodes;
mod requirements;
mod start;
