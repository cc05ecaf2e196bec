//! Replaces the content of sealed parts by boxes and back, wherever they stand in an event's JSON.

use crate::{VaultFault, sealed::MARK};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use zeroize::Zeroizing;

/// What a visit to a sealed part or a walk over a value ends in.
type Done = Result<(), VaultFault>;

/// Opens a box about a subject; nothing when the subject's key is gone.
pub type Opener<'a> = dyn FnMut(&str, &[u8]) -> Option<Vec<u8>> + 'a;

/// Replaces the content of every sealed part by the box that `seal` makes of it, and gives the subjects met.
///
/// The content is turned into bytes as it stands and never searched for parts to seal, so nothing that a person typed
/// can change what is sealed for whom. On a fault the value may be half done and must be thrown away.
pub fn seal_value(
    value: &mut Value,
    seal: &mut dyn FnMut(&str, &[u8]) -> Vec<u8>,
) -> Result<BTreeSet<String>, VaultFault> {
    let mut subjects = BTreeSet::new();
    walk(value, &mut |part| {
        let subject = subject_of(part)?;
        match state_of(part)? {
            State::Erased => return Ok(()),
            State::Boxed => return Err(VaultFault::Malformed("it is sealed already")),
            State::Content => {}
        }
        let content = part.remove("content").unwrap_or_default();
        if holds_sealed(&content) {
            return Err(VaultFault::Nested { subject });
        }
        let plain = Zeroizing::new(content.to_string().into_bytes());
        part.insert("box".into(), STANDARD.encode(seal(&subject, &plain)).into());
        subjects.insert(subject);
        Ok(())
    })?;
    Ok(subjects)
}

/// Turns every box back into content, or into `"erased": true` where `open` gives nothing because the subject's key is
/// gone. What comes out of a box is put in place and never searched. On a fault the value may be half done.
pub fn open_value(value: &mut Value, open: &mut Opener<'_>) -> Done {
    walk(value, &mut |part| {
        let subject = subject_of(part)?;
        match state_of(part)? {
            State::Erased => return Ok(()),
            State::Content => return Err(VaultFault::Malformed("it is stored without a box")),
            State::Boxed => {}
        }
        let boxed = part.remove("box").unwrap_or_default();
        let boxed = STANDARD.decode(boxed.as_str().unwrap_or_default());
        let boxed = boxed.map_err(|_| VaultFault::Malformed("its box is not base64"))?;
        match open(&subject, &boxed).map(Zeroizing::new) {
            None => part.insert("erased".into(), true.into()),
            Some(plain) => {
                let content = serde_json::from_slice(&plain);
                // The parser's own message would quote the content.
                part.insert("content".into(), content.map_err(|_| VaultFault::Malformed("its box holds no JSON"))?)
            }
        };
        Ok(())
    })
}

/// The subjects whose keys are needed to seal or open a value, so that they can be fetched beforehand.
pub fn subjects_of(value: &Value) -> Result<BTreeSet<String>, VaultFault> {
    let mut subjects = BTreeSet::new();
    look(value, &mut |part| {
        if state_of(part)? != State::Erased {
            subjects.insert(subject_of(part)?);
        }
        Ok(())
    })?;
    Ok(subjects)
}

#[derive(PartialEq, Eq)]
enum State {
    Content,
    Boxed,
    Erased,
}

fn subject_of(part: &Map<String, Value>) -> Result<String, VaultFault> {
    let subject = part.get("subject").and_then(Value::as_str).unwrap_or_default();
    // Subjects are listed with spaces between them in each entry.
    let sound = !subject.is_empty() && !subject.contains(|letter: char| letter.is_whitespace() || letter.is_control());
    if sound { Ok(subject.to_string()) } else { Err(VaultFault::Malformed("its subject is no name")) }
}

fn state_of(part: &Map<String, Value>) -> Result<State, VaultFault> {
    let state = match (part.get("content"), part.get("box"), part.get("erased")) {
        (Some(_), None, None) => Some(State::Content),
        (None, Some(Value::String(_)), None) => Some(State::Boxed),
        (None, None, Some(Value::Bool(true))) => Some(State::Erased),
        _ => None,
    };
    state.filter(|_| part.len() == 2).ok_or(VaultFault::Malformed("it has other fields than it should"))
}

/// The part that an object marks, if it marks one; an object that does so in any other form is refused.
fn marked(object: &Map<String, Value>) -> Result<bool, VaultFault> {
    match (object.get(MARK), object.len()) {
        (None, _) => Ok(false),
        (Some(Value::Object(_)), 1) => Ok(true),
        _ => Err(VaultFault::Malformed("its mark stands beside other fields or holds no object")),
    }
}

fn walk(value: &mut Value, visit: &mut dyn FnMut(&mut Map<String, Value>) -> Done) -> Done {
    match value {
        Value::Array(items) => items.iter_mut().try_for_each(|item| walk(item, visit)),
        Value::Object(object) if marked(object)? => match object.get_mut(MARK) {
            Some(Value::Object(part)) => visit(part),
            _ => Ok(()),
        },
        Value::Object(object) => object.values_mut().try_for_each(|item| walk(item, visit)),
        _ => Ok(()),
    }
}

fn look(value: &Value, visit: &mut dyn FnMut(&Map<String, Value>) -> Done) -> Done {
    match value {
        Value::Array(items) => items.iter().try_for_each(|item| look(item, visit)),
        Value::Object(object) if marked(object)? => match object.get(MARK) {
            Some(Value::Object(part)) => visit(part),
            _ => Ok(()),
        },
        Value::Object(object) => object.values().try_for_each(|item| look(item, visit)),
        _ => Ok(()),
    }
}

/// Whether content has the shape of a sealed part anywhere: an event that seals twice was put together wrongly.
fn holds_sealed(content: &Value) -> bool {
    match content {
        Value::Array(items) => items.iter().any(holds_sealed),
        Value::Object(object) => {
            let part = object.get(MARK).filter(|_| object.len() == 1).and_then(Value::as_object);
            part.is_some_and(|part| part.contains_key("subject")) || object.values().any(holds_sealed)
        }
        _ => false,
    }
}
