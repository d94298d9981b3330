//! A host's addresses, and which of them may be visited.
//!
//! What is checked here is what is connected to: the name is resolved once, so that a server cannot answer the check with one
//! address and the connection with another.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, ToSocketAddrs};
use std::sync::mpsc;
use std::time::Instant;

use standpoint_core::feeds::parser::FeedFault;
use url::{Host, Url};

use crate::Policy;

/// How many of a host's addresses are tried.
const TRIED_MAX: usize = 4;

/// The addresses of an address's host that may be visited, at least one.
pub(crate) fn addresses(
    url: &Url,
    allow_http: bool,
    policy: &Policy,
    deadline: Instant,
) -> Result<Vec<SocketAddr>, FeedFault> {
    let local = policy.allow_loopback || !policy.allowed.is_empty();
    let encrypted = url.scheme() == "https" || allow_http;
    if !encrypted && !local {
        return Err(FeedFault::NeedsHttps);
    }
    let port = url.port_or_known_default().ok_or(FeedFault::BadAddress)?;
    let found = match url.host().ok_or(FeedFault::BadAddress)? {
        Host::Ipv4(ip) => vec![SocketAddr::from((ip, port))],
        Host::Ipv6(ip) => vec![SocketAddr::from((ip, port))],
        Host::Domain(name) => looked_up(name.to_owned(), port, deadline)?,
    };
    if found.is_empty() {
        return Err(FeedFault::UnknownHost);
    }
    let (exempt, others): (Vec<_>, Vec<_>) = found.into_iter().partition(|at| is_exempt(at, policy));
    let public = others.iter().any(|at| is_public(at.ip()));
    let visited: Vec<SocketAddr> = exempt
        .into_iter()
        .chain(others.into_iter().filter(|at| encrypted && is_public(at.ip())))
        .take(TRIED_MAX)
        .collect();
    match visited.is_empty() {
        false => Ok(visited),
        true if public => Err(FeedFault::NeedsHttps),
        true => Err(FeedFault::PrivateNetwork),
    }
}

fn is_exempt(at: &SocketAddr, policy: &Policy) -> bool {
    (policy.allow_loopback && at.ip().is_loopback()) || policy.allowed.contains(at)
}

/// The system's resolver cannot be told a time, so it is asked from a thread of its own.
fn looked_up(name: String, port: u16, deadline: Instant) -> Result<Vec<SocketAddr>, FeedFault> {
    let (answer, wait) = mpsc::sync_channel(1);
    let asked = std::thread::Builder::new().name("feed host".into()).spawn(move || {
        let found = (name.as_str(), port).to_socket_addrs().map(Iterator::collect);
        // No one waits any more when the time is up.
        let _ = answer.send(found);
    });
    asked.map_err(|_| FeedFault::Unreachable)?;
    match wait.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
        Ok(found) => found.map_err(|_| FeedFault::UnknownHost),
        Err(mpsc::RecvTimeoutError::Timeout) => Err(FeedFault::TimedOut),
        Err(mpsc::RecvTimeoutError::Disconnected) => Err(FeedFault::UnknownHost),
    }
}

/// Whether an address is one of the public internet (IANA IPv4 and IPv6 Special-Purpose Address Registries).
fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let special = ip.is_private() || ip.is_loopback() || ip.is_link_local() || ip.is_documentation();
    let special = special || a == 0 || a >= 224; // 0.0.0.0/8 (RFC 791), 224.0.0.0/4 (RFC 5771), 240.0.0.0/4 (RFC 1112)
    let special = special || (a == 100 && (64..128).contains(&b)); // 100.64.0.0/10 (RFC 6598)
    let special = special || (a == 192 && b == 0 && c == 0) || (a == 192 && b == 88 && c == 99); // 192.0.0.0/24 (RFC 6890), 192.88.99.0/24 (RFC 7526)
    let special = special || (a == 198 && (18..20).contains(&b)); // 198.18.0.0/15 (RFC 2544)
    !special
}

