//! For each rule, what it forgives and a near miss that it must not forgive.

mod bodies;
mod model;
mod requests;
mod structs;
mod values;
