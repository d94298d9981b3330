//! When two web addresses lead to the same page: the one form in which the log, feeds, people and search compare them.
//!
//! A page is copied with `www.` or without, from a phone, out of a newsletter, with a campaign's parameters behind it. All of
//! these are one address here. What may make a difference stays different: another path, another number, another place on
//! the page. The form is for comparing only; what is shown, opened and kept is the address as it was given.

mod escape;
pub mod link;
mod service;
mod sharing;

use url::Url;

/// Files that a server gives for the folder they are in, without their endings.
const INDEX_PAGES: &[&str] = &["index", "default"];
/// The endings of such files.
const INDEX_ENDINGS: &[&str] = &["html", "htm", "xhtml", "shtml", "php", "asp", "aspx", "jsp", "cfm"];
/// Places on a page that are the page: its top, its text, and where readers answer.
const WHOLE_PAGE: &[&str] =
    &["", "top", "main", "content", "main-content", "comments", "respond", "disqus_thread"];

/// How many addresses one inside the other are followed, such as a video's long address behind its short one.
const MOST_INSIDE: usize = 8;

/// The form that all spellings of a page's address share, such as `https://example.org/notes?id=7`. What is no web address is
/// its own form, trimmed, and so is an address that holds more than eight others, one inside the other.
///
/// The same page, whatever the scheme, `www.` or `m.`, a default port, slashes at the end, index pages, needless escapes, the
/// order of parameters, known parameters of sharing, and which of a service's hosts it was copied from. It stays the same
/// when it is made of itself.
#[must_use]
pub fn canonical(address: &str) -> String {
    let text = address.trim();
    let mut form = text.to_owned();
    for _ in 0..=MOST_INSIDE {
        match step(&form) {
            Step::Form(form) => return form,
            Step::Inside(address) => form = address,
        }
    }
    text.to_owned()
}

/// What one look at an address comes to.
enum Step {
    /// The form to compare by.
    Form(String),
    /// Another address of the same page, to be looked at in turn.
    Inside(String),
}

fn step(text: &str) -> Step {
    let Some(url) = Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https")) else {
        return Step::Form(text.to_owned());
    };
    let host = plain_host(url.host_str().unwrap_or_default());
    if host.is_empty() {
        return Step::Form(text.to_owned());
    }
    // http on 443 and https on 80 do not occur; a default port counts as no port.
    let port = url.port().filter(|port| !matches!(port, 80 | 443));
    if port.is_none()
        && let Some(page) = service::page_behind(&host, url.path())
    {
        return Step::Inside(page);
    }
    let service = service::of(&host).filter(|_| port.is_none());
    let authority = match (service, port) {
        (Some(service), _) => service.host(&host).to_owned(),
        (None, Some(port)) => format!("{host}:{port}"),
        (None, None) => host,
    };
    let path = plain_path(url.path());
    let query = plain_query(url.query().unwrap_or_default(), service);
    let page = format!("{authority}{path}{query}");
    let fragment = plain_fragment(url.fragment().unwrap_or_default(), service);
    let form = service.map_or_else(|| service::common_form(&page), |service| service.form(&page));
    match form.filter(|form| *form != page) {
        Some(form) => Step::Inside(format!("https://{form}{fragment}")),
        None => Step::Form(format!("https://{page}{fragment}")),
    }
}

/// Whether two addresses lead to the same page.
#[must_use]
pub fn is_one_page(one: &str, other: &str) -> bool {
    one == other || canonical(one) == canonical(other)
}

/// A host without what tells a phone from a desk: `www.`, `m.` and `mobile.`, as long as a name with a dot is left.
fn plain_host(host: &str) -> String {
    let mut host = host.trim_end_matches('.');
    while let Some(rest) = ["www.", "m.", "mobile."]
        .iter()
        .find_map(|prefix| host.strip_prefix(prefix))
        .filter(|rest| rest.contains('.'))
    {
        host = rest;
    }
    host.to_owned()
}

/// A path without needless escapes, a session, the folder's own page and slashes at the end; empty for the first page.
fn plain_path(path: &str) -> String {
    let mut plain = escape::path(path);
    if let Some(at) = plain.to_ascii_lowercase().find(";jsessionid=") {
        plain.truncate(at);
    }
    loop {
        let trimmed = plain.trim_end_matches('/');
        let last = trimmed.rsplit('/').next().unwrap_or_default();
        let kept = if is_index_page(last) { trimmed.len() - last.len() } else { trimmed.len() };
        if kept == plain.len() {
            return plain;
        }
        plain.truncate(kept);
    }
}

fn is_index_page(file: &str) -> bool {
    let file = file.to_ascii_lowercase();
    file.rsplit_once('.')
        .is_some_and(|(name, ending)| INDEX_PAGES.contains(&name) && INDEX_ENDINGS.contains(&ending))
}

/// The parameters in one order, without those of sharing; with its question mark, or empty.
fn plain_query(query: &str, service: Option<&service::Service>) -> String {
    let parameters = query.split('&').filter(|part| !part.is_empty()).map(|part| {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        (escape::parameter(name), escape::parameter(value))
    });
    let is_shared = |name: &str, value: &str| {
        sharing::is_sharing(name, value) || service.is_some_and(|it| it.is_sharing(name, value))
    };
    let mut kept: Vec<_> = parameters
        .filter(|(name, value)| !(is_shared(name, value) || name.is_empty() && value.is_empty()))
        .collect();
    kept.sort();
    let written: Vec<_> = kept
        .into_iter()
        .map(|(name, value)| if value.is_empty() { name } else { format!("{name}={value}") })
        .collect();
    if written.is_empty() { String::new() } else { format!("?{}", written.join("&")) }
}

/// The place on the page, or the page itself where an address puts that behind `#`; with its sign, or empty.
fn plain_fragment(fragment: &str, service: Option<&service::Service>) -> String {
    // What a browser was to mark (`#:~:text=`) is no place.
    let fragment = fragment.split(":~:").next().unwrap_or_default();
    let fragment = escape::fragment(fragment);
    let (route, query) = fragment.split_once('?').unwrap_or((&fragment, ""));
    let plain = if route.starts_with(['/', '!']) {
        let query = plain_query(query, service);
        format!("{}{}{query}", route.trim_end_matches('/'), if query.is_empty() { "" } else { "/" })
    } else if fragment.contains('=') && !fragment.split('&').any(|part| part.starts_with(['/', '!'])) {
        // Some campaigns write their parameters here. Beside the name of a page they'd be read as its own, once in order.
        let query = plain_query(&fragment, service);
        query.strip_prefix('?').unwrap_or_default().to_owned()
    } else {
        fragment
    };
    if plain == "!" || WHOLE_PAGE.contains(&plain.to_ascii_lowercase().as_str()) {
        String::new()
    } else {
        format!("#{plain}")
    }
}

#[cfg(test)]
mod tests;
