//! The command line, as a process: what it writes, what it says, how it fails. Each test works in a copy of the repository.

#[cfg(unix)]
mod bench;
mod check;
mod codegen;
#[cfg(unix)]
mod fetch;
#[cfg(unix)]
mod kill;
#[cfg(unix)]
mod mutants;
mod repository;
mod selection;
#[cfg(unix)]
mod verify;
