import { holds } from './intake.ts';
import type { Project } from './project.ts';
import type { Ticket } from './ticket.ts';

const AGENT_LABEL = /^agent:\s*([\w.-]+)$/i;

/** What a ticket is about, by the words it uses; an agent that bears the name of a kind gets its tickets. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  docs: ['docs', 'documentation', 'readme', 'typo', 'spelling', 'guide', 'tutorial', 'changelog'],
  tests: ['test', 'tests', 'flaky', 'coverage', 'assertion', 'fixture'],
  bugs: ['bug', 'crash', 'error', 'exception', 'broken', 'fails', 'regression', 'traceback'],
  dependencies: ['upgrade', 'bump', 'dependency', 'dependencies', 'version', 'lockfile'],
  refactor: ['refactor', 'cleanup', 'rename', 'simplify', 'duplicate', 'restructure'],
};

/**
 * The agent of a task: a label `agent:<name>`, else the project's first route whose labels and words fit, else the agent
 * named after what the text is about, else the project's default. Whether an agent of a label's name exists is dispatch's to say.
 */
export function agentOf(
  ticket: Ticket,
  text: string,
  project: Project,
  agents: readonly string[],
): string {
  const labelled = ticket.labels
    .map((label) => AGENT_LABEL.exec(label)?.[1])
    .find((name) => name !== undefined);
  if (labelled !== undefined)
    return agents.find((name) => name.toLowerCase() === labelled.toLowerCase()) ?? labelled;
  const words = new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
  const route = project.routes.find(
    (each) =>
      each.labels.every((label) => holds(ticket.labels, label)) &&
      (each.words.length === 0 || each.words.some((word) => words.has(word.toLowerCase()))),
  );
  return route?.agent ?? classified(words, agents) ?? project.agent;
}

/** The kind with the most of its words in the text, at least two, among those that an agent is named after. */
function classified(words: ReadonlySet<string>, agents: readonly string[]): string | undefined {
  const scores = Object.entries(KINDS)
    .filter(([kind]) => agents.includes(kind))
    .map(([kind, list]) => ({ kind, score: list.filter((word) => words.has(word)).length }))
    .sort((a, b) => b.score - a.score);
  return scores[0] && scores[0].score >= 2 ? scores[0].kind : undefined;
}
