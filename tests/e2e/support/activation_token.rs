//! Asks a Wayland compositor for an activation token, as a notification service or a launcher does after a click.
//!
//! Speaks as much of the protocol as that takes: https://wayland.freedesktop.org/docs/html/ch04.html (wire format) and
//! `xdg-activation-v1.xml` of wayland-protocols.

use std::io::{Read, Write};
use std::os::unix::net::UnixStream;
use std::path::Path;

use super::patience::PATIENCE;

// The numbers that we give the objects, and the numbers of their requests and events.
const DISPLAY: u32 = 1;
const REGISTRY: u32 = 2;
const ACTIVATION: u32 = 3;
const TOKEN: u32 = 4;
const GET_REGISTRY: u16 = 1;
const BIND: u16 = 0;
const GET_ACTIVATION_TOKEN: u16 = 1;
const COMMIT: u16 = 3;
const GLOBAL: u16 = 0;
const DONE: u16 = 0;

/// The interface that gives tokens, version 1.
const INTERFACE: &str = "xdg_activation_v1";

/// A token of the compositor at this socket.
pub(crate) fn given_by(socket: &Path) -> String {
    let mut compositor = UnixStream::connect(socket).expect("the compositor takes connections");
    compositor.set_read_timeout(Some(PATIENCE)).expect("a wait can have an end");
    request(&mut compositor, DISPLAY, GET_REGISTRY, &REGISTRY.to_ne_bytes());
    let name = loop {
        let (object, event, body) = hear(&mut compositor);
        let (name, rest) = body.split_at(4.min(body.len()));
        if (object, event) == (REGISTRY, GLOBAL) && text(rest) == INTERFACE {
            break name.to_vec();
        }
    };
    let wanted = [name, as_text(INTERFACE), 1_u32.to_ne_bytes().into(), ACTIVATION.to_ne_bytes().into()];
    request(&mut compositor, REGISTRY, BIND, &wanted.concat());
    request(&mut compositor, ACTIVATION, GET_ACTIVATION_TOKEN, &TOKEN.to_ne_bytes());
    request(&mut compositor, TOKEN, COMMIT, &[]);
    loop {
        let (object, event, body) = hear(&mut compositor);
        assert_ne!(object, DISPLAY, "the compositor refuses: {body:?}");
        if (object, event) == (TOKEN, DONE) {
            return text(&body).to_owned();
        }
    }
}

/// Sends a request: the object, the whole length and the request's number, then what belongs to it.
fn request(compositor: &mut UnixStream, object: u32, number: u16, body: &[u8]) {
    let length = u32::try_from(8 + body.len()).expect("a request is short");
    let head = [object.to_ne_bytes(), ((length << 16) | u32::from(number)).to_ne_bytes()];
    compositor.write_all(&[head.as_flattened(), body].concat()).expect("the compositor listens");
}

/// The next event: its object, its number, and what belongs to it.
fn hear(compositor: &mut UnixStream) -> (u32, u16, Vec<u8>) {
    let mut head = [[0; 4]; 2];
    compositor.read_exact(head.as_flattened_mut()).expect("the compositor answers");
    let [object, rest] = head.map(u32::from_ne_bytes);
    let mut body = vec![0; ((rest >> 16) as usize).saturating_sub(8)];
    compositor.read_exact(&mut body).expect("the compositor answers");
    (object, (rest & 0xffff) as u16, body)
}

/// A text as it is sent: its length with the zero at its end, then its bytes, filled up to four.
fn as_text(text: &str) -> Vec<u8> {
    let length = text.len() + 1;
    let mut sent = u32::try_from(length).expect("a text is short").to_ne_bytes().to_vec();
    sent.extend(text.bytes());
    sent.resize(4 + length.next_multiple_of(4), 0);
    sent
}

/// The text at the beginning of what was received.
fn text(received: &[u8]) -> &str {
    let Some((length, rest)) = received.split_first_chunk() else { return "" };
    let length = u32::from_ne_bytes(*length) as usize;
    let bytes = rest.get(..length.saturating_sub(1)).unwrap_or_default();
    std::str::from_utf8(bytes).unwrap_or_default()
}
