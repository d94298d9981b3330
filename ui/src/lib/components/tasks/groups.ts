/** All tasks under their headings, in the order of the page. */
import type { StepTag } from "../../bindings/StepTag";
import type { TaskLine } from "../../bindings/TaskLine";

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
    none: "No tasks of your own yet. Add one, with a date or for any time.",
  };
}

/** What is open now. */
export function openGroups(tasks: TaskLine[], current: StepTag | null): TaskGroup[] {
  const once = tasks.filter((task) => task.origin === "programme");
  const here = (task: TaskLine) => task.step?.slug === current?.slug;
  const groups: TaskGroup[] = [
    own(tasks),
    { slug: "step", title: current === null ? "This step" : `This step: ${current.title}`, tasks: once.filter(here) },
    { slug: "first-30-days", title: "First 30 days", tasks: once.filter((task) => !here(task)) },
    { slug: "recurring", title: "Recurring", tasks: tasks.filter((task) => task.origin === "recurring") },
  ];
  return groups.filter((group) => group.tasks.length > 0 || group.none !== undefined);
}

/** Everything there is: the user's own, then each step's, done ones among them. */
export function allGroups(tasks: TaskLine[]): TaskGroup[] {
  const steps = new Map<string, TaskGroup>();
  for (const task of tasks) {
    if (isOwn(task) || task.step === null) continue;
    const group = steps.get(task.step.slug) ?? { slug: task.step.slug, title: `Step ${task.step.number}: ${task.step.title}`, tasks: [] };
    group.tasks.push(task);
    steps.set(task.step.slug, group);
  }
  return [own(tasks), ...steps.values()];
}
