//! The text of a prompt, before names are replaced.

use std::fmt::Write;

use super::question::PromptPart;

/// How every prompt ends. It asks for critique, never for a text.
const END: &str = "Don’t rewrite the post. Answer in at most ten lines.";
/// What is said where names are replaced.
const PLACEHOLDERS: &str = "Some names are replaced by placeholders. Use the placeholders as they are.";

/// What can go into a prompt.
#[derive(Debug, Clone, Default)]
pub(crate) struct Material {
    pub(crate) title: String,
    pub(crate) body: String,
    pub(crate) claim: String,
    pub(crate) evidence: String,
    pub(crate) takeaway: String,
    pub(crate) question: String,
    pub(crate) pillar: String,
    pub(crate) audience: String,
}

impl Material {
    /// The text of a part; empty when there is nothing in it.
    pub(crate) fn of(&self, part: PromptPart) -> String {
        let text = match part {
            PromptPart::Draft => return self.draft(),
            PromptPart::Claim => &self.claim,
            PromptPart::Evidence => &self.evidence,
            PromptPart::Takeaway => &self.takeaway,
            PromptPart::Question => &self.question,
            PromptPart::Pillar => &self.pillar,
            PromptPart::Audience => &self.audience,
        };
        text.trim().to_owned()
    }

    /// Title and text; the title once, where the text begins with it.
    fn draft(&self) -> String {
        let (title, body) = (self.title.trim(), self.body.trim());
        match body {
            "" => title.to_owned(),
            body if body.starts_with(title) => body.to_owned(),
            body => format!("{title}\n\n{body}"),
        }
    }

    /// The whole text: the question, the parts that go in and hold something, and how to answer.
    pub(crate) fn prompt(&self, question: &str, parts: &[PromptPart], with_placeholders: bool) -> String {
        let mut text = format!("{question}\n");
        for part in PromptPart::ALL.iter().filter(|part| parts.contains(part)) {
            let inside = self.of(*part);
            if !inside.is_empty() {
                // Writing to a string cannot fail.
                let between = if *part == PromptPart::Draft || inside.contains('\n') { "\n" } else { " " };
                let _ = write!(text, "\n{}:{between}{inside}\n", part.label());
            }
        }
        text.push('\n');
        if with_placeholders {
            text.push_str(PLACEHOLDERS);
            text.push(' ');
        }
        text + END
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prompt_holds_what_is_ticked_and_ends_by_asking_for_no_text() {
        let material = Material {
            title: "Recovery".to_owned(),
            body: "We rehearse.\n\nTwice.".to_owned(),
            claim: "Plans rot.".to_owned(),
            pillar: "Resilience".to_owned(),
            ..Material::default()
        };
        assert_eq!(
            material.prompt(
                "Which claim has no evidence?",
                &[PromptPart::Claim, PromptPart::Draft, PromptPart::Takeaway],
                false
            ),
            "Which claim has no evidence?\n\nDraft:\nRecovery\n\nWe rehearse.\n\nTwice.\n\nClaim: Plans rot.\n\n\
             Don’t rewrite the post. Answer in at most ten lines."
        );
    }
}
