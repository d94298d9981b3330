/** The screens of the flow in the words they have for this user: where nothing about work is posted in public, an open note. */
import type { FirstPostPage } from "$lib/generated/FirstPostPage";
import type { FlowScreen } from "$lib/generated/FlowScreen";

/** As the task itself is called there. */
const INSIDE = {
  heading: "Write your first open note in 20 minutes",
  text: "The same four lines, for a shared channel.",
};

export function screensOf({ flow, inside }: FirstPostPage): FlowScreen[] {
  if (!inside) return flow.screens;
  const copy = flow.screens.find(({ slug }) => slug === "inside")?.buttons[0];
  return flow.screens.map((screen) => {
    // What is said of views is said of a post in public; what helps against dreading it helps here, too.
    if (screen.slug === "before")
      return {
        ...screen,
        heading: INSIDE.heading,
        text: [INSIDE.text, ...screen.text.split("\n\n").slice(1)].join("\n\n"),
      };
    if (screen.slug === "out" && copy !== undefined) return { ...screen, buttons: [copy, ...screen.buttons.slice(1)] };
    return screen;
  });
}
