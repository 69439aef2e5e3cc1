//! Selections of endpoints that are drawn, and drawn the same each time.

use sha2::{Digest, Sha256};

/// How many endpoints a selection has at most.
const MAX_ENDPOINTS: usize = 12;

/// The endpoints of a selection: those whose checksum, with the number of the selection in it, is the least. It depends on
/// nothing but the names, so that a new endpoint changes no more than one place of it.
pub(super) fn draw(endpoints: &[String], number: usize) -> Vec<&str> {
    let mut drawn: Vec<_> =
        endpoints.iter().map(|name| (Sha256::digest(format!("{number} {name}")), &**name)).collect();
    drawn.sort();
    let mut names: Vec<_> = drawn.into_iter().map(|(_, name)| name).take(1 + number % MAX_ENDPOINTS).collect();
    names.sort_unstable();
    names
}

#[cfg(test)]
mod tests {
    use super::draw;

    #[test]
    fn a_selection_is_the_same_each_time() {
        let names: Vec<_> = ('a'..='z').map(String::from).collect();
        let reversed: Vec<_> = names.iter().rev().cloned().collect();
        assert_eq!(draw(&names, 7), draw(&reversed, 7));
        assert_eq!(draw(&names, 7).len(), 8);
        assert_ne!(draw(&names, 7), draw(&names, 19));
        assert_eq!(draw(&names[..1], 5), ["a"]);
    }
}
