import { holds, startsByState } from '../../core/intake.ts';
import type { ProjectDocument } from './project-schema.ts';
import type { Found } from './read-part.ts';

type Intake = ProjectDocument['intake'];

/** Pairs of projects that want the same ticket: one of each pair never gets it. */
export function overlaps(projects: readonly (ProjectDocument | undefined)[]): Found[] {
  return projects.flatMap((second, at) => {
    const first = second && projects.slice(0, at).find((each) => each && overlap(each, second));
    if (!first) return [];
    const sentence = `A ticket that both \`${first.name}\` and \`${second.name}\` want goes to \`${first.name}\`, the first in the file`;
    return [{ path: ['projects', at], sentence }];
  });
}

function overlap(a: ProjectDocument, b: ProjectDocument): boolean {
  if (a.connection !== b.connection || !a.intake.enabled || !b.intake.enabled) return false;
  if (apart(a.intake, b.intake)) return false;
  const spoken =
    (a.intake.mention && b.intake.mention) || (a.intake.delegation && b.intake.delegation);
  return spoken || byState(a.intake, b.intake);
}

/** No ticket is within what both look at. */
function apart(a: Intake, b: Intake): boolean {
  return disjoint(a.teams, b.teams) || disjoint(a.projects, b.projects);
}

/**
 * One's labels are among the other's. Projects of different labels are left alone, though a ticket may have both: that is how people
 * tell them apart.
 */
function byState(a: Intake, b: Intake): boolean {
  const silent = !startsByState(a) && !startsByState(b);
  if (silent) return !a.mention && !b.mention && !a.delegation && !b.delegation;
  if (!startsByState(a) || !startsByState(b)) return false;
  if (disjoint(a.statuses, b.statuses) || otherAssignee(a.assignee, b.assignee)) return false;
  if (excludes(a, b) || excludes(b, a)) return false;
  return among(a.labels, b.labels) || among(b.labels, a.labels);
}

function excludes(a: Intake, b: Intake): boolean {
  return b.labels.some((label) => holds(a.excludeLabels, label));
}

function among(few: readonly string[], many: readonly string[]): boolean {
  return few.every((each) => holds(many, each));
}

function disjoint(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && b.length > 0 && !a.some((each) => holds(b, each));
}

function otherAssignee(a = '', b = ''): boolean {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()];
  if (one === '' || other === '' || one === other) return false;
  return one === 'none' || other === 'none' || (one !== '*' && other !== '*');
}
