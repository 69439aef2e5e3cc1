//! Sizes of files and functions.

use syn::spanned::Spanned;
use syn::visit::{self, Visit};

use crate::files;

/// The largest number of lines of a source file.
const FILE_LINES: usize = 400;

/// The largest number of lines of a function.
const FUNCTION_LINES: usize = 60;

/// Emitted files are as long as the types that they hold.
fn is_emitted(path: &str) -> bool {
    path.starts_with("generated/src/") && !path.starts_with("generated/src/runtime/")
}

/// Collects the functions of a file that are too long. A long template or `quote!` is one macro call and is not counted.
struct LongFunctions<'a> {
    path: &'a str,
    found: Vec<String>,
}

impl LongFunctions<'_> {
    fn check(&mut self, name: &syn::Ident, block: &syn::Block) {
        let mut macros = MacroLines(0);
        macros.visit_block(block);
        let lines = lines(block.span()).saturating_sub(macros.0);
        if lines > FUNCTION_LINES {
            let line = name.span().start().line;
            self.found.push(format!("{}:{line}: `{name}` has {lines} lines", self.path));
        }
    }
}

impl<'ast> Visit<'ast> for LongFunctions<'_> {
    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.check(&function.sig.ident, &function.block);
        visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        self.check(&function.sig.ident, &function.block);
        visit::visit_impl_item_fn(self, function);
    }
}

/// Counts the lines of macro calls.
struct MacroLines(usize);

impl<'ast> Visit<'ast> for MacroLines {
    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.0 += lines(call.span());
    }
}

fn lines(span: proc_macro2::Span) -> usize {
    span.end().line - span.start().line
}

#[test]
fn files_and_functions_are_short() {
    let mut found = Vec::new();
    for file in files(&["rs"]).iter().filter(|file| !is_emitted(&file.path)) {
        let count = file.content.lines().count();
        if count > FILE_LINES {
            found.push(format!("{}: {count} lines", file.path));
        }
        let syntax = syn::parse_file(&file.content).unwrap_or_else(|error| panic!("{}: {error}", file.path));
        let mut functions = LongFunctions { path: &file.path, found: Vec::new() };
        functions.visit_file(&syntax);
        found.extend(functions.found);
    }
    let limits = format!("the limits are {FILE_LINES} lines for a file and {FUNCTION_LINES} for a function");
    assert!(found.is_empty(), "{limits}:\n{}", found.join("\n"));
}
