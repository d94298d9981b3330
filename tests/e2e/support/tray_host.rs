//! A tray: takes the icons that programs register, and is the hand that clicks in their menus.
//!
//! StatusNotifierItem and `com.canonical.dbusmenu`, as Plasma and GNOME's extension speak them.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use zbus::blocking::Connection;
use zbus::message::Header;
use zbus::object_server::SignalEmitter;
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Structure, Type, Value};

use super::bus::Bus;
use super::desktop::Desktop;
use super::patience;

const WATCHER: &str = "org.kde.StatusNotifierWatcher";
const ITEM: &str = "org.kde.StatusNotifierItem";
const MENU: &str = "com.canonical.dbusmenu";

/// The tray. Dropping it takes it off the bus.
#[derive(Debug)]
pub(crate) struct TrayHost {
    connection: Connection,
    names: Arc<Mutex<Vec<String>>>,
    asked: Arc<AtomicUsize>,
}

impl Desktop {
    /// This desktop with a tray.
    pub(crate) fn with_tray_host(mut self) -> Self {
        self.bring_tray_up();
        self
    }

    /// This desktop with a tray that takes its name and never answers a client that registers.
    pub(crate) fn with_silent_tray(mut self) -> Self {
        self.tray = Some(TrayHost::start(&self.bus, false));
        self
    }

    /// Waits until the tray was asked to take an icon.
    pub(crate) async fn tray_was_asked(&self) {
        let tray = self.tray.as_ref().expect("the story has a tray");
        patience::expect("a program to register", async || (tray.asked() > 0).then_some(())).await;
    }

    /// The tray comes up, or again, after the apps.
    pub(crate) fn bring_tray_up(&mut self) {
        self.tray = Some(TrayHost::start(&self.bus, true));
    }

    /// The tray goes; the apps stay.
    pub(crate) fn take_tray_down(&mut self) {
        self.tray = None;
    }

    /// The app's icon in the tray, waiting for it to appear.
    pub(crate) async fn tray_item(&self) -> TrayItem {
        let tray = self.tray.as_ref().expect("the story has a tray");
        patience::expect("an icon in the tray", async || tray.items().pop()).await
    }

    /// Waits until the tray is empty.
    pub(crate) async fn tray_is_empty(&self) {
        let tray = self.tray.as_ref().expect("the story has a tray");
        patience::expect("the icon in the tray to go", async || tray.items().is_empty().then_some(())).await;
    }
}

impl TrayHost {
    fn start(bus: &Bus, answers: bool) -> Self {
        let names = Arc::<Mutex<Vec<String>>>::default();
        let asked = Arc::default();
        let watcher = Watcher { names: Arc::clone(&names), asked: Arc::clone(&asked), answers };
        Self { connection: bus.serve(WATCHER, "/StatusNotifierWatcher", watcher), names, asked }
    }

    /// How often a program asked it to take an icon, whatever became of that.
    fn asked(&self) -> usize {
        self.asked.load(Ordering::Relaxed)
    }

    /// What is in it: of those that registered, those that are still there.
    fn items(&self) -> Vec<TrayItem> {
        let names = lock(&self.names).clone();
        names
            .into_iter()
            .filter(|name| has_owner(&self.connection, name))
            .map(|name| TrayItem::new(&self.connection, name))
            .collect()
    }
}

impl Drop for TrayHost {
    fn drop(&mut self) {
        // The bus may have ended before.
        let _ = self.connection.clone().close();
    }
}

/// The icon of one program.
#[derive(Debug)]
pub(crate) struct TrayItem {
    connection: Connection,
    name: String,
}

/// An entry of its menu, with those of the menu that it opens.
#[derive(Debug)]
struct Entry {
    number: i32,
    label: String,
    opens: Vec<Entry>,
}

impl TrayItem {
    fn new(connection: &Connection, name: String) -> Self {
        Self { connection: connection.clone(), name }
    }

    /// What it is called.
    pub(crate) fn title(&self) -> String {
        self.text("Title")
    }

    /// `Active`, `Passive` or `NeedsAttention`.
    pub(crate) fn status(&self) -> String {
        self.text("Status")
    }

    /// What is said when the pointer rests on it, title and text in one.
    pub(crate) fn tool_tip(&self) -> String {
        let tip = self.property("ToolTip").and_then(|tip| Structure::try_from(tip).ok());
        let fields = tip.as_ref().map(Structure::fields).unwrap_or_default();
        // Before them stand an icon's name and its pixels.
        let texts: Vec<&str> = fields.iter().skip(2).filter_map(|field| field.downcast_ref().ok()).collect();
        texts.join("\n")
    }

    /// The labels of its menu, in order; the lines between them left out.
    pub(crate) fn menu(&self) -> Vec<String> {
        self.entries().into_iter().map(|entry| entry.label).collect()
    }

    /// The labels of the menu that this entry opens; none while it is not there.
    pub(crate) fn menu_of(&self, label: &str) -> Vec<String> {
        let entry = self.entries().into_iter().find(|entry| entry.label == label);
        entry.into_iter().flat_map(|entry| entry.opens).map(|entry| entry.label).collect()
    }

    /// Waits until the menu has an entry that begins like this, and clicks it.
    pub(crate) async fn click(&self, label: &str) {
        let named = async || self.entries().into_iter().find(|entry| entry.label.starts_with(label));
        let entry = patience::expect(&format!("\"{label}\" in the tray's menu"), named).await;
        self.click_on(&entry);
    }

