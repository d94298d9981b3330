/** All tasks under their headings, in the order of the page. */
import type { StepTag } from "$lib/generated/StepTag";
import type { TaskLine } from "$lib/generated/TaskLine";

export interface TaskGroup {
  slug: string;
  title: string;
  tasks: TaskLine[];
  /** Said when there is nothing in it. */
  none?: string;
}

const isOwn = (task: TaskLine) => task.origin === "own";

/** The user's own: those with a date first, then any time. */
function own(tasks: TaskLine[]): TaskGroup {
  const mine = tasks.filter(isOwn);
  return {
    slug: "own",
    title: "Your own",
    tasks: [...mine.filter((task) => task.due_on !== null), ...mine.filter((task) => task.due_on === null)],
    none: "You haven’t added a task yet. Give it a date, or leave it for any time.",
  };
}

/** What is open now. */
export function openGroups(tasks: TaskLine[], current: StepTag | null): TaskGroup[] {
  const once = tasks.filter((task) => task.origin === "programme");
  const listed = once
    .filter((task) => task.listed !== null)
    .sort((one, other) => (one.listed?.number ?? 0) - (other.listed?.number ?? 0));
  const here = once.filter((task) => task.listed === null && task.step?.slug === current?.slug);
  const groups: TaskGroup[] = [
    own(tasks),
    { slug: "first-30-days", title: "First 30 days", tasks: listed },
    { slug: "step", title: current === null ? "This step" : `This step: ${current.title}`, tasks: here },
    { slug: "recurring", title: "Recurring", tasks: tasks.filter((task) => task.origin === "recurring") },
  ];
  return groups.filter((group) => group.tasks.length > 0 || group.none !== undefined);
}

/** Everything there is: the user's own, then each step's, done ones among them. */
export function allGroups(tasks: TaskLine[]): TaskGroup[] {
  const steps = new Map<string, TaskGroup>();
  for (const task of tasks) {
    if (isOwn(task) || task.step === null) continue;
    const group = steps.get(task.step.slug) ?? {
      slug: task.step.slug,
      title: `Step ${task.step.number}: ${task.step.title}`,
      tasks: [],
    };
    group.tasks.push(task);
    steps.set(task.step.slug, group);
  }
  return [own(tasks), ...steps.values()];
}
