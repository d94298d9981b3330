/** What screen readers hear without a change of focus. */
class Announcer {
  text = $state("");

  say(text: string): void {
    // The same words twice are read twice only when the text differs.
    this.text = this.text === text ? `${text}\u00a0` : text;
  }
}

export const announcer = new Announcer();
