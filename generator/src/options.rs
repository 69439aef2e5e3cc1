//! The options of the generator.

/// The options of the generator.
#[derive(Clone, Debug)]
pub struct Options {
    /// The version of the specification, such as `9.5.0`, for the documentation. It is empty if the version is unknown.
    pub version: String,
    /// The flavor of Elasticsearch. Endpoints, properties and members that it lacks are left out.
    pub flavor: Flavor,
    /// The selected endpoints: names, or patterns with `*`, such as `security.*`. An empty list selects all endpoints.
    pub endpoints: Vec<String>,
    /// Turns warnings and degradations into errors.
    pub strict: bool,
    /// The Rust path of the runtime in the generated code.
    pub runtime_path: String,
    /// The Rust path of the generated modules: `crate`, or the module that includes the result of
    /// [`generate_module`](crate::generate_module).
    pub root_path: String,
    /// The name of the generated crate, for the examples in its documentation.
    pub crate_name: String,
    /// Generates a client method for each endpoint. Only one of several modules that share a runtime can have them, because
    /// the methods would be defined twice.
    pub client: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            version: String::new(),
            flavor: Flavor::default(),
            endpoints: Vec::new(),
            strict: false,
            runtime_path: "crate::runtime".to_owned(),
            root_path: "crate".to_owned(),
            crate_name: "generated".to_owned(),
            client: true,
        }
    }
}

impl Options {
    /// Returns the name of the product for documentation: the flavor and the version.
    pub fn product(&self) -> String {
        match (self.flavor, self.version.as_str()) {
            (Flavor::Stack, "") => "Elasticsearch (unknown version)".to_owned(),
            (Flavor::Stack, version) => format!("Elasticsearch {version}"),
            (Flavor::Serverless, "") => "Elasticsearch Serverless (unknown version)".to_owned(),
            (Flavor::Serverless, version) => {
                format!("Elasticsearch Serverless (specification {version})")
            }
        }
    }
}

/// A flavor of Elasticsearch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Flavor {
    /// A self-managed cluster.
    #[default]
    Stack,
    /// Elastic's serverless projects.
    Serverless,
}

impl Flavor {
    /// All flavors.
    pub const ALL: [Self; 2] = [Self::Stack, Self::Serverless];

    /// Returns the name, which is also the key in an `availability` of the specification.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stack => "stack",
            Self::Serverless => "serverless",
        }
    }

    /// Returns the headers that each request must have. On serverless, a header selects the version of the API, because
    /// the server has no version.
    pub(crate) fn headers(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Stack => &[],
            Self::Serverless => &[("elastic-api-version", "2023-10-31")],
        }
    }
}
