//! What a person does on a page: look for things by what they are and how they are called, read, click, fill in.

use fantoccini::Client;
use fantoccini::elements::{Element, ElementRef};
use serde_json::{Value, json};

use super::app::App;
use super::patience::{self, PATIENCE};
use super::picture;

const SCRIPT: &str = include_str!("page.js");

/// The key under which WebDriver hands out an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// What a thing on the page is, as assistive technology would say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Something to press.
    Button,
    /// A way to another page.
    Link,
    /// A field to write in, dates and numbers included.
    Textbox,
    /// Ticked or not.
    Checkbox,
    /// On or off.
    Switch,
    /// One of several.
    Radio,
    /// A list to choose from.
    Combobox,
    /// An entry of such a list.
    Choice,
    /// An entry of a menu that a button opens.
    MenuItem,
    /// The headline of a part.
    Heading,
    /// A named part of the page.
    Region,
    /// A window in the window.
    Dialog,
    /// A day of a calendar.
    GridCell,
    /// An entry of a list.
    ListItem,
    /// A picture with a name.
    Image,
    /// How far something is.
    Progress,
    /// What is announced without being asked for.
    Status,
}

impl Role {
    fn name(self) -> &'static str {
        match self {
            Self::Button => "button",
            Self::Link => "link",
            Self::Textbox => "textbox",
            Self::Checkbox => "checkbox",
            Self::Switch => "switch",
            Self::Radio => "radio",
            Self::Combobox => "combobox",
            Self::Choice => "option",
            Self::MenuItem => "menuitem",
            Self::Heading => "heading",
            Self::Region => "region",
            Self::Dialog => "dialog",
            Self::GridCell => "gridcell",
            Self::ListItem => "listitem",
            Self::Image => "img",
            Self::Progress => "progressbar",
            Self::Status => "status",
        }
    }
}

/// The page, or one part of it.
#[derive(Debug)]
pub(crate) struct Page<'a> {
    client: &'a Client,
    story: &'static str,
    part: Option<Element>,
}

impl App {
    /// The whole page.
    pub(crate) fn page(&self) -> Page<'_> {
        Page { client: &self.client, story: self.story, part: None }
    }
}

