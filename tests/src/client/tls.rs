//! Verification of the certificate of the server.

use std::sync::Arc;

use generated::transport::TransportErrorKind;
use generated::{Client, Error};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

/// Starts a server with a certificate for `localhost`. Returns its port and the PEM of its certificate authority.
async fn server() -> (u16, String) {
    server_of("Authority").await
}

async fn server_of(authority: &str) -> (u16, String) {
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params.distinguished_name.push(DnType::CommonName, authority);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
    let key = KeyPair::generate().unwrap();
    let params = CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
    let certificate = params.signed_by(&key, &authority).unwrap();

    let provider = Arc::new(tokio_rustls::rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], PrivateKeyDer::try_from(key.serialize_der()).unwrap())
        .unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    tokio::spawn(async move {
        while let Ok((connection, _)) = listener.accept().await {
            let Ok(mut connection) = acceptor.accept(connection).await else { continue };
            let mut request = [0; 4096];
            let _ = connection.read(&mut request).await;
            let _ = connection.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}").await;
            let _ = connection.shutdown().await;
        }
    });
    (port, authority.pem())
}

async fn tls_error(client: &Client) -> String {
    let error = client.request("GET", "/").await.unwrap_err();
    assert!(matches!(&error, Error::Transport(error) if error.kind() == TransportErrorKind::Tls), "{error:?}");
    assert!(error.is_connect());
    error.to_string()
}

#[tokio::test]
async fn trusts_configured_authority() {
    let (port, pem) = server().await;
    let url = format!("https://localhost:{port}");
    let client = Client::builder(&url).ca_certificate(&pem).build().unwrap();
    assert_eq!(client.request("GET", "/").await.unwrap(), serde_json::json!({}));
    let certificates = format!("{}\n{pem}", server().await.1);
    let client = Client::builder(&url).ca_certificate(certificates).build().unwrap();
    client.request("GET", "/").await.unwrap();
}

#[tokio::test]
async fn repeated_ca_certificates_add_up() {
    let (port, pem) = server().await;
    let (_, other) = server_of("Other").await;
    for pems in [[&pem, &other], [&other, &pem]] {
        let builder = Client::builder(format!("https://localhost:{port}"));
        let client = builder.ca_certificate(pems[0]).ca_certificate(pems[1]).build().unwrap();
        client.request("GET", "/").await.unwrap();
    }
}

#[tokio::test]
async fn rejects_other_authority() {
    let (port, _) = server().await;
    let (_, other) = server_of("Other").await;
    let client = Client::builder(format!("https://localhost:{port}")).ca_certificate(other).build().unwrap();
    assert_eq!(
        tls_error(&client).await,
        format!(
            "client.request: TLS handshake failed with https://localhost:{port}: invalid peer certificate: UnknownIssuer (is this the \
             right cluster? then pass the certificate of its certificate authority to `ClientBuilder::ca_certificate`)"
        )
    );
}

#[tokio::test]
async fn rejects_authority_of_another_cluster() {
    let (port, _) = server().await;
    let (_, other) = server().await;
    let client = Client::builder(format!("https://localhost:{port}")).ca_certificate(other).build().unwrap();
    let message = tls_error(&client).await;
    assert!(message.ends_with("does the CA certificate belong to another cluster?)"), "{message}");
}

#[tokio::test]
async fn rejects_wrong_host_name() {
    let (port, pem) = server().await;
    let client = Client::builder(format!("https://127.0.0.1:{port}")).ca_certificate(pem).build().unwrap();
    let message = tls_error(&client).await;
    assert!(message.contains("certificate not valid for name"), "{message}");
    assert!(message.ends_with("(use a host name in the URL that the certificate contains)"), "{message}");
}

#[tokio::test]
async fn accepts_any_certificate_when_verification_is_off() {
    let (port, _) = server().await;
    let client = Client::builder(format!("https://127.0.0.1:{port}")).danger_accept_invalid_certs().build().unwrap();
    client.request("GET", "/").await.unwrap();
}

#[tokio::test]
async fn http_url_of_tls_server_has_a_hint() {
    let (port, _) = server().await;
    let client = Client::builder(format!("http://localhost:{port}")).build().unwrap();
    let message = client.request("GET", "/").await.unwrap_err().to_string();
    assert!(message.ends_with("(does the server use TLS? then use a URL with `https://`)"), "{message}");
}
