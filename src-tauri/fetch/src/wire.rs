//! The connection: a socket, perhaps within TLS, on which nothing waits beyond the deadline.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use native_tls::{HandshakeError, Protocol, TlsConnector, TlsStream};
use standpoint_core::feeds::parser::FeedFault;
use url::Url;

/// An open connection to a server.
pub(crate) enum Wire {
    /// http.
    Plain(Timed),
    /// https.
    Tls(Box<TlsStream<Timed>>),
}

/// Connects to the first of the addresses that answers.
pub(crate) fn connect(url: &Url, addresses: &[SocketAddr], deadline: Instant) -> Result<Wire, FeedFault> {
    let timed = Timed { socket: socket(addresses, deadline)?, deadline };
    if url.scheme() == "http" {
        return Ok(Wire::Plain(timed));
    }
    let host = url.host_str().unwrap_or_default().trim_start_matches('[').trim_end_matches(']');
    let connector = TlsConnector::builder().min_protocol_version(Some(Protocol::Tlsv12)).build();
    let connector = connector.map_err(|_| FeedFault::InsecureConnection)?;
    match connector.connect(host, timed) {
        Ok(stream) => Ok(Wire::Tls(Box::new(stream))),
        Err(_) if Instant::now() >= deadline => Err(FeedFault::TimedOut),
        Err(HandshakeError::WouldBlock(_)) => Err(FeedFault::TimedOut),
        Err(HandshakeError::Failure(_)) => Err(FeedFault::InsecureConnection),
    }
}

/// Each address gets an even share of the time that is left, so that one that swallows everything does not hide the next.
fn socket(addresses: &[SocketAddr], deadline: Instant) -> Result<TcpStream, FeedFault> {
    let mut fault = FeedFault::Unreachable;
    for (tried, address) in addresses.iter().enumerate() {
        let left = left(deadline).map_err(|_| FeedFault::TimedOut)?;
        let share = left / u32::try_from(addresses.len() - tried).unwrap_or(1);
        match TcpStream::connect_timeout(address, share.max(Duration::from_millis(1))) {
            Ok(socket) => {
                let _ = socket.set_nodelay(true);
                return Ok(socket);
            }
            Err(error) if error.kind() == ErrorKind::TimedOut => fault = FeedFault::TimedOut,
            Err(_) => {}
        }
    }
    Err(fault)
}

fn left(deadline: Instant) -> io::Result<Duration> {
    match deadline.saturating_duration_since(Instant::now()) {
        Duration::ZERO => Err(ErrorKind::TimedOut.into()),
        left => Ok(left),
    }
}

/// What a failure to read or write means.
pub(crate) fn fault(error: &io::Error, deadline: Instant) -> FeedFault {
    if error.kind() == ErrorKind::TimedOut || Instant::now() >= deadline {
        FeedFault::TimedOut
    } else {
        FeedFault::Unreachable
    }
}

impl Read for Wire {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(stream) => stream.read(buffer),
            Self::Tls(stream) => stream.read(buffer),
        }
    }
}

impl Write for Wire {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Plain(stream) => stream.write(bytes),
            Self::Tls(stream) => stream.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(stream) => stream.flush(),
            Self::Tls(stream) => stream.flush(),
        }
    }
}

/// A socket on which every wait ends at the deadline.
#[derive(Debug)]
pub(crate) struct Timed {
    socket: TcpStream,
    deadline: Instant,
}

/// Depending on the system a wait that was cut short is called one or the other.
fn timed(error: io::Error) -> io::Error {
    if error.kind() == ErrorKind::WouldBlock { ErrorKind::TimedOut.into() } else { error }
}

impl Read for Timed {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.socket.set_read_timeout(Some(left(self.deadline)?))?;
        self.socket.read(buffer).map_err(timed)
    }
}

impl Write for Timed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.socket.set_write_timeout(Some(left(self.deadline)?))?;
        self.socket.write(bytes).map_err(timed)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.socket.flush()
    }
}
