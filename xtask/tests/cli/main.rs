//! The command line, as a process: what it writes, what it says, how it fails. Each test works in a copy of the repository.

#[cfg(unix)]
mod bench;
mod check;
mod codegen;
#[cfg(unix)]
mod elasticsearch;
#[cfg(unix)]
mod fetch;
mod integration;
#[cfg(unix)]
mod kill;
#[cfg(unix)]
mod mutants;
mod out;
mod repository;
mod selection;
mod standalone;
#[cfg(unix)]
mod stats;
#[cfg(unix)]
mod verify;
