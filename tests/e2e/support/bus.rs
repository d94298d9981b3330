//! A message bus of the story's own. Nothing on it starts by itself: what is there was put there.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use super::program::{Program, Surroundings};

/// A private D-Bus bus.
#[derive(Debug)]
pub(crate) struct Bus {
    address: String,
    _program: Program,
}

impl Bus {
    /// Starts it, its socket under this name in this folder.
    pub(crate) fn start(surroundings: &Surroundings, folder: &Path, name: &str) -> Self {
        let settings = folder.join(format!("{name}.conf"));
        fs::write(&settings, settings_text(&folder.join(name))).expect("the bus's settings can be written");
        let mut command = surroundings.command("dbus-daemon");
        command
            .arg(format!("--config-file={}", settings.display()))
            .args(["--nofork", "--nopidfile", "--print-address=1"])
            // It complains that it may not raise its own limits.
            .stderr(Stdio::null());
        let (program, address) = Program::start_and_hear(command);
        Self { address, _program: program }
    }

    /// What `DBUS_SESSION_BUS_ADDRESS` or its like for the system's bus says.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// A connection of the harness's own.
    pub(crate) fn connect(&self) -> zbus::blocking::Connection {
        self.connection().build().expect("the bus takes connections")
    }

    /// A connection with a service. The object is there before the name is taken: a client that calls the moment the name appears
    /// would otherwise be dropped without an answer now and then.
    pub(crate) fn serve(
        &self,
        name: &str,
        path: &str,
        object: impl zbus::object_server::Interface,
    ) -> zbus::blocking::Connection {
        let served = self
            .connection()
            .serve_at(path, object)
            .and_then(|builder| builder.name(name))
            .and_then(|builder| builder.build());
        served.unwrap_or_else(|error| panic!("{name} cannot be offered: {error}"))
    }

    fn connection(&self) -> zbus::blocking::connection::Builder<'_> {
        zbus::blocking::connection::Builder::address(self.address()).expect("the bus has an address")
    }
}

/// No service folders: a desktop portal or a keyring of the machine would otherwise join in.
fn settings_text(socket: &Path) -> String {
    format!(
        r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#,
        socket.display()
    )
}
