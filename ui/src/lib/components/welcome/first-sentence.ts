/** The first sentence, put together from what was answered; empty while there is nothing to put it together from. */

export interface Known {
  topic: string;
  role_now: string;
  role_wanted: string;
  /** Leaves the target role out for people who look for it quietly. */
  quiet: boolean;
}

export function firstSentence(known: Known): string {
  const topic = known.topic.trim();
  const role = known.role_now.trim() || (known.quiet ? "" : known.role_wanted.trim());
  if (topic === "") return "";
  return role === ""
    ? `I help people do better with ${topic}.`
    : `I help every ${role} I meet do better with ${topic}.`;
}
