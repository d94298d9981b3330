//! axe-core: looks for what shuts people out.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::page::Page;

/// Everything up to WCAG 2.2 AA.
const RUN: &str = r#"
const done = arguments[arguments.length - 1];
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
axe.run(document, { runOnly: tags, resultTypes: ["violations"] }).then(
  ({ violations }) => done(violations.map(({ id, help, nodes }) => ({
    id, help, where: nodes.map((node) => `${node.target.join(" ")}: ${node.failureSummary}`),
  }))),
  (error) => done([{ id: "axe", help: String(error), where: [] }]),
);
"#;

impl Page<'_> {
    /// What axe-core finds on this page, one line a finding; empty when it finds nothing.
    pub(crate) async fn shuts_out(&self) -> Vec<String> {
        let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js");
        let axe = fs::read_to_string(&axe)
            .unwrap_or_else(|error| panic!("{}: {error}; run \"npm ci\" in ui/", axe.display()));
        self.run(&axe, Vec::new()).await;
        let found = self
            .client()
            .execute_async(RUN, Vec::new())
            .await
            .unwrap_or_else(|error| panic!("axe-core could not run: {error}"));
        let lines = |one: &Value| format!("{} ({}): {}", one["help"], one["id"], one["where"]);
        found.as_array().into_iter().flatten().map(lines).collect()
    }
}