impl<'a> Page<'a> {
    /// The part of the page with this role and name.
    pub(crate) async fn part(&self, role: Role, name: &str) -> Page<'a> {
        Page { client: self.client, story: self.story, part: Some(self.find(role, name).await) }
    }

    /// The one thing with this role and name that can be seen, waiting for it to appear.
    ///
    /// A thing with exactly this name wins; otherwise its name has to contain it. Two of them fail the story: a
    /// person could not tell them apart either.
    pub(crate) async fn find(&self, role: Role, name: &str) -> Element {
        let mut last = Value::Null;
        let found = patience::until(async || {
            last = self.ask("find", json!([role.name(), name])).await?;
            match last["found"].as_array()?.as_slice() {
                [one] => Some(self.element(one)),
                _ => None,
            }
        })
        .await;
        match found {
            Some(element) => element,
            None => {
                let count = last["found"].as_array().map_or(0, Vec::len);
                self.fail(&format!(
                    "one {} \"{name}\" (found {count}; there are: {})",
                    role.name(),
                    last["names"]
                ))
                .await
            }
        }
    }

    /// Whether there is such a thing now. Only for what is there or not once the page is: it waits for nothing.
    pub(crate) async fn there_is(&self, role: Role, name: &str) -> bool {
        let answer = self.ask("find", json!([role.name(), name])).await.unwrap_or_default();
        answer["found"].as_array().is_some_and(|found| !found.is_empty())
    }

    /// Waits until nothing with this role and name is to be seen.
    pub(crate) async fn gone(&self, role: Role, name: &str) {
        let gone = patience::until(async || {
            let answer = self.ask("find", json!([role.name(), name])).await?;
            answer["found"].as_array()?.is_empty().then_some(())
        })
        .await;
        if gone.is_none() {
            self.fail(&format!("no {} \"{name}\" any more", role.name())).await
        }
    }

    /// Clicks it, and answers with it.
    pub(crate) async fn click(&self, role: Role, name: &str) -> Element {
        let element = self.find(role, name).await;
        self.bring_into_view(&element).await;
        // A page that has just moved under the pointer refuses; the same click a moment later is what a person does.
        let mut refused = String::new();
        let clicked = patience::until(async || match element.click().await {
            Ok(()) => Some(()),
            Err(error) => {
                refused = error.to_string();
                None
            }
        })
        .await;
        if clicked.is_none() {
            self.fail(&format!("a click on {} \"{name}\" ({refused})", role.name())).await
        }
        element
    }

    /// Scrolls to an element that is out of sight and waits until it rests there, drawn. The driver scrolls by itself too, but
    /// clicks before that: now and then on what was there before. A field that was given the focus just before may scroll the
    /// page back to itself once more.
    ///
    /// The page ignores the second of two quick clicks on one spot when something else is there by then. A story has seen what
    /// it clicks, and tells the page so as a person does: by a key.
    async fn bring_into_view(&self, element: &Element) {
        const SEEN: &str = "const [one, done] = arguments;
            window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift' }));
            const place = () => {
                const { left, top, width, height } = one.getBoundingClientRect();
                const hit = document.elementFromPoint(left + width / 2, top + height / 2);
                return hit && (one.contains(hit) || hit.contains(one)) ? `${left} ${top}` : null;
            };
            if (place() !== null) return done();
            const drawn = (then) => {
                let first = true;
                const once = () => { if (first) { first = false; then(); } };
                requestAnimationFrame(() => requestAnimationFrame(once));
                setTimeout(once, 500);
            };
            let left = 20;
            const rests = (before) => {
                const now = place();
                if ((now !== null && now === before) || --left === 0) return done();
                if (now === null) one.scrollIntoView({ block: 'end', inline: 'nearest' });
                drawn(() => rests(now));
            };
            rests(null);";
        // One that went meanwhile is missed by the click, which reports it.
        if let Ok(element) = serde_json::to_value(element) {
            let _ = self.client.execute_async(SEEN, vec![element]).await;
        }
    }

    /// Replaces what is in the field of this name, key by key, as a person would.
    pub(crate) async fn fill_in(&self, name: &str, text: &str) -> Element {
        let field = self.find(Role::Textbox, name).await;
        field.click().await.expect("a field takes a click");
        self.press("Control+A").await;
        self.press("Delete").await;
        if text.chars().all(|character| character.len_utf16() == 1) {
            field.send_keys(text).await.expect("a field takes keys");
        } else {
            // WebKitWebDriver has no keys for characters beyond the first plane: an input method would insert them.
            self.run("document.execCommand('insertText', false, arguments[0])", vec![json!(text)]).await;
        }
        field
    }

    /// Sets a date or time field, which takes no typed keys under WebDriver.
    pub(crate) async fn set(&self, name: &str, value: &str) {
        let field = self.find(Role::Textbox, name).await;
        let set = "const [field, value] = arguments; field.value = value;
            for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));";
        self.client.execute(set, vec![json!(field), json!(value)]).await.expect("a field takes a value");
    }

    /// Waits until this text is to be seen.
    pub(crate) async fn see(&self, text: &str) {
        self.until(&format!("the text \"{text}\""), |seen| seen.contains(text)).await;
    }

    /// Waits until this text is no longer to be seen.
    pub(crate) async fn see_no_more(&self, text: &str) {
        self.until(&format!("the text \"{text}\" to go"), |seen| !seen.contains(text)).await;
    }

    /// Waits until what is to be seen is like this.
    pub(crate) async fn until(&self, what: &str, like: impl Fn(&str) -> bool) {
        let held = patience::until(async || {
            let text = self.text().await?;
            like(&text).then_some(())
        })
        .await;
        if held.is_none() {
            self.fail(what).await
        }
    }

    /// All text that is to be seen, its white space tidied; nothing while the page is on its way.
    pub(crate) async fn text(&self) -> Option<String> {
        Some(self.ask("text", json!([])).await?.as_str()?.to_owned())
    }

    /// Whether the keyboard's focus is on this.
    pub(crate) async fn is_focused(&self, role: Role, name: &str) -> bool {
        let (its_role, its_name) = self.focus().await;
        its_role == role.name() && its_name.contains(name)
    }

    /// Waits until the keyboard's focus is on this.
    pub(crate) async fn has_focus(&self, role: Role, name: &str) {
        let held = patience::until(async || self.is_focused(role, name).await.then_some(())).await;
        if held.is_none() {
            let focus = self.focus().await;
            self.fail(&format!("the focus on {} \"{name}\"; it is on {focus:?}", role.name())).await
        }
    }

    /// Role and name of what has the keyboard's focus.
    pub(crate) async fn focus(&self) -> (String, String) {
        let answer = self.ask("focus", json!([])).await.unwrap_or_default();
        let word = |key: &str| answer[key].as_str().unwrap_or_default().to_owned();
        (word("role"), word("name"))
    }

    /// What is written in a field.
    pub(crate) async fn value(&self, name: &str) -> String {
        let field = self.find(Role::Textbox, name).await;
        field.prop("value").await.expect("a field has a value").unwrap_or_default()
    }

    /// Waits until the field of this name holds this text.
    pub(crate) async fn holds(&self, name: &str, text: &str) {
        let held = patience::until(async || (self.value(name).await == text).then_some(())).await;
        if held.is_none() {
            self.fail(&format!("\"{text}\" in the field \"{name}\"")).await
        }
    }

    /// Goes to an address inside the app, without a click.
    pub(crate) async fn go(&self, path: &str) {
        let url = self.client.current_url().await.expect("the page has an address");
        let there = url.join(path).expect("the path is well formed");
        self.client.goto(there.as_str()).await.expect("the page opens");
    }

    /// Runs a script in the page.
    pub(crate) async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client
            .execute(script, arguments)
            .await
            .unwrap_or_else(|error| panic!("a script failed in the page: {error}"))
    }

    /// Runs a script in the page that says itself when it is done: by calling its last argument.
    pub(crate) async fn run_and_wait(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client
            .execute_async(script, arguments)
            .await
            .unwrap_or_else(|error| panic!("a script failed in the page: {error}"))
    }

    pub(super) fn client(&self) -> &Client {
        self.client
    }

    /// An answer of the page, or nothing while it is being replaced by another.
    async fn ask(&self, question: &str, details: Value) -> Option<Value> {
        let mut arguments = vec![json!(question)];
        arguments.extend(details.as_array().into_iter().flatten().cloned());
        arguments.extend(self.part.as_ref().map(|part| json!(part)));
        self.client.execute(SCRIPT, arguments).await.ok()
    }

    fn element(&self, handle: &Value) -> Element {
        let id = handle[ELEMENT].as_str().expect("an element has an id");
        Element::from_element_id(self.client.clone(), ElementRef::from(id.to_owned()))
    }

    /// Fails the story with a picture of what was there instead.
    pub(super) async fn fail(&self, what: &str) -> ! {
        let name = format!("failed-{}", self.story);
        let picture = picture::take(self.client, &name).await;
        let text = self.text().await.unwrap_or_default();
        panic!(
            "waited {} s for {what}\n  picture: {}\n  the page says: {text}",
            PATIENCE.as_secs(),
            picture.display()
        )
    }
}
