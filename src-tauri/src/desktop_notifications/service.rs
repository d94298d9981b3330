//! What the notification service says of itself, as the Desktop Notifications Specification has it.

pub(super) use imp::Service;
#[cfg(target_os = "linux")]
pub(super) use imp::{NAME, PATH};

#[cfg(target_os = "linux")]
mod imp {
    use std::sync::{Mutex, PoisonError};
    use std::time::Duration;

    use zbus::blocking::{Connection, connection};

    /// Its name on the bus, which is that of its interface as well.
    pub(in super::super) const NAME: &str = "org.freedesktop.Notifications";
    /// Its object.
    pub(in super::super) const PATH: &str = "/org/freedesktop/Notifications";
    /// A service that does not answer within this time is not there.
    const PATIENCE: Duration = Duration::from_secs(2);

    /// The service, over one connection that is made when it is first needed and again when it broke.
    #[derive(Default)]
    pub(in super::super) struct Service(Mutex<Option<Connection>>);

    impl Service {
        /// What the service can do; none when there is no service.
        pub(in super::super) fn capabilities(&self) -> Option<Vec<String>> {
            let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let connect = || connection::Builder::session()?.method_timeout(PATIENCE).build();
            let session = held.take().or_else(|| connect().ok())?;
            let answer = session.call_method(Some(NAME), PATH, Some(NAME), "GetCapabilities", &()).ok()?;
            *held = Some(session);
            answer.body().deserialize().ok()
        }
    }
}

/// Elsewhere the system itself shows notifications, and reads no markup.
#[cfg(not(target_os = "linux"))]
mod imp {
    #[derive(Default)]
    pub(in super::super) struct Service;

    impl Service {
        pub(in super::super) fn capabilities(&self) -> Option<Vec<String>> {
            Some(Vec::new())
        }
    }
}
