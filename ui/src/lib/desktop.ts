/** What the window exchanges with the shell alone. The core knows none of it, so no bindings are generated. */
/** What this desktop offers. */
export interface DesktopState {
  /** Whether something shows tray icons. */
  tray: boolean;
  /** Whether something shows notifications. */
  notifications: boolean;
  /** Whether Standpoint starts at login; null when that cannot be told or changed here. */
  starts_at_login: boolean | null;
}

/** What became of a notification that was sent to try it. */
export interface TestOutcome {
  accepted: boolean;
  /** The same as a sentence. */
  message: string;
}

/** What is remembered of the window on this machine. */
export interface WindowSettings {
  /** In percent of the usual size. */
  text_size: number;
  /** Whether the window is drawn plainly, from the next start on at the latest. */
  plain_renderer: boolean;
  /** The dictionaries that are installed; none where the system checks by itself. */
  spelling: { name: string; chosen: boolean }[];
}

/** What a key or the wheel asks of the size of the text. */
export type SizeChange = "larger" | "smaller" | "usual";
