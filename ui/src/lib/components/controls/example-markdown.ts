/** The small Markdown in which examples are written, read into blocks: nothing of it is ever set as HTML. */

/** A run of text with one look. */
export interface Run {
  text: string;
  look: "plain" | "strong" | "em";
}

/** ✗ and ✓ at the start of a paragraph say which of two is the better one. */
export type Mark = "worse" | "better";

export type Block =
  | { kind: "paragraph"; lines: Run[][]; mark: Mark | null }
  | { kind: "quote"; paragraphs: Run[][][] }
  | { kind: "list"; items: Run[][] };

const MARKS: Record<string, Mark> = { "✗": "worse", "✓": "better" };

export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  for (const part of markdown.trim().split(/\n\s*\n/)) {
    const lines = part.split("\n").map((line) => line.trim());
    for (const group of grouped(lines)) add(blocks, group);
  }
  return blocks;
}

/** Lines of one kind that follow one another. A ✗ or ✓ starts a new group, so that each has its own line. */
function grouped(lines: string[]): string[][] {
  const groups: string[][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last?.[0] !== undefined && kindOf(last[0]) === kindOf(line) && markOf(line) === null) last.push(line);
    else groups.push([line]);
  }
  return groups;
}

function kindOf(line: string): Block["kind"] {
  if (line.startsWith(">")) return "quote";
  return line.startsWith("- ") ? "list" : "paragraph";
}

function markOf(line: string): Mark | null {
  return MARKS[line.charAt(0)] ?? null;
}

function add(blocks: Block[], lines: string[]): void {
  const first = lines[0] ?? "";
  const kind = kindOf(first);
  const last = blocks.at(-1);
  if (kind === "list") {
    blocks.push({ kind, items: lines.map((line) => runsOf(line.slice(2))) });
  } else if (kind === "quote") {
    const paragraph = lines.map((line) => runsOf(line.replace(/^>\s?/, "")));
    // Quoted paragraphs that follow one another are one quotation.
    if (last?.kind === "quote") last.paragraphs.push(paragraph);
    else blocks.push({ kind, paragraphs: [paragraph] });
  } else {
    const mark = markOf(first);
    blocks.push({
      kind,
      mark,
      lines: lines.map((line, index) => runsOf(index === 0 && mark !== null ? line.slice(1).trim() : line)),
    });
  }
}

/** "**bold**" and "*italic*"; a star that has no partner stays a star. */
export function runsOf(line: string): Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (const found of line.matchAll(/\*\*(.+?)\*\*|\*(.+?)\*/g)) {
    if (found.index > at) runs.push({ text: line.slice(at, found.index), look: "plain" });
    const strong = found[1];
    runs.push(strong !== undefined ? { text: strong, look: "strong" } : { text: found[2] ?? "", look: "em" });
    at = found.index + found[0].length;
  }
  if (at < line.length) runs.push({ text: line.slice(at), look: "plain" });
  return runs;
}
