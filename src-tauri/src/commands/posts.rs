//! Posts on their way from idea to published.

use super::declare::commands;
use standpoint_core::id::PostId;
use standpoint_core::publishing::capture::Capture;
use standpoint_core::publishing::network::Network;
use standpoint_core::publishing::post::PostEntry;
use standpoint_core::views::DraftCheck;

commands! {
    posts;

    /// Adds a post.
    act add_post(entry: PostEntry) |coach, now| coach.add_post(now, &entry);

    /// Notes an idea from one line.
    act capture_idea(line: &str) |coach, now| coach.capture_idea(now, line);

    /// What a line of quick capture means.
    ask read_capture(line: &str) -> Capture |coach, now| coach.read_idea(now, line);

    /// Changes what is given of a post.
    act change_post(post: PostId, entry: PostEntry) |coach, now| coach.change_post(now, post, &entry);

    /// Plans a post for a date, also in words, or takes its date away.
    act plan_post(post: PostId, on: Option<&str>) |coach, now| coach.plan_post(now, post, on);

    /// Puts a post away, or takes it out again.
    act archive_post(post: PostId, away: bool) |coach, now| coach.archive_post(now, post, away);

    /// Removes a post.
    act remove_post(post: PostId) |coach, now| coach.remove_post(now, post);

    /// Looks through a text as it is typed.
    ask check_draft(title: &str, body: &str, network: Option<Network>) -> DraftCheck |coach, _| coach.check_draft(title, body, network);

    /// Keeps that a post waits for someone's nod.
    act ask_for_nod(post: PostId, whom: &str) |coach, now| coach.ask_for_nod(now, post, whom);

    /// Makes the post planned in step 8's old sheet a draft, or not.
    act answer_planned_in_step_8(make: bool) |coach, now| coach.answer_planned_in_step_8(now, make);
}
