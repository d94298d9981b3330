//! WebKitWebDriver: starts the app and steers its first webview.

use std::fs::File;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::Stdio;

use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use serde_json::json;

use super::patience;
use super::program::{Program, Surroundings};

/// A driver on a port of its own. It carries one session; the app it started is its child.
#[derive(Debug)]
pub(crate) struct Driver {
    port: u16,
    program: Program,
}

impl Driver {
    /// Starts it and waits until it listens.
    ///
    /// What it and the app have to say goes to `log`.
    pub(crate) async fn start(surroundings: &Surroundings, folder: &Path, log: File) -> Self {
        let port = free_port();
        let mut command = surroundings.command("WebKitWebDriver");
        command
            .arg(format!("--port={port}"))
            // Without it the app never answers the driver, and the session hangs.
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .current_dir(folder)
            .stdout(Stdio::null())
            .stderr(log);
        let program = Program::start(command);
        patience::expect("WebKitWebDriver to listen", async || {
            TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok()
        })
        .await;
        Self { port, program }
    }

    /// Starts the app and takes hold of its window.
    pub(crate) async fn open(&self, binary: &Path, arguments: &[String]) -> Client {
        let mut capabilities = Capabilities::new();
        capabilities
            .insert("webkitgtk:browserOptions".into(), json!({ "binary": binary, "args": arguments }));
        ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{}", self.port))
            .await
            .unwrap_or_else(|error| panic!("the app did not open under WebKitWebDriver: {error}"))
    }

    /// The driver's process, the parent of the app's.
    pub(crate) fn id(&self) -> u32 {
        self.program.id()
    }
}

fn free_port() -> u16 {
    // Free a moment ago; the driver cannot be told to choose one itself.
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .and_then(|listener| listener.local_addr())
        .expect("a port is free")
        .port()
}
