//! The post the week is waiting for: what a nudge names, so that it carries content.

use chrono::NaiveDate;
use serde::Serialize;

use crate::id::PostId;
use crate::publishing::post::{Post, PostStage};

/// The post the week is waiting for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct NextPost {
    /// Post id, as accepted by `post …` commands.
    pub id: PostId,
    /// Title of the post.
    pub title: String,
    /// The civil date it is planned for; none for a draft.
    pub planned_on: Option<NaiveDate>,
    /// "Scheduled for Thursday", "Your most finished draft".
    pub sentence: String,
}

/// What is scheduled up to the end of this week, the earliest first, or else the draft that is furthest.
pub(crate) fn choose_next_post(
    posts: Vec<Post>,
    today: NaiveDate,
    week_ends_on: NaiveDate,
) -> Option<NextPost> {
    let (planned, drafts): (Vec<_>, Vec<_>) =
        posts.into_iter().partition(|post| post.stage() == PostStage::Planned);
    let planned = planned
        .into_iter()
        .filter_map(|post| Some((post.standing.planned_on.filter(|on| *on <= week_ends_on)?, post)))
        .min_by_key(|(on, post)| (*on, post.id));
    if let Some((on, post)) = planned {
        return Some(NextPost {
            id: post.id,
            title: post.title,
            planned_on: Some(on),
            sentence: planned_in_words(on, today),
        });
    }
    let readiest = drafts.into_iter().max_by_key(|post| (post.completeness(), post.body.len(), post.id))?;
    let sentence = "Your most finished draft".to_owned();
    Some(NextPost { id: readiest.id, title: readiest.title, planned_on: None, sentence })
}

fn planned_in_words(on: NaiveDate, today: NaiveDate) -> String {
    match (on - today).num_days() {
        ..0 => format!("Scheduled for {}", on.format("%A %-d %B")),
        0 => "Scheduled for today".to_owned(),
        1 => "Scheduled for tomorrow".to_owned(),
        _ => format!("Scheduled for {}", on.format("%A")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publishing::post::Standing;

    fn post(id: i64, title: &str, planned_on: Option<&str>, body: &str) -> Post {
        let post = Post::idea(title.to_owned(), "2026-03-01".parse().unwrap());
        let standing = Standing {
            drafting: true,
            planned_on: planned_on.map(|on| on.parse().unwrap()),
            ..post.standing
        };
        Post { id: PostId(id), standing, body: body.to_owned(), ..post }
    }

    fn chosen(posts: Vec<Post>) -> Option<(i64, String)> {
        let date = |text: &str| text.parse().unwrap();
        choose_next_post(posts, date("2026-03-03"), date("2026-03-08")).map(|next| (next.id.0, next.sentence))
    }

    #[test]
    fn the_post_planned_first_this_week_comes_before_any_draft() {
        let posts = vec![
            post(1, "Draft", None, "Long and ready"),
            post(2, "B", Some("2026-03-06"), ""),
            post(3, "A", Some("2026-03-05"), ""),
        ];
        assert_eq!(chosen(posts), Some((3, "Scheduled for Thursday".to_owned())));
        let late = vec![post(1, "A", Some("2026-02-27"), "")];
        assert_eq!(chosen(late).unwrap().1, "Scheduled for Friday 27 February");
    }

    #[test]
    fn without_a_plan_the_readiest_draft_is_named_and_next_weeks_plan_waits() {
        let posts = vec![
            post(1, "Thin", None, ""),
            post(2, "Ready", None, "We bought it."),
            post(3, "Later", Some("2026-03-09"), "Text"),
        ];
        assert_eq!(chosen(posts), Some((2, "Your most finished draft".to_owned())));
        assert_eq!(chosen(vec![post(3, "Later", Some("2026-03-09"), "Text")]), None);
    }
}
