/**
 * What a form refuses by itself is shown under its field, in our words, and not in the
 * engine's bubble, which closes by itself. It goes as soon as something is changed.
 */

const ERROR = "field-error";

function words(field: HTMLInputElement): string {
  const { valueMissing, rangeUnderflow, rangeOverflow, badInput, tooLong } = field.validity;
  if (valueMissing) return "Fill this in.";
  if (rangeUnderflow) return `Enter ${field.min} or more.`;
  if (rangeOverflow) return `Enter ${field.max} or less.`;
  if (tooLong) return `Keep it to ${field.maxLength} characters.`;
  if (badInput && field.type === "number") return "Enter a number, like 75.";
  if (badInput && field.type === "date") return "Enter a whole date.";
  if (badInput && field.type === "time") return "Enter a whole time.";
  if (field.type === "url") return "Enter a web address, like https://example.org.";
  return "Check this.";
}

function clear(field: HTMLElement): void {
  const error = field.nextElementSibling;
  if (!error?.classList.contains(ERROR)) return;
  error.remove();
  field.removeAttribute("aria-invalid");
  field.removeAttribute("aria-describedby");
}

function refuse(event: Event): void {
  const field = event.target;
  if (!(
    field instanceof HTMLInputElement ||
    field instanceof HTMLTextAreaElement ||
    field instanceof HTMLSelectElement
  ))
    return;
  event.preventDefault();
  clear(field);
  const error = document.createElement("p");
  error.className = ERROR;
  error.id = `${field.id || "field"}-${ERROR}`;
  error.setAttribute("role", "alert");
  error.textContent = words(field as HTMLInputElement);
  field.after(error);
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", error.id);
  // The first one that is wrong, as the engine would.
  const wrong = [...(field.form?.elements ?? [])].find((one) => one instanceof HTMLInputElement && !one.validity.valid);
  if (wrong === undefined || wrong === field) field.focus();
  field.addEventListener("input", () => clear(field), { once: true });
}

/** Watches over all forms until the function it gives back is called. */
export function ownErrors(): () => void {
  document.addEventListener("invalid", refuse, true);
  return () => document.removeEventListener("invalid", refuse, true);
}
