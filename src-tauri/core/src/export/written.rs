//! Every text of a summary that the user wrote, in the order in which it is read.

use super::Summary;

impl Summary {
    /// For changing them.
    pub(super) fn written_mut(&mut self) -> impl Iterator<Item = &mut String> {
        let profile = [
            &mut self.profile.name,
            &mut self.profile.role_now,
            &mut self.profile.role_wanted,
            &mut self.profile.topic,
        ];
        let notes = self.steps.iter_mut().flat_map(|step| step.notes.iter_mut().map(|note| &mut note.text));
        let answers = self
            .worksheets
            .iter_mut()
            .flat_map(|sheet| sheet.rows.iter_mut().flatten().map(|answer| &mut answer.text));
        let posts = self.posts.iter_mut().flat_map(|post| [&mut post.title, &mut post.note]);
        let tasks = self.tasks.iter_mut().map(|task| &mut task.title);
        let looks = self.looks_back.iter_mut();
        let looks = looks.flat_map(|look| look.answers.iter_mut().map(|answer| &mut answer.text));
        let next = self.next.iter_mut().flat_map(|(title, reason)| [title, reason]);
        let asks = [&mut self.asks.support, &mut self.asks.stuck, &mut self.asks.questions];
        let all = profile.into_iter().chain(notes).chain(answers).chain(posts).chain(tasks);
        all.chain(looks).chain(next).chain(asks)
    }

    /// For reading them.
    pub(super) fn written(&self) -> impl Iterator<Item = &str> {
        let profile =
            [&self.profile.name, &self.profile.role_now, &self.profile.role_wanted, &self.profile.topic];
        let notes = self.steps.iter().flat_map(|step| step.notes.iter().map(|note| &note.text));
        let answers =
            self.worksheets.iter().flat_map(|sheet| sheet.rows.iter().flatten().map(|answer| &answer.text));
        let posts = self.posts.iter().flat_map(|post| [&post.title, &post.note]);
        let tasks = self.tasks.iter().map(|task| &task.title);
        let looks = self.looks_back.iter();
        let looks = looks.flat_map(|look| look.answers.iter().map(|answer| &answer.text));
        let next = self.next.iter().flat_map(|(title, reason)| [title, reason]);
        let asks = [&self.asks.support, &self.asks.stuck, &self.asks.questions];
        profile
            .into_iter()
            .chain(notes)
            .chain(answers)
            .chain(posts)
            .chain(tasks)
            .chain(looks)
            .chain(next)
            .chain(asks)
            .map(String::as_str)
    }
}
