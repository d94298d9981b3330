//! A server of feeds on this machine, for stories of the user's own feeds.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// What is served at a path.
#[derive(Debug, Clone)]
pub(crate) enum Served {
    /// A feed with its content type; with an `ETag` that is its length and sum, so that it answers 304 as long as it stays.
    Feed(&'static str, Vec<u8>),
    /// Zeros without end.
    Endless,
    /// The head of an answer, and then nothing.
    Silent,
    /// A way to another address.
    Redirect(String),
}

/// One request as it came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Request {
    /// The path asked for.
    pub(crate) path: String,
    /// The header lines, as sent.
    pub(crate) headers: Vec<String>,
    /// The status answered with.
    pub(crate) status: u16,
}

#[derive(Debug, Default)]
struct Shelf {
    served: Mutex<HashMap<String, Served>>,
    asked: Mutex<Vec<Request>>,
    closed: AtomicBool,
}

/// The server; dropping it closes it.
#[derive(Debug)]
pub(crate) struct FeedServer {
    address: SocketAddr,
    shelf: Arc<Shelf>,
}

impl FeedServer {
    /// Opens it on a port of its own.
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port on this machine");
        let address = listener.local_addr().expect("the port has a number");
        let shelf: Arc<Shelf> = Arc::default();
        let shared = Arc::clone(&shelf);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if shared.closed.load(Ordering::Relaxed) {
                    return;
                }
                let shared = Arc::clone(&shared);
                thread::spawn(move || answer(stream, &shared));
            }
        });
        Self { address, shelf }
    }

    /// Puts something at a path, in the place of what was there.
    pub(crate) fn serve(&self, path: &str, served: Served) {
        held(&self.shelf.served).insert(path.to_owned(), served);
    }

    /// The web address of a path.
    pub(crate) fn at(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// What was asked for, in order.
    pub(crate) fn asked(&self) -> Vec<Request> {
        held(&self.shelf.asked).clone()
    }
}

impl Drop for FeedServer {
    fn drop(&mut self) {
        self.shelf.closed.store(true, Ordering::Relaxed);
        // Wakes the thread that waits for someone to come.
        let _ = TcpStream::connect(self.address);
    }
}

fn held<T>(lock: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Answers one request. A client that hangs up early is no fault.
fn answer(mut stream: TcpStream, shelf: &Shelf) {
    let mut lines =
        BufReader::new(stream.try_clone().expect("a stream has two ends")).lines().map_while(Result::ok);
    let path = lines.next().and_then(|line| line.split(' ').nth(1).map(str::to_owned)).unwrap_or_default();
    let headers: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
    let served = held(&shelf.served).get(&path).cloned();
    let note =
        |status| held(&shelf.asked).push(Request { path: path.clone(), headers: headers.clone(), status });
    let _ = match served {
        None => {
            note(404);
            stream.write_all(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        }
        Some(Served::Redirect(to)) => {
            note(302);
            write!(
                stream,
                "HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            )
        }
        Some(Served::Feed(kind, body)) => {
            let tag = format!("\"{}-{}\"", body.len(), body.iter().map(|byte| u64::from(*byte)).sum::<u64>());
            if headers
                .iter()
                .any(|line| line.to_lowercase().starts_with("if-none-match") && line.contains(&tag))
            {
                note(304);
                write!(stream, "HTTP/1.1 304 Not Modified\r\nETag: {tag}\r\nConnection: close\r\n\r\n")
            } else {
                note(200);
                let head = format!(
                    "Content-Type: {kind}\r\nContent-Length: {}\r\nETag: {tag}\r\nSet-Cookie: seen=1",
                    body.len()
                );
                write!(stream, "HTTP/1.1 200 OK\r\n{head}\r\nConnection: close\r\n\r\n")
                    .and_then(|()| stream.write_all(&body))
            }
        }
        Some(Served::Endless) => {
            note(200);
            let begun = stream.write_all(
                b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nConnection: close\r\n\r\n<rss>",
            );
            begun.and_then(|()| {
                loop {
                    stream.write_all(&[b' '; 65_536])?;
                }
            })
        }
        Some(Served::Silent) => {
            note(200);
            let begun = stream.write_all(
                b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nContent-Length: 500\r\n\r\n<rss",
            );
            // Until the other end hangs up.
            begun.and_then(|()| std::io::copy(&mut stream.try_clone()?, &mut std::io::sink()).map(|_| ()))
        }
    };
}
