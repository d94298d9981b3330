//! A page as PDF, by the webview's own print operation. Nothing is shown, no printer is needed and no script runs.

#[cfg(target_os = "linux")]
pub(crate) use on_linux::print;

use crate::failure::Failure;

#[cfg(target_os = "linux")]
mod on_linux {
    use std::cell::RefCell;
    use std::fs;
    use std::rc::Rc;
    use std::sync::mpsc::{self, Sender};
    use std::time::Duration;

    use gtk::glib;
    use gtk::{PageSetup, PaperSize, PrintSettings, Unit};
    use tauri::AppHandle;
    use webkit2gtk::{
        LoadEvent, PrintOperation, PrintOperationExt, Settings, WebContext, WebView, WebViewExt,
    };

    use super::{Failure, is_whole, not_made};

    /// How long a page may take.
    const PATIENCE: Duration = Duration::from_secs(20);
    /// The margin on each side, in millimetres.
    const MARGIN: f64 = 20.0;

    /// Prints a page, given as HTML that loads nothing, and answers with the PDF. Waits for it, so it's not for the main
    /// thread.
    ///
    /// # Errors
    /// A [`Failure`] when the webview prints nothing, or not all of it, within 20 seconds.
    pub(crate) fn print(app: &AppHandle, html: String) -> Result<Vec<u8>, Failure> {
        // A folder of its own, for the user alone: GTK writes with the permissions everyone's files have.
        let folder = tempfile::Builder::new().prefix("standpoint-").tempdir().map_err(not_made)?;
        let file = folder.path().join("page.pdf");
        let address = glib::filename_to_uri(&file, None).map_err(not_made)?.to_string();
        let (done, answer) = mpsc::channel();
        app.run_on_main_thread(move || begin(&html, address, done)).map_err(not_made)?;
        answer.recv_timeout(PATIENCE).map_err(not_made)?.map_err(not_made)?;
        let bytes = fs::read(&file).map_err(not_made)?;
        if is_whole(&bytes) { Ok(bytes) } else { Err(not_made("the file isn’t whole")) }
    }

    /// A page on its way to a file. It lives until it's printed, or until its time is over.
    struct Job {
        view: WebView,
        printing: Option<PrintOperation>,
        done: Sender<Result<(), String>>,
        /// What the operation said before it finished: `finished` follows `failed` too.
        failed: Option<String>,
    }

    type Slot = Rc<RefCell<Option<Job>>>;

    fn begin(html: &str, address: String, done: Sender<Result<(), String>>) {
        let view = WebView::builder()
            .web_context(&WebContext::new_ephemeral())
            .settings(&Settings::builder().enable_javascript(false).enable_page_cache(false).build())
            .build();
        let slot: Slot =
            Rc::new(RefCell::new(Some(Job { view: view.clone(), printing: None, done, failed: None })));

        let loaded = Rc::clone(&slot);
        view.connect_load_changed(move |view, event| {
            if event == LoadEvent::Finished {
                start(view, &address, &loaded);
            }
        });
        let failed = Rc::clone(&slot);
        view.connect_load_failed(move |_, _, _, error| {
            end(&failed, Err(error.message().to_owned()));
            true
        });
        let crashed = Rc::clone(&slot);
        view.connect_web_process_terminated(move |_, reason| end(&crashed, Err(format!("{reason:?}"))));
        let overdue = Rc::clone(&slot);
        glib::timeout_add_local_once(PATIENCE, move || end(&overdue, Err("it took too long".to_owned())));
        view.load_html(html, None);
    }

    fn start(view: &WebView, address: &str, slot: &Slot) {
        let settings = PrintSettings::new();
        // The printer is found by its name, and GTK translates that.
        settings.set_printer(&glib::dgettext(Some("gtk30"), "Print to File"));
        settings.set("output-file-format", Some("pdf"));
        settings.set("output-uri", Some(address));
        let operation = PrintOperation::new(view);
        operation.set_print_settings(&settings);
        operation.set_page_setup(&page());
        let failed = Rc::clone(slot);
        operation.connect_failed(move |_, error| {
            if let Some(job) = failed.borrow_mut().as_mut() {
                job.failed = Some(error.message().to_owned());
            }
        });
        let finished = Rc::clone(slot);
        operation.connect_finished(move |_| {
            let failed = finished.borrow_mut().as_mut().and_then(|job| job.failed.take());
            end(&finished, failed.map_or(Ok(()), Err));
        });
        match slot.borrow_mut().as_mut() {
            Some(job) => job.printing = Some(operation.clone()),
            None => return,
        }
        operation.print();
    }

    /// The paper of the user's region, A4 or Letter.
    fn page() -> PageSetup {
        let page = PageSetup::new();
        page.set_paper_size(&PaperSize::new(PaperSize::default().as_deref()));
        page.set_top_margin(MARGIN, Unit::Mm);
        page.set_bottom_margin(MARGIN, Unit::Mm);
        page.set_left_margin(MARGIN, Unit::Mm);
        page.set_right_margin(MARGIN, Unit::Mm);
        page
    }

    /// Says how it went, the first time, and lets go of the page once its signal is over.
    fn end(slot: &Slot, outcome: Result<(), String>) {
        let Some(job) = slot.borrow_mut().take() else { return };
        // The one who asked may have stopped waiting.
        let _ = job.done.send(outcome);
        glib::idle_add_local_once(move || {
            let Job { view, printing, .. } = job;
            drop(printing);
            view.try_close();
        });
    }
}

/// Elsewhere the HTML is printed from a browser.
#[cfg(not(target_os = "linux"))]
pub(crate) fn print(_: &tauri::AppHandle, _: String) -> Result<Vec<u8>, Failure> {
    Err(Failure::desktop("PDF needs the window. Export HTML and print it."))
}

/// Whether a file is a PDF to its end.
#[cfg_attr(not(target_os = "linux"), allow(dead_code, reason = "only what was printed is looked at"))]
fn is_whole(bytes: &[u8]) -> bool {
    bytes.starts_with(b"%PDF-") && bytes.trim_ascii_end().ends_with(b"%%EOF")
}

#[cfg_attr(not(target_os = "linux"), allow(dead_code, reason = "only printing can go wrong"))]
fn not_made(why: impl std::fmt::Display) -> Failure {
    log::warn!("no PDF: {why}");
    Failure::desktop("Couldn’t make the PDF. Save as HTML and print it.")
}

#[cfg(test)]
mod tests {
    use super::is_whole;

    #[test]
    fn a_file_that_was_cut_off_is_not_whole() {
        assert!(is_whole(b"%PDF-1.5\nstartxref\n9\n%%EOF\n"));
        for other in [&b"%PDF-1.5\nstartxref"[..], b"<html>%%EOF", b""] {
            assert!(!is_whole(other));
        }
    }
}
