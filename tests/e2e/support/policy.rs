//! The content security policy, seen from inside the page.

use serde_json::Value;

use super::page::Page;

/// Notes every violation from now on. The browser keeps none for a later question.
const WATCH: &str = r#"
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`));
"#;

/// What must be impossible: a script made of text, and a style that the page did not come with.
const ATTEMPTS: &str = r#"
const ran = [];
try { new Function("return 1")(); ran.push("a script made of text"); } catch { /* as it should be */ }
const script = document.createElement("script");
script.textContent = "document.documentElement.dataset.ran = 'yes'";
document.head.append(script);
if (document.documentElement.dataset.ran) ran.push("an inline script");
const style = document.createElement("style");
style.textContent = "html { --attempt: yes }";
document.head.append(style);
if (getComputedStyle(document.documentElement).getPropertyValue("--attempt")) ran.push("an inline style");
script.remove();
style.remove();
return ran;
"#;

/// What was refused, heard or not: an inline style that did not take, and what the listener noted since it was last asked.
const KEPT_OUT: &str = r#"
const styles = [...document.querySelectorAll("[style]")].filter((one) => one.getAttribute("style").trim() && one.style.length === 0);
const sheets = [...document.querySelectorAll("style")].filter((one) => !one.sheet);
const heard = window.violations.splice(0);
return [...heard, ...[...styles, ...sheets].map((one) => `an inline style did not take: ${one.outerHTML.slice(0, 200)}`)];
"#;

impl Page<'_> {
    /// Begins to note what the page does against its policy.
    pub(crate) async fn watch_policy(&self) {
        self.run(WATCH, Vec::new()).await;
    }

    /// What the page did against its policy since then, one line each.
    pub(crate) async fn violations(&self) -> Vec<String> {
        lines(&self.run("return window.violations", Vec::new()).await)
    }

    /// What the policy kept out of the page since this was last asked, one line each: also what came with the page, before
    /// anybody could listen.
    pub(crate) async fn kept_out(&self) -> Vec<String> {
        lines(&self.run(KEPT_OUT, Vec::new()).await)
    }

    /// Which forbidden things the page could do nevertheless.
    pub(crate) async fn gets_away_with(&self) -> Vec<String> {
        lines(&self.run(ATTEMPTS, Vec::new()).await)
    }
}

fn lines(answer: &Value) -> Vec<String> {
    let texts = answer.as_array().into_iter().flatten();
    texts.filter_map(|line| line.as_str().map(str::to_owned)).collect()
}
