/** The pages of the navigation, in the order of Ctrl 1 to Ctrl 6. */
import type { Component } from "svelte";

import BarChart from "@lucide/svelte/icons/chart-column";
import Footprints from "@lucide/svelte/icons/footprints";
import PenLine from "@lucide/svelte/icons/pen-line";
import Settings from "@lucide/svelte/icons/settings-2";
import Sunrise from "@lucide/svelte/icons/sunrise";
import Users from "@lucide/svelte/icons/users";

export interface Page {
  path: string;
  name: string;
  icon: Component<{ size?: number }>;
}

export const PAGES: Page[] = [
  { path: "/", name: "Today", icon: Sunrise },
  { path: "/programme", name: "Programme", icon: Footprints },
  { path: "/posts", name: "Posts", icon: PenLine },
  { path: "/people", name: "People", icon: Users },
  { path: "/progress", name: "Progress", icon: BarChart },
  { path: "/settings", name: "Settings", icon: Settings },
];

/** Views and pages below them that search finds by a name of their own. */
export const SUBPAGES: { path: string; name: string; also?: string[] }[] = [
  { path: "/posts?view=calendar", name: "Calendar", also: ["schedule"] },
  { path: "/people?view=conversations", name: "Conversations" },
  { path: "/import", name: "Import", also: ["linkedin archive", "bring your past"] },
  { path: "/progress/look-back", name: "Look back", also: ["review", "week"] },
  { path: "/progress/score", name: "Scorecard", also: ["score", "effort", "results", "targets"] },
  { path: "/progress/numbers", name: "Numbers", also: ["followers", "ssi", "analytics", "metrics"] },
  { path: "/progress/share", name: "Share your progress", also: ["export", "summary", "save as", "pdf", "e-mail"] },
  { path: "/progress/dossier", name: "Dossier", also: ["claims", "promotion", "sponsor", "evidence"] },
  { path: "/progress/look-back?month", name: "Look back at a month", also: ["review", "keep stop try"] },
  { path: "/progress/look-back?quarter", name: "Look back at a quarter", also: ["review", "quarter day", "90 days"] },
  { path: "/progress/halfway", name: "Halfway" },
  { path: "/progress/graduation", name: "Graduation", also: ["letter to myself", "keeping mode"] },
  { path: "/settings/reminders", name: "Reminders", also: ["notifications", "quiet hours"] },
  { path: "/settings/feeds", name: "Feeds", also: ["your feeds", "rss"] },
  { path: "/settings/data", name: "Your data", also: ["backup", "restore", "second folder", "passphrase"] },
];
