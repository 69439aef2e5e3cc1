//! The table of a request: where it goes, and what stands where.

use syn::{Expr, FieldValue};

use super::scope::Scope;
use super::syntax::{boolean, field_value, list, name, number, text};
use super::table::texts;
use super::template::template;
use super::types::form;
use crate::model::{
    Accepts, BodyKind, Grouping, Methods, Parameter, Place, Request, Route, RustType, Sends, Verb, Word,
};

/// `endpoint::Description { … }`, what goes without saying left out.
pub(super) fn description(scope: &Scope<'_>, request: &Request) -> Expr {
    let endpoint = &scope.endpoint;
    let routes = list(request.routes.iter().map(|route| self::route(scope, route)));
    let parameters = list(request.parameters.iter().map(|parameter| self::parameter(scope, parameter)));
    let always = [("name", text(&request.endpoint)), ("routes", routes), ("parameters", parameters)];
    let body = match request.body {
        BodyKind::None => None,
        BodyKind::Optional => Some("Optional"),
        BodyKind::Required => Some("Required"),
    };
    let body = body.map(|body| of_kind(scope, "BodyKind", body));
    let once = (!request.idempotent).then(|| boolean(false));
    let answers = request.answers.iter().map(|status| number((*status).into()));
    let answers = (!request.answers.is_empty()).then(|| list(answers));
    let others = [
        ("body", body),
        ("idempotent", once),
        ("sends", sends(scope, &request.sends)),
        ("accepts", accepts(scope, &request.accepts)),
        ("answers", answers),
    ];
    let others = others.into_iter().filter_map(|(field, value)| Some((field, value?)));
    let fields = fields(always.into_iter().chain(others));
    template!(scope, Expr, [endpoint, fields] => { #endpoint::Description { #fields ..#endpoint::Description::JSON } })
}

fn fields(fields: impl Iterator<Item = (&'static str, Expr)>) -> Vec<FieldValue> {
    fields.map(|(field, value)| field_value(name(field), value)).collect()
}

/// `endpoint::Kind::Variant`.
fn of_kind(scope: &Scope<'_>, kind: &'static str, variant: &'static str) -> Expr {
    let endpoint = &scope.endpoint;
    let (kind, variant) = (name(kind), name(variant));
    template!(scope, Expr, [endpoint, kind, variant] => { #endpoint::#kind::#variant })
}

fn sends(scope: &Scope<'_>, sends: &Sends) -> Option<Expr> {
    let endpoint = &scope.endpoint;
    let grouping = match sends {
        Sends::Json => return None,
        Sends::Lines(Grouping::Single) => of_kind(scope, "Grouping", "Single"),
        Sends::Lines(Grouping::Pairs) => of_kind(scope, "Grouping", "Pairs"),
        Sends::Lines(Grouping::ByKey(keys)) => {
            let keys = texts(keys);
            template!(scope, Expr, [endpoint, keys] => { #endpoint::Grouping::ByKey(#keys) })
        }
    };
    Some(template!(scope, Expr, [endpoint, grouping] => { #endpoint::Sends::Lines(#grouping) }))
}

fn accepts(scope: &Scope<'_>, accepts: &Accepts) -> Option<Expr> {
    let endpoint = &scope.endpoint;
    Some(match accepts {
        Accepts::Json => return None,
        Accepts::Table => of_kind(scope, "Accepts", "Table"),
        Accepts::Text => of_kind(scope, "Accepts", "Text"),
        Accepts::Events => of_kind(scope, "Accepts", "Events"),
        Accepts::Bytes(media_type) => {
            template!(scope, Expr, [endpoint, media_type] => { #endpoint::Accepts::Bytes(#media_type) })
        }
    })
}

fn route(scope: &Scope<'_>, route: &Route) -> Expr {
    let endpoint = &scope.endpoint;
    let Route { template: url, parts, methods } = route;
    let verb = |verb: Verb| {
        let verb = match verb {
            Verb::Get => "Get",
            Verb::Post => "Post",
            Verb::Put => "Put",
            Verb::Delete => "Delete",
            Verb::Head => "Head",
        };
        of_kind(scope, "Verb", verb)
    };
    let methods = match *methods {
        Methods::One(one) => {
            let one = verb(one);
            template!(scope, Expr, [endpoint, one] => { #endpoint::Methods::One(#one) })
        }
        Methods::ByBody { with, without } => {
            let (with, without) = (verb(with), verb(without));
            template!(scope, Expr, [endpoint, with, without] => {
                #endpoint::Methods::ByBody { with: #with, without: #without }
            })
        }
        Methods::Either { sent, also } => {
            let (sent, also) = (verb(sent), verb(also));
            template!(scope, Expr, [endpoint, sent, also] => {
                #endpoint::Methods::Either { sent: #sent, also: #also }
            })
        }
    };
    let parts = texts(parts);
    template!(scope, Expr, [endpoint, url, methods, parts] => {
        #endpoint::Route { template: #url, methods: #methods, parts: #parts }
    })
}

/// By its short form where it has nothing special.
fn parameter(scope: &Scope<'_>, parameter: &Parameter) -> Expr {
    let endpoint = &scope.endpoint;
    let field = &parameter.field;
    let place = |place: Place| {
        let place = match place {
            Place::Path => "Path",
            Place::Query => "Query",
            Place::Body => "Body",
            Place::WholeBody => "WholeBody",
        };
        of_kind(scope, "Place", place)
    };
    let (wire, sent) = (&field.wire, place(parameter.place));
    let new = name(if field.word.is_required() { "required" } else { "new" });
    let plain = template!(scope, Expr, [endpoint, new, wire, sent] => { #endpoint::Parameter::#new(#wire, #sent) });
    let also = (!field.also.is_empty()).then(|| texts(&field.also));
    let places = parameter.also_in.iter().copied().map(place);
    let also_in = (!parameter.also_in.is_empty()).then(|| list(places));
    let form = field.form.map(|form| {
        let form = self::form(scope, form);
        template!(scope, Expr, [form] => { Some(#form) })
    });
    let nullable = is_nullable(field.word, &field.ty).then(|| boolean(true));
    let special = [("also", also), ("also_in", also_in), ("form", form), ("nullable", nullable)];
    let special = fields(special.into_iter().filter_map(|(field, value)| Some((field, value?))));
    if special.is_empty() {
        return plain;
    }
    template!(scope, Expr, [endpoint, special, plain] => { #endpoint::Parameter { #special ..#plain } })
}

/// Whether null is a value of the field's own.
fn is_nullable(word: Word, ty: &RustType) -> bool {
    match ty {
        RustType::Nullable(_) => true,
        RustType::Option(of) | RustType::Boxed(of) if is_nullable(word, of) => true,
        _ => matches!(word, Word::Nullable | Word::RequiredNullable),
    }
}
