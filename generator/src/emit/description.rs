//! The table of a request: where it goes, and what stands where.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::scope::Scope;
use super::table::texts;
use super::types::form;
use crate::model::{
    Accepts, BodyKind, Grouping, Methods, Parameter, Place, Request, Route, RustType, Sends, Verb, Word,
};

/// `endpoint::Description { … }`, what goes without saying left out.
pub(super) fn description(scope: &Scope<'_>, request: &Request) -> TokenStream {
    let endpoint = &scope.endpoint;
    let Request { endpoint: name, .. } = request;
    let routes = request.routes.iter().map(|route| self::route(scope, route));
    let parameters = request.parameters.iter().map(|parameter| self::parameter(scope, parameter));
    let body = match request.body {
        BodyKind::None => None,
        BodyKind::Optional => Some(quote!(Optional)),
        BodyKind::Required => Some(quote!(Required)),
    };
    let body = body.map(|body| quote!(body: #endpoint::BodyKind::#body,));
    let once = (!request.idempotent).then(|| quote!(idempotent: false,));
    let sends = match &request.sends {
        Sends::Json => None,
        Sends::Lines(grouping) => Some(grouping),
    };
    let sends = sends.map(|grouping| {
        let grouping = match grouping {
            Grouping::Single => quote!(Single),
            Grouping::Pairs => quote!(Pairs),
            Grouping::ByKey(keys) => {
                let keys = texts(keys);
                quote!(ByKey(#keys))
            }
        };
        quote!(sends: #endpoint::Sends::Lines(#endpoint::Grouping::#grouping),)
    });
    let accepts = match &request.accepts {
        Accepts::Json => None,
        Accepts::Table => Some(quote!(Table)),
        Accepts::Text => Some(quote!(Text)),
        Accepts::Events => Some(quote!(Events)),
        Accepts::Bytes(media_type) => Some(quote!(Bytes(#media_type))),
    };
    let accepts = accepts.map(|accepts| quote!(accepts: #endpoint::Accepts::#accepts,));
    let answers = (!request.answers.is_empty()).then(|| {
        let answers = request.answers.iter().map(|status| Literal::u16_unsuffixed(*status));
        quote!(answers: &[#(#answers),*],)
    });
    quote! {
        #endpoint::Description {
            name: #name,
            routes: &[#(#routes),*],
            parameters: &[#(#parameters),*],
            #body
            #once
            #sends
            #accepts
            #answers
            ..#endpoint::Description::JSON
        }
    }
}

fn route(scope: &Scope<'_>, route: &Route) -> TokenStream {
    let endpoint = &scope.endpoint;
    let Route { template, parts, methods } = route;
    let verb = |verb: Verb| {
        let name = match verb {
            Verb::Get => quote!(Get),
            Verb::Post => quote!(Post),
            Verb::Put => quote!(Put),
            Verb::Delete => quote!(Delete),
            Verb::Head => quote!(Head),
        };
        quote!(#endpoint::Verb::#name)
    };
    let methods = match *methods {
        Methods::One(one) => {
            let one = verb(one);
            quote!(One(#one))
        }
        Methods::ByBody { with, without } => {
            let (with, without) = (verb(with), verb(without));
            quote!(ByBody { with: #with, without: #without })
        }
        Methods::Either { sent, also } => {
            let (sent, also) = (verb(sent), verb(also));
            quote!(Either { sent: #sent, also: #also })
        }
    };
    let parts = texts(parts);
    quote! {
        #endpoint::Route { template: #template, methods: #endpoint::Methods::#methods, parts: #parts }
    }
}

/// By its short form where it has nothing special.
fn parameter(scope: &Scope<'_>, parameter: &Parameter) -> TokenStream {
    let endpoint = &scope.endpoint;
    let field = &parameter.field;
    let wire = &field.wire;
    let place = |place: Place| {
        let name = match place {
            Place::Path => quote!(Path),
            Place::Query => quote!(Query),
            Place::Body => quote!(Body),
            Place::WholeBody => quote!(WholeBody),
        };
        quote!(#endpoint::Place::#name)
    };
    let sent = place(parameter.place);
    let new = if field.word.is_required() { quote!(required) } else { quote!(new) };
    let plain = quote!(#endpoint::Parameter::#new(#wire, #sent));
    let also = (!field.also.is_empty()).then(|| {
        let also = texts(&field.also);
        quote!(also: #also)
    });
    let form = field.form.map(|form| {
        let form = self::form(scope, form);
        quote!(form: Some(#form))
    });
    let nullable = is_nullable(field.word, &field.ty).then(|| quote!(nullable: true));
    let also_in = (!parameter.also_in.is_empty()).then(|| {
        let places = parameter.also_in.iter().copied().map(place);
        quote!(also_in: &[#(#places),*])
    });
    let special: Vec<_> = [also, also_in, form, nullable].into_iter().flatten().collect();
    if special.is_empty() { plain } else { quote!(#endpoint::Parameter { #(#special,)* ..#plain }) }
}

/// Whether null is a value of the field's own.
fn is_nullable(word: Word, ty: &RustType) -> bool {
    match ty {
        RustType::Nullable(_) => true,
        RustType::Option(of) | RustType::Boxed(of) if is_nullable(word, of) => true,
        _ => matches!(word, Word::Nullable | Word::RequiredNullable),
    }
}