/// Global unicast alone is public; an IPv4 address within is judged as that address.
fn is_public_v6(ip: Ipv6Addr) -> bool {
    let bits = ip.segments();
    let v4 = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        is_public_v4(Ipv4Addr::new(a, b, c, d))
    };
    match bits {
        [0, 0, 0, 0, 0, 0xffff, high, low] => v4(high, low), // mapped
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] => v4(high, low), // NAT64
        [0x2002, high, low, ..] => v4(high, low),            // 6to4
        [0x2001, second, ..] if second < 0x200 || second == 0xdb8 => false, // Teredo, ORCHID and the like; documentation
        [0x3fff, second, ..] if second < 0x1000 => false,                   // documentation
        [first, ..] => first & 0xe000 == 0x2000,
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn visited(address: &str, policy: &Policy) -> Result<Vec<SocketAddr>, FeedFault> {
        addresses(&Url::parse(address).unwrap(), false, policy, Instant::now() + Duration::from_secs(1))
    }

    #[test]
    fn addresses_that_are_not_of_the_public_internet_are_refused() {
        for ip in [
            "127.0.0.1",
            "127.9.9.9",
            "10.0.0.1",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "100.127.0.1",
            "0.0.0.0",
            "0.1.2.3",
            "224.0.0.1",
            "239.1.1.1",
            "240.0.0.1",
            "255.255.255.255",
            "192.0.2.1",
            "198.51.100.1",
            "203.0.113.1",
            "192.0.0.8",
            "192.88.99.1",
            "198.18.0.1",
            "::",
            "::1",
            "fe80::1",
            "fec0::1",
            "fc00::1",
            "fd12:3456::1",
            "ff02::1",
            "2001:db8::1",
            "3fff::1",
            "2001::1",
            "2001:10::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b::c0a8:101",
            "64:ff9b:1::1",
            "2002:7f00:1::",
            "2002:a00:1::1",
            "100::1",
            "5f00::1",
        ] {
            assert!(!is_public(ip.parse().unwrap()), "{ip}");
        }
        for ip in [
            "8.8.8.8",
            "1.1.1.1",
            "172.32.0.1",
            "100.128.0.1",
            "192.1.0.1",
            "2606:4700::1111",
            "2a00:1450::1",
            "::ffff:8.8.8.8",
            "64:ff9b::808:808",
            "2002:808:808::",
        ] {
            assert!(is_public(ip.parse().unwrap()), "{ip}");
        }
    }

    #[test]
    fn odd_spellings_of_a_private_address_are_refused() {
        for address in [
            "https://2130706433/",
            "https://0x7f.1/",
            "https://0177.0.0.1/",
            "https://127.1/",
            "https://[::ffff:127.0.0.1]/",
            "https://[::1]/",
            "https://0/",
            "https://127.0.0.1./",
            "https://①②⑦.0.0.1/",
            "https://[::ffff:7f00:1]/",
            "https://localhost/",
        ] {
            assert_eq!(visited(address, &Policy::default()), Err(FeedFault::PrivateNetwork), "{address}");
        }
        assert_eq!(visited("https://8.8.8.8/", &Policy::default()), Ok(vec!["8.8.8.8:443".parse().unwrap()]));
    }

    #[test]
    fn the_development_switch_opens_this_machine_alone() {
        let policy = Policy { allow_loopback: true, ..Policy::default() };
        assert_eq!(visited("http://127.0.0.1:8080/", &policy), Ok(vec!["127.0.0.1:8080".parse().unwrap()]));
        assert_eq!(visited("https://10.0.0.1/", &policy), Err(FeedFault::PrivateNetwork));
        assert_eq!(
            visited("http://8.8.8.8/", &policy),
            Err(FeedFault::NeedsHttps),
            "plain http is for this machine alone"
        );
        assert_eq!(visited("http://127.0.0.1/", &Policy::default()), Err(FeedFault::NeedsHttps));
        let one = Policy { allowed: vec!["127.0.0.1:1".parse().unwrap()], ..Policy::default() };
        assert_eq!(visited("http://127.0.0.1:1/", &one), Ok(vec!["127.0.0.1:1".parse().unwrap()]));
        assert_eq!(visited("http://127.0.0.1:2/", &one), Err(FeedFault::PrivateNetwork));
    }
}
