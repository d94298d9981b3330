//! Fields where something is chosen instead of written.

use super::page::{Page, Role};
use super::patience;

impl Page<'_> {
    /// Chooses an entry of the list of this name, by what it says.
    pub(crate) async fn choose(&self, name: &str, option: &str) {
        let list = self.find(Role::Combobox, name).await;
        list.select_by_label(option)
            .await
            .unwrap_or_else(|error| panic!("\"{option}\" cannot be chosen in \"{name}\": {error}"));
    }

    /// Waits until the list of this name has this entry chosen.
    pub(crate) async fn is_chosen(&self, name: &str, option: &str) {
        let held = patience::until(async || (self.chosen(name).await == option).then_some(())).await;
        if held.is_none() {
            self.fail(&format!("\"{option}\" to be chosen in \"{name}\"")).await
        }
    }

    /// Waits until the box of this name is ticked, or not.
    pub(crate) async fn is_ticked(&self, name: &str, ticked: bool) {
        let held = patience::until(async || {
            let tick = self.find(Role::Checkbox, name).await;
            // A list that was drawn again has another box in the same place.
            (tick.is_selected().await.ok()? == ticked).then_some(())
        })
        .await;
        if held.is_none() {
            self.fail(&format!("\"{name}\" to be {}", if ticked { "ticked" } else { "open" })).await
        }
    }

    /// Waits until the one of several of this name is the one that is picked.
    pub(crate) async fn is_picked(&self, name: &str) {
        let held = patience::until(async || {
            let picked = self.find(Role::Radio, name).await;
            picked.is_selected().await.ok()?.then_some(())
        })
        .await;
        if held.is_none() {
            self.fail(&format!("\"{name}\" to be picked")).await
        }
    }

    async fn chosen(&self, name: &str) -> String {
        let list = self.find(Role::Combobox, name).await;
        let said = self
            .client()
            .execute(
                "return arguments[0].selectedOptions[0]?.textContent ?? ''",
                vec![serde_json::json!(list)],
            )
            .await;
        said.ok().and_then(|text| Some(text.as_str()?.trim().to_owned())).unwrap_or_default()
    }
}
