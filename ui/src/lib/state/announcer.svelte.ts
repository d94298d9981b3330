/** What screen readers hear without a change of focus. */
class Announcer {
  text = $state("");

  say(text: string): void {
    // Screen readers repeat a text only if it differs.
    this.text = this.text === text ? `${text}\u00a0` : text;
  }
}

export const announcer = new Announcer();
