//! XChaCha20-Poly1305 in the one form in which everything here is stored: version, nonce, ciphertext with its tag.

use crate::VaultFault;
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use kernel::Chance;

/// The version of the form. It is under the tag, as part of the associated data.
const FORMAT: u8 = 1;

/// What a box is for and belongs to; each part with its length, so that parts cannot be shifted into each other.
fn associated(parts: &[&str]) -> Vec<u8> {
    let mut out = vec![FORMAT];
    for part in parts {
        out.extend_from_slice(&(part.len() as u64).to_be_bytes());
        out.extend_from_slice(part.as_bytes());
    }
    out
}

pub(crate) fn seal(key: &[u8; 32], parts: &[&str], plain: &[u8], chance: &Chance) -> Vec<u8> {
    seal_with(key, parts, plain, chance.bytes())
}

/// With a nonce that must never be used for another text under the same key.
pub(crate) fn seal_with(key: &[u8; 32], parts: &[&str], plain: &[u8], nonce: [u8; 24]) -> Vec<u8> {
    let payload = Payload { msg: plain, aad: &associated(parts) };
    let sealed = XChaCha20Poly1305::new(key.into())
        .encrypt(&XNonce::from(nonce), payload)
        .expect("the cipher refuses nothing below 256 GiB");
    let mut out = Vec::with_capacity(1 + nonce.len() + sealed.len());
    out.push(FORMAT);
    out.extend_from_slice(&nonce);
    out.extend_from_slice(&sealed);
    out
}

pub(crate) fn open(key: &[u8; 32], parts: &[&str], sealed: &[u8]) -> Result<Vec<u8>, VaultFault> {
    let (version, rest) = sealed.split_first().ok_or(VaultFault::NotABox)?;
    let (nonce, sealed) = rest.split_first_chunk::<24>().ok_or(VaultFault::NotABox)?;
    if *version != FORMAT {
        return Err(VaultFault::NotABox);
    }
    let payload = Payload { msg: sealed, aad: &associated(parts) };
    XChaCha20Poly1305::new(key.into()).decrypt(&XNonce::from(*nonce), payload).map_err(|_| VaultFault::Refused)
}
