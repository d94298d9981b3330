import type { Failure } from "$lib/generated/Failure";

/** Whether what was entered was refused, and not the saving of it. */
export function isValueAtFault({ code }: Failure): boolean {
  return code === "invalid" || code === "not_found" || code === "red_line";
}

/** What a refused call threw, as a failure; whatever else was thrown is said plainly too. */
export function asFailure(thrown: unknown): Failure {
  if (typeof thrown === "object" && thrown !== null && "code" in thrown && "message" in thrown) {
    return thrown as Failure;
  }
  return { code: "desktop", message: thrown instanceof Error ? thrown.message : String(thrown) };
}
