//! Literals that read well.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// A whole number, its thousands apart where there are many digits.
pub(super) fn integer(value: i64) -> TokenStream {
    let minus = (value < 0).then(|| quote!(-));
    let digits = value.unsigned_abs();
    let literal = match grouped(digits).parse::<Literal>() {
        Ok(literal) => literal,
        Err(_) => Literal::u64_unsuffixed(digits),
    };
    quote!(#minus #literal)
}

fn grouped(value: u64) -> String {
    let digits = value.to_string();
    if digits.len() <= 5 {
        return digits;
    }
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('_');
        }
        text.push(digit);
    }
    text
}
