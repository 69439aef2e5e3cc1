//! Tests of the command line. Each test runs commands in a copy of the repository, and checks the files, output and errors.

#[cfg(unix)]
mod add;
mod bench;
mod check;
mod codegen;
#[cfg(unix)]
mod corrections;
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
mod spec_diff;
mod standalone;
#[cfg(unix)]
mod stats;
#[cfg(unix)]
mod verify;
