//! X's two files: posts, and the overview of days.

use standpoint_core::metrics::Metric;
use standpoint_core::publishing::network::Network;
use standpoint_core::views::{PastChoices, PastFate, PastKind, PastSource};

use super::{X_POSTS, day, import_of, preview_of};
use crate::past_support::{desk, fates};

#[test]
fn xs_posts_are_numbers_first_and_offered_as_posts() {
    let mut desk = desk();
    let name = "account_analytics_content_2026-02-01_2026-09-30.csv";
    let preview = preview_of(&desk, X_POSTS.as_bytes(), name, &PastChoices::default());
    assert_eq!(preview.source, PastSource::XPosts);
    assert_eq!(fates(&preview, PastKind::Readings), [(PastFate::New, 25)]);
    let posts: Vec<_> = preview.rows.iter().filter(|row| row.kind == PastKind::Posts).collect();
    assert_eq!(posts.len(), 1, "an answer to someone is no post");
    assert_eq!((posts[0].taken, posts[0].open, posts[0].on), (false, true, Some(day("2026-03-09"))));
    let take = PastChoices { take: vec![posts[0].key.clone()], ..PastChoices::default() };
    assert_eq!(import_of(&mut desk, X_POSTS.as_bytes(), name, &take), "Imported 1 post, 25 numbers");
    assert_eq!(import_of(&mut desk, X_POSTS.as_bytes(), name, &take), "Nothing new");
    let page = desk.coach.numbers_page(&desk.now).unwrap();
    assert_eq!((page.posts.len(), page.unlogged), (1, 1));
    let likes = page.posts[0].figures.iter().find(|line| line.metric == Metric::Likes).unwrap();
    assert_eq!((likes.value, likes.when.as_str()), (31, "on 30 September"));
    let translated = X_POSTS.replacen(
        "Post id,Date,Post text,Post Link,Impressions",
        "Id da publicação,Data,Texto,Link,Impressões",
        1,
    );
    let again = preview_of(&desk, translated.as_bytes(), name, &PastChoices::default());
    assert_eq!(again.source, PastSource::XPosts);
    assert_eq!(fates(&again, PastKind::Readings), [(PastFate::Known, 25)]);
}

#[test]
fn xs_overview_is_a_row_a_day_with_the_last_one_incomplete() {
    let mut desk = desk();
    let text = "Date,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Unfollows,Replies,Reposts,Profile visits\n\"Mon, Aug 17, 2026\",100,1,2,0,0,3,1,0,0,4\n\"Tue, Aug 18, 2026\",50,0,1,0,0,0,2,0,0,x\n\"Soon\",1,1,1,1,1,1,1,1,1,1\n";
    let preview = preview_of(&desk, text.as_bytes(), "o.csv", &PastChoices::default());
    assert_eq!(preview.source, PastSource::XOverview);
    assert_eq!(fates(&preview, PastKind::Readings), [(PastFate::New, 19), (PastFate::Unreadable, 2)]);
    import_of(&mut desk, text.as_bytes(), "o.csv", &PastChoices::default());
    let points = desk.coach.metric_series(Network::X, Metric::Impressions).unwrap();
    let told: Vec<_> = points.iter().map(|at| (at.on, at.value, at.incomplete)).collect();
    assert_eq!(told, [(day("2026-08-17"), 100, false), (day("2026-08-18"), 50, true)]);
}
