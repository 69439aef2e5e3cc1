//! Unpacks a file from an npm package.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use flate2::read::GzDecoder;

/// Returns the content of a file in a package. `inside` is its path relative to the top folder of the archive.
///
/// # Errors
/// The archive is invalid, does not contain the file, or unpacks to more than `limit` MB before the end of the file.
pub(super) fn unpack(package: impl Read, inside: &str, limit: u64) -> Result<Vec<u8>> {
    let mut archive = tar::Archive::new(Limited { inner: GzDecoder::new(package), left: limit << 20, limit });
    for entry in archive.entries()? {
        let mut entry = entry?;
        let path: PathBuf = entry.path()?.components().skip(1).collect();
        if path == Path::new(inside) {
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes)?;
            return Ok(bytes);
        }
    }
    bail!("the archive does not contain {inside}")
}

/// A reader that fails after a number of bytes. A small package can unpack to more than the memory or the time that there is.
struct Limited<R> {
    inner: R,
    /// The number of bytes that may still be read.
    left: u64,
    /// The limit in MB, for the message.
    limit: u64,
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        match self.left.checked_sub(count as u64) {
            Some(left) => self.left = left,
            None => return Err(io::Error::other(format!("the package unpacks to more than {} MB", self.limit))),
        }
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::unpack;

    /// A package with a file of zeros, then a small file.
    fn package(megabytes: usize) -> Vec<u8> {
        let mut archive = tar::Builder::new(GzEncoder::new(Vec::new(), Compression::fast()));
        for (name, content) in [("package/large", vec![0; megabytes << 20]), ("package/small", b"small".to_vec())] {
            let mut header = tar::Header::new_gnu();
            header.set_size(content.len() as u64);
            header.set_mode(0o644);
            archive.append_data(&mut header, name, content.as_slice()).unwrap();
        }
        archive.into_inner().unwrap().finish().unwrap()
    }

    #[test]
    fn reads_files_up_to_the_limit() {
        let package = package(1);
        assert_eq!(unpack(package.as_slice(), "small", 2).unwrap(), b"small");
        assert_eq!(unpack(package.as_slice(), "large", 2).unwrap().len(), 1 << 20);
        let error = unpack(package.as_slice(), "missing", 2).unwrap_err();
        assert_eq!(error.to_string(), "the archive does not contain missing");
    }

    #[test]
    fn stops_at_the_limit() {
        let package = package(3);
        assert!(package.len() < 1 << 20);
        // The limit includes the files before the one that is read.
        for name in ["large", "small"] {
            let error = format!("{:#}", unpack(package.as_slice(), name, 2).unwrap_err());
            assert!(error.contains("the package unpacks to more than 2 MB"), "{name}: {error}");
        }
    }
}
