//! Types in the notation of the specification's sources, such as `Dictionary<string, long[]> | null`.

use std::fmt;

use crate::spec::Literal;

/// The largest depth of nested types.
const MAX_DEPTH: usize = 32;

/// A type in the notation of the specification's sources, with unresolved names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Notation {
    /// A name with type arguments. Without a namespace, the name is looked up in the namespace of the corrected type.
    Name {
        namespace: Option<String>,
        name: String,
        arguments: Vec<Self>,
    },
    Array(Box<Self>),
    Dictionary {
        key: Box<Self>,
        value: Box<Self>,
        single_key: bool,
    },
    Union(Vec<Self>),
    UserDefinedValue,
    Literal(Literal),
}

/// An error in a notation.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NotationError {
    /// The offset of the error in bytes.
    pub(super) offset: usize,
    pub(super) message: String,
}

impl Notation {
    /// Parses a type.
    ///
    /// # Errors
    /// The first error in the string, with its offset.
    pub(super) fn parse(text: &str) -> Result<Self, NotationError> {
        let mut parser = Parser { text, offset: 0 };
        let parsed = parser.union(0)?;
        parser.skip_spaces();
        if parser.rest().is_empty() { Ok(parsed) } else { Err(parser.unexpected("`|`, `[]` or the end")) }
    }
}

struct Parser<'t> {
    text: &'t str,
    offset: usize,
}

impl<'t> Parser<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.offset..).unwrap_or_default()
    }

    fn skip_spaces(&mut self) {
        self.offset = self.text.len() - self.rest().trim_start().len();
    }

    /// Skips spaces and the given token. Returns false if another token follows.
    fn accept(&mut self, token: &str) -> bool {
        self.skip_spaces();
        let found = self.rest().starts_with(token);
        self.offset += if found { token.len() } else { 0 };
        found
    }

    fn expect(&mut self, token: &str) -> Result<(), NotationError> {
        if self.accept(token) { Ok(()) } else { Err(self.unexpected(&format!("`{token}`"))) }
    }

    fn unexpected(&self, expected: &str) -> NotationError {
        let found = match self.rest().chars().next() {
            Some(found) => format!("`{found}`"),
            None => "the end".to_owned(),
        };
        NotationError { offset: self.offset, message: format!("expected {expected}, found {found}") }
    }

    fn union(&mut self, depth: usize) -> Result<Notation, NotationError> {
        if depth > MAX_DEPTH {
            let message = format!("types nested more than {MAX_DEPTH} levels deep");
            return Err(NotationError { offset: self.offset, message });
        }
        let first = self.postfix(depth)?;
        let mut branches = vec![first];
        while self.accept("|") {
            branches.push(self.postfix(depth)?);
        }
        match branches.pop() {
            Some(only) if branches.is_empty() => Ok(only),
            last => {
                branches.extend(last);
                Ok(Notation::Union(branches))
            }
        }
    }

    fn postfix(&mut self, depth: usize) -> Result<Notation, NotationError> {
        let mut parsed = self.primary(depth)?;
        while self.accept("[") {
            self.expect("]")?;
            parsed = Notation::Array(Box::new(parsed));
        }
        Ok(parsed)
    }

    fn primary(&mut self, depth: usize) -> Result<Notation, NotationError> {
        if self.accept("(") {
            let inner = self.union(depth + 1)?;
            self.expect(")")?;
            return Ok(inner);
        }
        if self.accept("'") {
            let Some((string, _)) = self.rest().split_once('\'') else { return Err(self.unexpected("`'`")) };
            self.offset += string.len() + 1;
            return Ok(Notation::Literal(Literal::String(string.to_owned())));
        }
        let start = self.offset;
        let word = self.word();
        match word {
            "" => return Err(self.unexpected("a type")),
            "true" => return Ok(Notation::Literal(Literal::Bool(true))),
            "false" => return Ok(Notation::Literal(Literal::Bool(false))),
            "UserDefinedValue" => return Ok(Notation::UserDefinedValue),
            _ => {}
        }
        if let Ok(number) = word.parse() {
            return Ok(Notation::Literal(Literal::Integer(number)));
        }
        let arguments = self.arguments(depth)?;
        named(word, arguments).map_err(|message| NotationError { offset: start, message })
    }

    /// Reads a name or a number.
    fn word(&mut self) -> &'t str {
        self.skip_spaces();
        let rest = self.rest();
        let belongs = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | ':' | '-');
        let word = rest.get(..rest.find(|c| !belongs(c)).unwrap_or(rest.len())).unwrap_or_default();
        self.offset += word.len();
        word
    }

    fn arguments(&mut self, depth: usize) -> Result<Vec<Notation>, NotationError> {
        let mut arguments = Vec::new();
        if self.accept("<") {
            arguments.push(self.union(depth + 1)?);
            while self.accept(",") {
                arguments.push(self.union(depth + 1)?);
            }
            self.expect(">")?;
        }
        Ok(arguments)
    }
}

/// Converts a name with arguments into a type.
fn named(word: &str, arguments: Vec<Notation>) -> Result<Notation, String> {
    let count = arguments.len();
    match (word, <[Notation; 2]>::try_from(arguments)) {
        ("Dictionary" | "SingleKeyDictionary", Ok([key, value])) => Ok(Notation::Dictionary {
            key: Box::new(key),
            value: Box::new(value),
            single_key: word == "SingleKeyDictionary",
        }),
        ("Dictionary" | "SingleKeyDictionary", Err(_)) => Err(format!("`{word}` has 2 type arguments, found {count}")),
        ("Array", Err(mut arguments)) if count == 1 => match arguments.pop() {
            Some(element) => Ok(Notation::Array(Box::new(element))),
            None => Err("`Array` has 1 type argument".to_owned()),
        },
        ("Array", _) => Err(format!("`Array` has 1 type argument, found {count}")),
        (_, arguments) => {
            let arguments = arguments.map_or_else(|list| list, Vec::from);
            let (namespace, name) = match word.split_once(':') {
                Some((namespace, name)) => (Some(namespace.to_owned()), name),
                None => (None, word),
            };
            if name.is_empty() || name.contains([':', '.']) || namespace.as_deref() == Some("") {
                return Err(format!(
                    "invalid name `{word}`: a type of another namespace is written as `namespace:Name`"
                ));
            }
            Ok(Notation::Name { namespace, name: name.to_owned(), arguments })
        }
    }
}

impl fmt::Display for Notation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name { namespace, name, arguments } => {
                if let Some(namespace) = namespace {
                    write!(f, "{namespace}:")?;
                }
                f.write_str(name)?;
                let arguments: Vec<_> = arguments.iter().map(ToString::to_string).collect();
                if arguments.is_empty() { Ok(()) } else { write!(f, "<{}>", arguments.join(", ")) }
            }
            Self::Array(element) if matches!(**element, Self::Union(_)) => write!(f, "({element})[]"),
            Self::Array(element) => write!(f, "{element}[]"),
            Self::Dictionary { key, value, single_key } => {
                write!(f, "{}Dictionary<{key}, {value}>", if *single_key { "SingleKey" } else { "" })
            }
            Self::Union(branches) => {
                let branches: Vec<_> = branches.iter().map(ToString::to_string).collect();
                f.write_str(&branches.join(" | "))
            }
            Self::UserDefinedValue => f.write_str("UserDefinedValue"),
            Self::Literal(Literal::String(string)) => write!(f, "'{string}'"),
            Self::Literal(Literal::Bool(value)) => write!(f, "{value}"),
            Self::Literal(Literal::Integer(value)) => write!(f, "{value}"),
        }
    }
}
