/** The router as far as pages see it: where the window is, and going elsewhere. */
import { vi } from "vitest";

let url = $state.raw(new URL("http://standpoint/posts"));

export const page = {
  get url() {
    return url;
  },
  params: {} as Record<string, string>,
  route: { id: "/posts" },
};

export const goto = vi.fn(async (to: string) => void (url = new URL(to, url)));
export const afterNavigate = vi.fn();
export const beforeNavigate = vi.fn();

export function at(path: string): void {
  url = new URL(path, "http://standpoint");
}
