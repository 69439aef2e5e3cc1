//! The TLS configuration.

use std::sync::Arc;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme};
use rustls_platform_verifier::Verifier;

use crate::runtime::error::{ConfigError, ConfigErrorKind};

/// Options for checking the certificate of a server.
#[derive(Debug, Default)]
pub(in crate::runtime) struct TlsOptions {
    /// The trusted certificate authorities. If empty, those of the operating system are trusted.
    pub(in crate::runtime) authorities: Vec<CertificateDer<'static>>,
    pub(in crate::runtime) accept_invalid_certs: bool,
}

/// Parses the certificates of a PEM file.
///
/// # Errors
/// When there is no certificate, or one is invalid.
pub(in crate::runtime) fn parse_certificates(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, ConfigError> {
    let certificates: Vec<_> = CertificateDer::pem_slice_iter(pem)
        .collect::<Result<_, _>>()
        .map_err(|error| invalid("the PEM is incomplete, or its base64 is invalid").with_underlying_error(error))?;
    if certificates.is_empty() {
        return Err(invalid(if looks_like_path(pem) {
            "it looks like the path of a file: pass the content of the file, such as `std::fs::read(path)?`"
        } else {
            "it contains no `-----BEGIN CERTIFICATE-----`: it must be PEM"
        }));
    }
    // Reports an invalid certificate when the client is built rather than on the first call.
    let mut roots = RootCertStore::empty();
    for certificate in &certificates {
        roots
            .add(certificate.clone())
            .map_err(|error| invalid("the PEM contains an invalid X.509 certificate").with_underlying_error(error))?;
    }
    Ok(certificates)
}

fn invalid(reason: &'static str) -> ConfigError {
    ConfigError::new(ConfigErrorKind::InvalidCertificate(reason))
}

/// Returns true if an invalid certificate may be the path of one.
fn looks_like_path(pem: &[u8]) -> bool {
    let Ok(pem_string) = std::str::from_utf8(pem.trim_ascii()) else { return false };
    let is_line = !pem_string.is_empty() && pem_string.len() < 1024 && !pem_string.contains(char::is_control);
    let has_ending = || [".crt", ".pem", ".cer", ".der"].iter().any(|ending| pem_string.ends_with(ending));
    is_line && (pem_string.contains(['/', '\\']) || has_ending())
}

impl TlsOptions {
    pub(super) fn into_config(self, is_used: bool) -> Result<ClientConfig, ConfigError> {
        let provider = Arc::new(ring::default_provider());
        let fail =
            |error: rustls::Error| ConfigError::new(ConfigErrorKind::TransportSetup).with_underlying_error(error);
        let builder = ClientConfig::builder_with_provider(Arc::clone(&provider))
            .with_safe_default_protocol_versions()
            .map_err(fail)?;
        let mut config = if self.accept_invalid_certs {
            let verifier = Arc::new(AcceptAnyCertificate(provider));
            builder.dangerous().with_custom_certificate_verifier(verifier).with_no_client_auth()
        } else if is_used && self.authorities.is_empty() {
            let verifier = Arc::new(Verifier::new(provider).map_err(fail)?);
            builder.dangerous().with_custom_certificate_verifier(verifier).with_no_client_auth()
        } else {
            let mut roots = RootCertStore::empty();
            roots.add_parsable_certificates(self.authorities);
            builder.with_root_certificates(roots).with_no_client_auth()
        };
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(config)
    }
}

/// Accepts any certificate. The signature of the handshake is still verified.
#[derive(Debug)]
struct AcceptAnyCertificate(Arc<CryptoProvider>);

impl ServerCertVerifier for AcceptAnyCertificate {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls12_signature(message, certificate, signature, &self.0.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls13_signature(message, certificate, signature, &self.0.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}
