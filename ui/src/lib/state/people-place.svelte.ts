/** What was looked at and for on the People page: coming back from a person finds it as it was left. */
import type { ConversationKind } from "$lib/generated/ConversationKind";
import type { PeopleQuery } from "$lib/generated/PeopleQuery";
import type { PersonOrder } from "$lib/generated/PersonOrder";
import type { PersonKind } from "$lib/generated/PersonKind";

export type PeopleView = "people" | "conversations";

export function peopleViewOf(params: URLSearchParams): PeopleView {
  return params.get("view") === "conversations" ? "conversations" : "people";
}

class PeoplePlace {
  /** The address of the view that was left last. */
  last = $state("/people");
  search = $state("");
  kind = $state<PersonKind | "">("");
  quiet = $state(false);
  order = $state<PersonOrder | "">("");
  descending = $state(false);
  conversationSearch = $state("");
  conversationKind = $state<ConversationKind | "">("");

  get filtered(): boolean {
    return this.search.trim() !== "" || this.kind !== "" || this.quiet;
  }

  query(offset: number, limit: number): PeopleQuery {
    const query: PeopleQuery = { offset, limit };
    if (this.search.trim() !== "") query.search = this.search;
    if (this.kind !== "") query.kind = this.kind;
    if (this.quiet) query.quiet = true;
    if (this.order !== "") Object.assign(query, { order: this.order, descending: this.descending });
    return query;
  }

  /** By this column; once more turns it round. The last contact begins with the latest. */
  sortBy(order: PersonOrder): void {
    this.descending = this.order === order ? !this.descending : order === "last_contact";
    this.order = order;
  }

  reset(): void {
    this.search = "";
    this.kind = "";
    this.quiet = false;
    this.order = "";
    this.descending = false;
  }
}

export const peoplePlace = new PeoplePlace();
