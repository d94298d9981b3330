//! A server on this machine that feeds are read from; it ends with the tests.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};

/// What a server answers: the status line's words and the body.
pub(crate) type Served = (&'static str, String);

/// A server that answers each request by its path, and by whether it knows the state called "one". Gives its address.
pub(crate) fn served(answer: impl Fn(&str, bool) -> Served + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || listener.incoming().for_each(|stream| reply(stream.unwrap(), &answer)));
    address
}

fn reply(mut stream: TcpStream, answer: &dyn Fn(&str, bool) -> Served) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
    let request = lines.next().unwrap_or_default();
    let headers: Vec<_> = lines.take_while(|line| !line.is_empty()).collect();
    let is_known = headers
        .iter()
        .any(|header| header.to_lowercase().contains("if-none-match") && header.contains("\"one\""));
    let (status, body) = answer(request.split(' ').nth(1).unwrap_or_default(), is_known);
    write!(
        stream,
        "HTTP/1.1 {status}\r\nETag: \"one\"\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
    .ok();
}

/// A feed of these entries, each with its title and the last part of its address, of Sunday 4 January 2026.
pub(crate) fn rss(title: &str, entries: &[(&str, &str)]) -> String {
    let entry = |(title, page): &(&str, &str)| {
        let date = "Sun, 04 Jan 2026 10:00:00 GMT";
        format!(
            "<item><title>{title}</title><link>https://ada.example/{page}</link><guid>{page}</guid><pubDate>{date}</pubDate></item>"
        )
    };
    let entries: String = entries.iter().map(entry).collect();
    format!("<rss version=\"2.0\"><channel><title>{title}</title>{entries}</channel></rss>")
}
