/** Texts that were not saved when their page or dialog was left. They wait here for it to be opened again. */
const waiting = new Map<string, string>();

export const unsaved = {
  keep: (key: string, text: string): void => void waiting.set(key, text),
  forget: (key: string): void => void waiting.delete(key),
  /** The text, once. */
  take(key: string): string | null {
    const text = waiting.get(key) ?? null;
    waiting.delete(key);
    return text;
  },
};
