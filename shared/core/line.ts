import type { BrakeScope } from './brake.ts';
import { braked } from './brake.ts';
import type { Head } from './head.ts';
import type { Project } from './project.ts';

/** Where a waiting task stands. Tasks that only their agent's brake keeps back stand apart: others of the project pass them. */
export function lineOf(project: string, pausedAgent?: string): string {
  return pausedAgent === undefined ? project : `${project}/${pausedAgent}`;
}

/** The lines in which tasks wait for a brake to be taken off. */
export function linesBehind(
  scope: BrakeScope,
  projects: readonly Pick<Project, 'name' | 'connection'>[],
): readonly string[] {
  const { kind, name = '' } = braked(scope) ?? {};
  const names = projects.map((project) => project.name);
  switch (kind) {
    case undefined:
      return names.map((project) => lineOf(project));
    case 'connection':
      return projects
        .filter(({ connection }) => connection === name)
        .map((project) => lineOf(project.name));
    case 'project':
      return [lineOf(name)];
    case 'agent':
      return names.map((project) => lineOf(project, name));
  }
}

/** Whether one waiting task came before another: by when it was opened, a further attempt included. */
export function cameBefore(one: Head, other: Head): boolean {
  const [a, b] = [since(one), since(other)];
  return a === b ? one.key < other.key : a < b;
}

/** A task that came to nothing as often as this when it was its turn keeps nobody waiting: its ticket may be broken. */
const TURNS = 2;

export function givesWay({ enqueueTries = 0 }: Head): boolean {
  return enqueueTries >= TURNS;
}

/** The place in the line's order, epoch milliseconds. */
export function since({ waitsSince, openedAt = 0 }: Head): number {
  return waitsSince ?? openedAt;
}
