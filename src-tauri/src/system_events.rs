//! System events that wake the timer: the computer wakes from sleep, or its zone or clock is set (rule 4). Where the
//! system doesn't report them, the timer notices within half a minute.

use std::sync::Arc;

use tokio::sync::Notify;

/// Listens on the system's bus, if there is one, and notifies `wake`.
#[cfg(target_os = "linux")]
pub(crate) fn listen(wake: &Arc<Notify>) {
    for (service, interface, signal) in [
        ("org.freedesktop.login1", "org.freedesktop.login1.Manager", "PrepareForSleep"),
        ("org.freedesktop.timedate1", "org.freedesktop.DBus.Properties", "PropertiesChanged"),
    ] {
        let wake = Arc::clone(wake);
        let thread = std::thread::Builder::new().name(signal.to_owned()).stack_size(256 * 1024);
        let started = thread.spawn(move || {
            if let Err(error) = hear(service, interface, signal, &wake) {
                log::debug!("{signal} of {service} cannot be heard: {error}");
            }
        });
        if let Err(error) = started {
            log::debug!("{signal} of {service} cannot be listened for: {error}");
        }
    }
}

/// Other systems don't report them.
#[cfg(not(target_os = "linux"))]
pub(crate) fn listen(_: &Arc<Notify>) {}

#[cfg(target_os = "linux")]
fn hear(
    service: &'static str,
    interface: &'static str,
    signal: &'static str,
    wake: &Notify,
) -> zbus::Result<()> {
    let bus = zbus::blocking::Connection::system()?;
    let rule = zbus::MatchRule::builder()
        .msg_type(zbus::message::Type::Signal)
        .sender(service)?
        .interface(interface)?
        .member(signal)?
        .build();
    for message in zbus::blocking::MessageIterator::for_match_rule(rule, &bus, None)? {
        // "True" announces sleep, "false" its end. Other signals carry something else.
        if message?.body().deserialize::<bool>() != Ok(true) {
            wake.notify_one();
        }
    }
    Ok(())
}
