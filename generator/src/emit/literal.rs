//! Literals that read well.

use proc_macro2::Span;
use syn::{Expr, ExprUnary, Token, UnOp};

use super::syntax;

/// A whole number, its thousands apart where there are many digits.
pub(super) fn integer(value: i64) -> Expr {
    let digits = syntax::digits(&grouped(value.unsigned_abs()));
    if value >= 0 {
        return digits;
    }
    let op = UnOp::Neg(Token![-](Span::call_site()));
    Expr::Unary(ExprUnary { attrs: Vec::new(), op, expr: Box::new(digits) })
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
