//! The mouse in a hand: what it does comes through the display, as no script could send it.

use fantoccini::elements::Element;

use super::desktop::Desktop;
use super::page::{Page, Role};
use super::patience;

/// Steps of a drag: each goes over what lies between, as a hand does.
const STEPS: i32 = 8;

/// Notes where the page last had the pointer, with and without something in its hand.
const FOLLOW: &str = "for (const kind of ['mousemove', 'dragstart', 'dragenter', 'dragover'])
    addEventListener(kind, ({ type, clientX, clientY }) => (window.pointerAt = [type, clientX, clientY]), true);";

impl Desktop {
    /// Drags a thing on the page onto another, and lets it fall.
    pub(crate) async fn drag(
        &self,
        page: &Page<'_>,
        (role, name): (Role, &str),
        (onto, there): (Role, &str),
    ) {
        let (from, to) =
            (middle(&page.find(role, name).await).await, middle(&page.find(onto, there).await).await);
        // Not any window of the app's: what is dragged has one of its own.
        let window =
            patience::expect("the window to be active", async || self.xdotool(&["getactivewindow"])).await;
        let hand = Hand { desktop: self, page, window: &window };
        page.run(FOLLOW, vec![]).await;
        hand.moves("mousemove", from).await;
        self.hand(&["mousedown", "1"]);
        hand.moves("drag", from).await;
        for step in 1..=STEPS {
            let part = |from: i32, to: i32| from + (to - from) * step / STEPS;
            hand.moves("drag", (part(from.0, to.0), part(from.1, to.1))).await;
        }
        // The desktop asks the page whether it may fall where the pointer is, and an instant later has the answer.
        for _ in 0..3 {
            hand.moves("dragover", to).await;
        }
        self.hand(&["mouseup", "1"]);
    }
}

/// A hand on the mouse over the window.
struct Hand<'a> {
    desktop: &'a Desktop,
    page: &'a Page<'a>,
    window: &'a str,
}

impl Hand<'_> {
    /// Moves the pointer there, in pixels of the page, trembling as a hand does until the page has heard of it by an event
    /// whose name begins like this.
    async fn moves(&self, heard_by: &str, (x, y): (i32, i32)) {
        self.page.run("window.pointerAt = null", vec![]).await;
        let mut tremble = 0;
        patience::expect("the page to hear of the pointer", async || {
            // Wide enough for a press to become a drag.
            tremble = (tremble + 5) % 16;
            self.desktop.hand(&[
                "mousemove",
                "--window",
                self.window,
                &(x + tremble).to_string(),
                &y.to_string(),
            ]);
            let heard = self.page.run("return window.pointerAt", vec![]).await;
            heard[0].as_str()?.starts_with(heard_by).then_some(())
        })
        .await;
    }
}

async fn middle(element: &Element) -> (i32, i32) {
    let (x, y, width, height) = element.rectangle().await.expect("it has a place on the page");
    let whole = |number: f64| format!("{number:.0}").parse().expect("a page is not wider than numbers reach");
    (whole(x + width / 2.0), whole(y + height / 2.0))
}
