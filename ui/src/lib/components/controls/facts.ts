/** A fact about a thing: words, or words that lead somewhere, warn or come first. One that is empty is left out. */
export type Fact =
  | string
  | null
  | undefined
  | false
  | { text: string; href?: string | null | undefined; amber?: boolean; lead?: boolean };

export interface ShownFact {
  text: string;
  href: string | null;
  amber: boolean;
  lead: boolean;
}

export function shownFacts(facts: readonly Fact[]): ShownFact[] {
  return facts.flatMap((fact) => {
    if (!fact) return [];
    const { text, href, amber, lead } =
      typeof fact === "string" ? { text: fact, href: null, amber: false, lead: false } : fact;
    return text === "" ? [] : [{ text, href: href ?? null, amber: amber ?? false, lead: lead ?? false }];
  });
}
