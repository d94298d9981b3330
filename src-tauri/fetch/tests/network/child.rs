//! The same in a process of its own: how much memory it takes, and that the environment's proxies do not count.

use std::fs;
use std::process::Command;

use standpoint_fetch::fetch;

use crate::hostile::{endless, gzip_bomb};
use crate::server::{FEED, Server, ok};
use crate::{is_cut, on_loopback, request};

const ADDRESS: &str = "STANDPOINT_TEST_FETCHES";
/// What one fetch may add to the memory of the process, in kB.
const GROWTH_MAX: u64 = 64 * 1024;

/// Not a story: what the others run in a process of its own.
#[test]
#[ignore = "run by the stories of this file"]
fn the_fetching_process() {
    let Ok(address) = std::env::var(ADDRESS) else { return };
    let before = memory("VmRSS:");
    let outcome = fetch(&request(address), &on_loopback());
    let said = outcome.map_or_else(
        |fault| fault.slug().to_owned(),
        |answer| if is_cut(&answer) { "cut" } else { "fetched" }.to_owned(),
    );
    println!("\noutcome={said} growth={}", memory("VmHWM:").saturating_sub(before));
}

/// A line of the kernel's account of this process, in kB.
fn memory(name: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with(name)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// Fetches in a process of its own: what came of it, and by how many kB its memory grew.
pub(crate) fn fetched_in_a_child(address: &str, environment: &[(&str, &str)]) -> (String, u64) {
    let child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "child::the_fetching_process", "--ignored", "--nocapture", "--test-threads=1"])
        .env(ADDRESS, address)
        .envs(environment.iter().copied())
        .output()
        .unwrap();
    let out = String::from_utf8(child.stdout).unwrap();
    let line = out
        .lines()
        .find_map(|line| line.strip_prefix("outcome="))
        .unwrap_or_else(|| panic!("no outcome in {out}"));
    let (outcome, growth) = line.split_once(" growth=").unwrap();
    (outcome.to_owned(), growth.parse().unwrap())
}

#[test]
fn a_gzip_bomb_and_an_endless_body_take_little_memory() {
    for (name, server) in
        [("gzip bomb", gzip_bomb()), ("endless body", endless("HTTP/1.1 200 OK\r\n\r\n", "<item/>"))]
    {
        let (outcome, growth) = fetched_in_a_child(&server.url("/"), &[]);
        println!("{name}: {outcome}, {growth} kB");
        assert_eq!(outcome, "cut", "{name}");
        assert!(growth <= GROWTH_MAX, "{name} took {growth} kB");
    }
}

#[test]
fn a_proxy_from_the_environment_is_not_asked() {
    let feed = Server::answering(|_| ok("", FEED));
    let proxy = Server::answering(|_| ok("", FEED));
    let at = proxy.url("/");
    let environment = ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]
        .map(|name| (name, at.as_str()));
    assert_eq!(fetched_in_a_child(&feed.url("/"), &environment).0, "fetched");
    assert_eq!((feed.heads().len(), proxy.heads().len()), (1, 0));
}