    /// Waits until the menu that the first opens has the second, and clicks that.
    pub(crate) async fn click_in(&self, menu: &str, label: &str) {
        let named = async || {
            let opener = self.entries().into_iter().find(|entry| entry.label == menu)?;
            opener.opens.into_iter().find(|entry| entry.label == label)
        };
        let entry = patience::expect(&format!("\"{label}\" in \"{menu}\" of the tray's menu"), named).await;
        self.click_on(&entry);
    }

    fn click_on(&self, entry: &Entry) {
        self.connection
            .call_method(
                Some(self.name.as_str()),
                self.menu_path(),
                Some(MENU),
                "Event",
                &(entry.number, "clicked", Value::from(0_i32), 0_u32),
            )
            .expect("the menu takes a click");
    }

    /// A click on the icon itself.
    pub(crate) fn activate(&self) {
        self.tell("Activate", &(0_i32, 0_i32));
    }

    /// A click on the icon itself, for which the compositor gave this token.
    pub(crate) fn activate_with(&self, token: &str) {
        self.tell("ProvideXdgActivationToken", &token);
        self.activate();
    }

    fn tell(&self, method: &str, what: &(impl serde::Serialize + zbus::zvariant::DynamicType)) {
        self.connection
            .call_method(Some(self.name.as_str()), "/StatusNotifierItem", Some(ITEM), method, what)
            .expect("the icon takes a click");
    }

    fn text(&self, property: &str) -> String {
        self.property(property).and_then(|value| String::try_from(value).ok()).unwrap_or_default()
    }

    fn property(&self, property: &str) -> Option<OwnedValue> {
        let properties = Some("org.freedesktop.DBus.Properties");
        let answer = self.connection.call_method(
            Some(self.name.as_str()),
            "/StatusNotifierItem",
            properties,
            "Get",
            &(ITEM, property),
        );
        answer.ok()?.body().deserialize().ok()
    }

    fn menu_path(&self) -> OwnedObjectPath {
        self.property("Menu").and_then(|path| path.try_into().ok()).expect("the icon has a menu")
    }

    fn entries(&self) -> Vec<Entry> {
        let wanted = Vec::<&str>::new();
        let answer = self.connection.call_method(
            Some(self.name.as_str()),
            self.menu_path(),
            Some(MENU),
            "GetLayout",
            &(0_i32, -1_i32, wanted),
        );
        let answer = answer.expect("the menu says what is in it");
        let (_, (_, _, children)): (u32, Layout) = answer.body().deserialize().expect("a menu's layout");
        children.into_iter().filter_map(entry).collect()
    }
}

/// Number, properties and children, as the menu's protocol has them.
type Layout = (i32, HashMap<String, OwnedValue>, Vec<OwnedValue>);

fn entry(child: OwnedValue) -> Option<Entry> {
    debug_assert_eq!(child.value_signature(), Layout::SIGNATURE, "a child is a layout");
    let child = Structure::try_from(child).ok()?;
    let [number, properties, opens] = child.fields() else { return None };
    let properties: HashMap<String, OwnedValue> = properties.try_clone().ok()?.downcast().ok()?;
    let label = String::try_from(properties.get("label")?.try_clone().ok()?).ok()?;
    let opens: Vec<OwnedValue> = opens.try_clone().ok()?.downcast().ok()?;
    // A single underscore would stand before the letter that is its shortcut.
    Some(Entry {
        number: number.downcast_ref().ok()?,
        label: label.replace("__", "_"),
        opens: opens.into_iter().filter_map(entry).collect(),
    })
}

/// The service that programs look for.
struct Watcher {
    names: Arc<Mutex<Vec<String>>>,
    asked: Arc<AtomicUsize>,
    answers: bool,
}

#[zbus::interface(name = "org.kde.StatusNotifierWatcher")]
impl Watcher {
    async fn register_status_notifier_item(
        &self,
        service: String,
        #[zbus(header)] header: Header<'_>,
        #[zbus(signal_emitter)] emitter: SignalEmitter<'_>,
    ) -> zbus::fdo::Result<()> {
        self.asked.fetch_add(1, Ordering::Relaxed);
        if !self.answers {
            return std::future::pending().await;
        }
        // Some programs say only where on their own connection the icon is.
        let sender = header.sender().map(ToString::to_string).unwrap_or_default();
        let name = if service.starts_with('/') { sender } else { service };
        lock(&self.names).push(name.clone());
        Ok(Self::status_notifier_item_registered(&emitter, &name).await?)
    }

    fn register_status_notifier_host(&self, _service: String) {}

    #[zbus(property)]
    fn registered_status_notifier_items(&self) -> Vec<String> {
        lock(&self.names).clone()
    }

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn protocol_version(&self) -> i32 {
        0
    }

    #[zbus(signal)]
    async fn status_notifier_item_registered(emitter: &SignalEmitter<'_>, service: &str) -> zbus::Result<()>;

    #[zbus(signal)]
    async fn status_notifier_item_unregistered(
        emitter: &SignalEmitter<'_>,
        service: &str,
    ) -> zbus::Result<()>;

    #[zbus(signal)]
    async fn status_notifier_host_registered(emitter: &SignalEmitter<'_>) -> zbus::Result<()>;
}

fn has_owner(connection: &Connection, name: &str) -> bool {
    let Ok(name) = zbus::names::BusName::try_from(name) else { return false };
    zbus::blocking::fdo::DBusProxy::new(connection)
        .and_then(|bus| Ok(bus.name_has_owner(name)?))
        .unwrap_or(false)
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
