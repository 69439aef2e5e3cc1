//! Reproducible pseudorandom selections of endpoints.

use sha2::{Digest, Sha256};

/// The largest number of endpoints in a selection.
const MAX_ENDPOINTS: usize = 12;

/// The endpoints of a selection: those with the smallest hashes of the name and the selection's number. A new endpoint changes
/// at most one element of the selection.
pub(super) fn select(endpoints: &[String], number: usize) -> Vec<&str> {
    let mut hashed: Vec<_> =
        endpoints.iter().map(|name| (Sha256::digest(format!("{number} {name}")), &**name)).collect();
    hashed.sort();
    let mut names: Vec<_> = hashed.into_iter().map(|(_, name)| name).take(1 + number % MAX_ENDPOINTS).collect();
    names.sort_unstable();
    names
}

#[cfg(test)]
mod tests {
    use super::select;

    #[test]
    fn selections_are_reproducible() {
        let names: Vec<_> = ('a'..='z').map(String::from).collect();
        let reversed: Vec<_> = names.iter().rev().cloned().collect();
        assert_eq!(select(&names, 7), select(&reversed, 7));
        assert_eq!(select(&names, 7).len(), 8);
        assert_ne!(select(&names, 7), select(&names, 19));
        assert_eq!(select(&names[..1], 5), ["a"]);
    }
}
