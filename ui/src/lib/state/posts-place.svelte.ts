/** Where the user was on the Posts page: which view with which filters, and at which post. Coming back leads there again. */
export type PostsView = "board" | "list" | "calendar";

export const POST_VIEWS: [PostsView, string][] = [
  ["board", "Board"],
  ["list", "List"],
  ["calendar", "Calendar"],
];

export function viewOf(params: URLSearchParams): PostsView {
  const named = params.get("view");
  return named === "list" || named === "calendar" ? named : "board";
}

/** Where the calendar was left: the week at its top and the day that was chosen. */
export interface CalendarPlace {
  /** The civil date of that day: the next day the calendar begins at today again. */
  today: string;
  week: string;
  day: string | null;
}

class PostsPlace {
  calendar: CalendarPlace | null = null;
  /** The address of the view that was left last. */
  last = $state("/posts");
  private hrefs = $state.raw<Partial<Record<PostsView, string>>>({});
  private opened: number | null = null;

  hrefOf(view: PostsView): string {
    return this.hrefs[view] ?? `/posts?view=${view}`;
  }

  visited(url: URL): void {
    const href = `/posts${url.search}`;
    this.last = href;
    this.hrefs = { ...this.hrefs, [viewOf(url.searchParams)]: href };
  }

  /** The post that was opened from here, to stand there again afterwards. */
  leave(post: number): void {
    this.opened = post;
  }

  /** The post that was opened, once. */
  comeBack(): number | null {
    const post = this.opened;
    this.opened = null;
    return post;
  }
}

export const postsPlace = new PostsPlace();
