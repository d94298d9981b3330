/** People and conversations in words. What they mean is the core's. */
import { CONVERSATION_KINDS } from "$lib/generated/labels";
import type { ConversationItem } from "$lib/generated/ConversationItem";
import type { PersonLine } from "$lib/generated/PersonLine";
import { daysBetween } from "./civil";
import { longDate } from "./words";

/** "1 person", "12 people". */
export function peopleInWords(people: number): string {
  return people === 1 ? "1 person" : `${people} people`;
}

/** "1 conversation", "12 conversations". */
export function conversationsInWords(conversations: number): string {
  return conversations === 1 ? "1 conversation" : `${conversations} conversations`;
}

/** "today", "3 days ago", "5 weeks ago": as exact as a person would say it. */
export function ago(date: string, today: string): string {
  const days = daysBetween(date, today);
  if (days <= 0) return "today";
  if (days === 1) return "yesterday";
  if (days < 14) return `${days} days ago`;
  if (days < 61) return `${Math.floor(days / 7)} weeks ago`;
  if (days < 730) return `${Math.floor(days / 30.44)} months ago`;
  return `${Math.floor(days / 365.25)} years ago`;
}

/** Time since the last contact, in words. */
export function lastContact(person: Pick<PersonLine, "last_engaged_on">, today: string): string {
  return person.last_engaged_on === null ? "No contact yet" : `Last contact ${ago(person.last_engaged_on, today)}`;
}

/** How long a reply has been due, in words; `days` since it came. */
export function replyDueSince(days: number): string {
  if (days === 0) return "today";
  return days === 1 ? "yesterday" : `${days} days ago`;
}

/** "Comment, Ines Marsh, 3 March 2026": tells conversations apart where only the name is heard. */
export function nameOf(conversation: Pick<ConversationItem, "kind" | "name" | "on">): string {
  return [CONVERSATION_KINDS[conversation.kind], conversation.name, longDate(conversation.on)]
    .filter(Boolean)
    .join(", ");
}
