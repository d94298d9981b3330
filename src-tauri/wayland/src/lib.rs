//! Hands the leave to come to the front on to GTK.
//!
//! On Wayland a window comes to the front only with a token of the compositor's, which belongs to the click that asked for
//! it. GTK uses the one that was set on its display, and its safe bindings do not reach the call that sets it: it is the
//! only unsafe code of the project, kept in a crate of its own so that it is forbidden everywhere else.

#[cfg(target_os = "linux")]
pub use on_linux::set_activation_token;

#[cfg(target_os = "linux")]
mod on_linux {
    use gtk::gdk::Display;
    use gtk::glib::translate::ToGlibPtr;
    use gtk::prelude::{Cast, DisplayExtManual, ObjectType};

    /// The next window that asks for the focus uses this token. Answers whether the display is Wayland's; another is left
    /// as it is.
    pub fn set_activation_token(display: &Display, token: &str) -> bool {
        if !display.backend().is_wayland() {
            return false;
        }
        let display = display.upcast_ref::<Display>();
        let token = token.to_glib_none();
        // SAFETY: the display is one of Wayland's, as was asked above, and lives for the whole call; GTK copies the token,
        // which is a string that ends in a zero. `Display` can only be had on GTK's own thread, where this call belongs.
        #[allow(unsafe_code)]
        unsafe {
            gdk_wayland_sys::gdk_wayland_display_set_startup_notification_id(
                display.as_ptr().cast(),
                token.0,
            );
        }
        true
    }
}
