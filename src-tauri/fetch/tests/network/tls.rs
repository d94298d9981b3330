//! TLS with the system's library: a certificate it trusts is enough, and nothing less is.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use native_tls::{Identity, TlsAcceptor};
use openssl::asn1::Asn1Time;
use openssl::bn::BigNum;
use openssl::hash::MessageDigest;
use openssl::pkey::PKey;
use openssl::rsa::Rsa;
use openssl::x509::extension::{BasicConstraints, SubjectAlternativeName};
use openssl::x509::{X509Builder, X509NameBuilder};
use standpoint_core::feeds::parser::FeedFault;
use standpoint_fetch::fetch;

use crate::child::fetched_in_a_child;
use crate::server::{FEED, Server, linger, ok, send};
use crate::{impatient, on_loopback, request};

/// A certificate for the name that signs itself, and its key.
fn certificate(name: &str) -> (Vec<u8>, Vec<u8>) {
    let key = PKey::from_rsa(Rsa::generate(2048).unwrap()).unwrap();
    let mut subject = X509NameBuilder::new().unwrap();
    subject.append_entry_by_text("CN", name).unwrap();
    let subject = subject.build();
    let mut builder = X509Builder::new().unwrap();
    builder.set_version(2).unwrap();
    builder.set_serial_number(&BigNum::from_u32(1).unwrap().to_asn1_integer().unwrap()).unwrap();
    builder.set_subject_name(&subject).unwrap();
    builder.set_issuer_name(&subject).unwrap();
    builder.set_pubkey(&key).unwrap();
    builder.set_not_before(&Asn1Time::days_from_now(0).unwrap()).unwrap();
    builder.set_not_after(&Asn1Time::days_from_now(2).unwrap()).unwrap();
    builder.append_extension(BasicConstraints::new().critical().ca().build().unwrap()).unwrap();
    let names = SubjectAlternativeName::new().dns(name).build(&builder.x509v3_context(None, None)).unwrap();
    builder.append_extension(names).unwrap();
    builder.sign(&key, MessageDigest::sha256()).unwrap();
    (builder.build().to_pem().unwrap(), key.private_key_to_pem_pkcs8().unwrap())
}

/// A server that speaks TLS with this certificate and serves a feed.
fn encrypted(certificate: &[u8], key: &[u8]) -> SocketAddr {
    let acceptor = Arc::new(TlsAcceptor::new(Identity::from_pkcs8(certificate, key).unwrap()).unwrap());
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let at = listener.local_addr().unwrap();
    thread::spawn(move || {
        for socket in listener.incoming().flatten() {
            let Ok(mut stream) = acceptor.accept(socket) else { continue };
            let mut head = [0; 4096];
            let _ = stream.read(&mut head);
            let _ = stream.write_all(ok("", FEED).as_bytes());
            let _ = stream.shutdown();
        }
    });
    at
}

#[test]
fn a_certificate_the_system_trusts_is_enough_and_one_for_another_name_is_not() {
    let folder = std::env::temp_dir().join(format!("standpoint-tls-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    for (name, outcome) in [("localhost", "fetched"), ("elsewhere.example", "insecure_connection")] {
        let (certificate, key) = certificate(name);
        let file = folder.join(format!("{name}.pem"));
        std::fs::write(&file, &certificate).unwrap();
        let address = format!("https://localhost:{}/", encrypted(&certificate, &key).port());
        let trusted = [("SSL_CERT_FILE", file.to_str().unwrap())];
        assert_eq!(fetched_in_a_child(&address, &trusted).0, outcome, "a certificate for {name}");
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_certificate_nobody_vouches_for_is_refused() {
    let (certificate, key) = certificate("localhost");
    let address = format!("https://localhost:{}/", encrypted(&certificate, &key).port());
    assert_eq!(fetch(&request(address), &on_loopback()), Err(FeedFault::InsecureConnection));
}

#[test]
fn a_server_that_does_not_speak_tls_or_never_answers_is_left() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let at = listener.local_addr().unwrap();
    thread::spawn(move || {
        for (n, mut stream) in listener.incoming().flatten().enumerate() {
            if n == 0 {
                send(&mut stream, b"HTTP/1.1 400 Bad Request\r\n\r\n");
            }
            let mut hello = [0; 4096];
            let _ = stream.read(&mut hello);
            linger(
                &mut stream,
                Duration::from_secs(if n == 0 { 0 } else { 30 }).max(Duration::from_millis(1)),
            );
        }
    });
    let address = format!("https://{at}/");
    assert_eq!(fetch(&request(&address), &on_loopback()), Err(FeedFault::InsecureConnection));
    assert_eq!(fetch(&request(&address), &impatient()), Err(FeedFault::TimedOut));
    let plain = Server::answering(|_| {
        format!("HTTP/1.1 302 Found\r\nLocation: {}\r\nContent-Length: 0\r\n\r\n", "https://10.0.0.1/")
    });
    assert_eq!(fetch(&request(plain.url("/")), &on_loopback()), Err(FeedFault::PrivateNetwork));
}
