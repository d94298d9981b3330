//! A server of one thread a connection, each as badly behaved as its story wants it.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

/// A server that runs until the process ends.
pub(crate) struct Server {
    /// Where it listens.
    pub(crate) at: SocketAddr,
    heads: Receiver<String>,
}

impl Server {
    /// Starts one that reads the head of each request and then does as told.
    pub(crate) fn start(behaviour: impl Fn(&str, &mut TcpStream) + Send + Sync + 'static) -> Self {
        Self::with_listener(TcpListener::bind("127.0.0.1:0").unwrap(), behaviour)
    }

    /// One that answers each request, by its path, with the text given.
    pub(crate) fn answering(answer: impl Fn(&str) -> String + Send + Sync + 'static) -> Self {
        Self::start(move |head, stream| {
            let path = head.split(' ').nth(1).unwrap_or_default();
            send(stream, answer(path).as_bytes());
        })
    }

    fn with_listener(
        listener: TcpListener,
        behaviour: impl Fn(&str, &mut TcpStream) + Send + Sync + 'static,
    ) -> Self {
        let at = listener.local_addr().unwrap();
        let (seen, heads): (Sender<String>, _) = channel();
        let behaviour = Arc::new(behaviour);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (seen, behaviour) = (seen.clone(), Arc::clone(&behaviour));
                thread::spawn(move || serve(stream, &seen, behaviour.as_ref()));
            }
        });
        Self { at, heads }
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.at)
    }

    /// The heads of the requests so far, in lower case.
    pub(crate) fn heads(&self) -> Vec<String> {
        self.heads.try_iter().map(|head| head.to_ascii_lowercase()).collect()
    }
}

fn serve(
    mut stream: TcpStream,
    seen: &Sender<String>,
    behaviour: &(dyn Fn(&str, &mut TcpStream) + Send + Sync),
) {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        match stream.read(&mut byte) {
            Ok(1) => head.push(byte[0]),
            _ => return,
        }
    }
    let head = String::from_utf8(head).unwrap();
    let _ = seen.send(head.clone());
    behaviour(&head, &mut stream);
}

/// Sends what the client still takes; whether it took everything.
pub(crate) fn send(stream: &mut TcpStream, bytes: &[u8]) -> bool {
    stream.write_all(bytes).and_then(|()| stream.flush()).is_ok()
}

/// Blocks on the socket until the client leaves or the time is over; whether the client is still there.
pub(crate) fn linger(stream: &mut TcpStream, time: Duration) -> bool {
    stream.set_read_timeout(Some(time)).unwrap();
    !matches!(stream.read(&mut [0]), Ok(0))
}

/// A whole answer.
pub(crate) fn ok(headers: &str, body: &str) -> String {
    format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n{headers}\r\n{body}", body.len())
}

/// A small feed.
pub(crate) const FEED: &str = "<rss version=\"2.0\"><channel><title>T</title><item><guid>1</guid><title>One</title></item></channel></rss>";
