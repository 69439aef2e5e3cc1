//! Whom to trust.

use std::sync::Arc;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme};
use rustls_platform_verifier::Verifier;

use crate::runtime::error::ConfigError;

/// How a server's certificate is checked.
#[derive(Debug, Default)]
pub(in crate::runtime) struct TlsOptions {
    /// The only authorities to trust; where there are none, those of the operating system.
    pub(in crate::runtime) authorities: Vec<CertificateDer<'static>>,
    pub(in crate::runtime) accept_invalid_certs: bool,
}

/// The certificates of a PEM text.
///
/// # Errors
/// When there is none in it, or one that is none.
pub(in crate::runtime) fn parse_certificates(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, ConfigError> {
    let certificates: Vec<_> = CertificateDer::pem_slice_iter(pem)
        .collect::<Result<_, _>>()
        .map_err(|_| ConfigError::InvalidCertificate("the text is not whole, or its base64 is none"))?;
    if certificates.is_empty() {
        return Err(ConfigError::InvalidCertificate(if looks_like_path(pem) {
            "this looks like the name of a file: give what stands in it, such as `std::fs::read(name)?`"
        } else {
            "there is no `-----BEGIN CERTIFICATE-----` in it: it must be PEM"
        }));
    }
    // One that is no certificate inside is found here rather than at the first call.
    let mut roots = RootCertStore::empty();
    for certificate in &certificates {
        roots
            .add(certificate.clone())
            .map_err(|_| ConfigError::InvalidCertificate("what the PEM text holds is no X.509 certificate"))?;
    }
    Ok(certificates)
}

/// Whether a text that is no certificate may be where one stands.
fn looks_like_path(text: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(text.trim_ascii()) else { return false };
    let is_line = !text.is_empty() && text.len() < 1024 && !text.contains(char::is_control);
    let has_ending = || [".crt", ".pem", ".cer", ".der"].iter().any(|ending| text.ends_with(ending));
    is_line && (text.contains(['/', '\\']) || has_ending())
}

impl TlsOptions {
    pub(super) fn into_config(self, is_used: bool) -> Result<ClientConfig, ConfigError> {
        let provider = Arc::new(ring::default_provider());
        let fail = |error: rustls::Error| ConfigError::TransportSetup(error.to_string());
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

/// Takes whoever answers. The handshake itself is still checked.
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
