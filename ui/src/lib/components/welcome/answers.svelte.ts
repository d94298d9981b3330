/** What was answered so far. Nothing is kept before the last page, so every page can be left as it is. */
import type { Day } from "$lib/generated/Day";
import type { Network } from "$lib/generated/Network";
import type { OnboardingDefaults } from "$lib/generated/OnboardingDefaults";
import type { ProfileAnswers } from "$lib/generated/ProfileAnswers";
import type { Situation } from "$lib/generated/Situation";
import type { WeeklySlot } from "$lib/generated/WeeklySlot";
import { firstSentence } from "./first-sentence";

export class Answers {
  name = $state("");
  role_now = $state("");
  role_wanted = $state("");
  topic = $state("");
  network = $state<Network | "">("");
  minutes = $state(75);
  situations = $state.raw<Situation[]>([]);
  work_days = $state.raw<Day[]>([]);
  slot = $state<WeeklySlot>({ weekday: "tuesday", time: "09:00", enabled: true });
  /** The user's own words for the first sentence; until there are some it follows the answers. */
  private written = $state<string | null>(null);

  constructor(defaults: OnboardingDefaults | undefined) {
    if (defaults === undefined) return;
    this.minutes = defaults.paces.find((card) => card.minutes === 75)?.minutes ?? defaults.paces[0]?.minutes ?? 75;
    this.work_days = defaults.work_days;
    this.slot = { weekday: defaults.nudge_weekday, time: defaults.nudge_time, enabled: true };
    this.situations = defaults.situations.filter((situation) => situation.holds).map((situation) => situation.slug);
  }

  get sentence(): string {
    return (
      this.written ??
      firstSentence({
        topic: this.topic,
        role_now: this.role_now,
        role_wanted: this.role_wanted,
        quiet: this.situations.includes("quiet-search"),
      })
    );
  }

  set sentence(text: string) {
    this.written = text;
  }

  choose(situations: Situation[]): void {
    const inside = situations.includes("inside-only");
    // People who may not post about work start inside their company, unless they chose a network.
    if (inside && this.network === "") this.network = "inside";
    else if (!inside && this.network === "inside") this.network = "";
    this.situations = situations;
  }

  /** Posts a week are not asked: the voice starts when the user starts. */
  profile(): ProfileAnswers {
    return {
      name: this.name,
      role_now: this.role_now,
      role_wanted: this.role_wanted,
      topic: this.topic,
      networks: this.network === "" ? [] : [this.network],
      minutes: this.minutes,
      work_days: this.work_days,
      situations: this.situations,
      sentence: this.sentence.trim(),
    };
  }
}
