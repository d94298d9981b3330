//! Asking an assistant for critique of a draft: the text that is copied, with placeholders for names, and the names put back
//! into the answer.
//!
//! Nothing here sends or copies anything. It takes texts and names and gives texts back; it must not know the store.

mod customer_name;
mod folded;
mod person_name;
mod placeholder;
mod prompt_text;
mod put_back;
mod question;
mod replace;
mod request;
mod role_company;
mod sought;
#[cfg(test)]
mod tests;

pub(crate) use customer_name::customer_names;
pub use placeholder::PlaceholderKind;
pub(crate) use placeholder::kind_of;
pub(crate) use prompt_text::Material;
pub(crate) use put_back::put_back;
pub use question::{CritiqueQuestion, PromptPart};
pub use replace::KeptName;
pub(crate) use replace::{Replaced, Replacing, Stands};
pub use request::{DecidedFinding, MarkedName, PromptRequest};
pub(crate) use sought::{Sought, SoughtBuilder};
