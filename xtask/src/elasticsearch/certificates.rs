//! The certificates for TLS, which the JDK's program `keytool` creates: a CA and a certificate for `localhost`.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use super::programs;

/// The file with the certificate of the CA, in PEM format, in the folder of the cluster.
pub(super) const AUTHORITY: &str = "ca.crt";

/// The file with the key and the certificate of the nodes.
pub(super) const KEYSTORE: &str = "node.p12";

/// The password of the keystore. It protects nothing: the file is as readable as this constant.
pub(super) const PASSWORD: &str = "changeit";

/// Both files.
pub(super) const FILES: [&str; 2] = [AUTHORITY, KEYSTORE];

/// The arguments for `keytool`, one call after another. The key of the CA is deleted at the end.
const CALLS: [&str; 4] = [
    "-genkeypair -alias ca -keyalg EC -groupname secp256r1 -sigalg SHA256withECDSA -validity 30 -dname CN=test-ca \
     -ext bc:critical=ca:true -ext ku:critical=keyCertSign",
    "-genkeypair -alias node -signer ca -keyalg EC -groupname secp256r1 -sigalg SHA256withECDSA -validity 30 \
     -dname CN=localhost -ext san=dns:localhost,ip:127.0.0.1 -ext eku=serverAuth",
    "-exportcert -rfc -alias ca -file ca.crt",
    "-delete -alias ca",
];

/// The complete arguments of each call. No argument contains a character that a shell interprets.
pub(super) fn calls() -> impl Iterator<Item = String> {
    CALLS.iter().map(|call| format!("{call} -keystore {KEYSTORE} -storetype PKCS12 -storepass {PASSWORD}"))
}

/// Creates the files in a folder.
pub(super) fn create(folder: &Path, keytool: &Path) -> Result<()> {
    for file in FILES {
        let _ = fs::remove_file(folder.join(file));
    }
    for call in calls() {
        programs::run(Command::new(keytool).args(call.split_whitespace()).current_dir(folder))
            .context("cannot create the certificates")?;
    }
    Ok(())
}

/// Copies the files into the configuration folder of a node.
pub(super) fn copy(from: &Path, config: &Path) -> Result<()> {
    for file in FILES {
        let to = config.join(file);
        fs::copy(from.join(file), &to).with_context(|| format!("cannot write {}", to.display()))?;
    }
    Ok(())
}
