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
