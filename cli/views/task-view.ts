import * as z from 'zod/mini';
import { fields, inLine, section, stacked, table, textOf } from '../text/layout.ts';
import type { Paint } from '../text/paint.ts';
import { when } from '../text/when.ts';
import { nextSteps } from './next-steps.ts';
import { stateCell } from './state.ts';
import { taskTable } from './task-list.ts';
import type { Task } from './task-schema.ts';
import { TaskLineSchema, TaskSchema } from './task-schema.ts';
import { understood } from './understood.ts';

const ShowSchema = z.object({ task: TaskSchema, earlier: z._default(z.array(TaskLineSchema), []) });

/** `sluice show` */
export function taskView(response: unknown, now: number, paint: Paint): string {
  const { task, earlier } = understood(ShowSchema, response);
  // An ended task that has been archived stands among the past ones already.
  const others = earlier.filter((each) => each.task !== task.task);
  const past = others.length > 0 ? taskTable(others, now, paint) : '';
  return stacked(taskBlock(task, now, paint), section('Earlier tasks', past, paint));
}

/** One task, whole. */
export function taskBlock(task: Task, now: number, paint: Paint): string {
  return stacked(
    inLine([{ text: task.ticket, colour: 'bold' }, stateCell(task.state), task.title], paint),
    facts(task, now, paint),
    section('What the scanner saw', findings(task, paint), paint),
    section('Result', result(task, paint), paint),
    section('History', history(task, now, paint), paint),
    section('Next', nextSteps(task).join('\n'), paint),
  );
}

function facts(task: Task, now: number, paint: Paint): string {
  const time = (iso: string | undefined) => iso && when(iso, now);
  return fields(
    [
      ['why', joined(': ', task.reason, task.means)],
      ['do', task.hint],
      ['detail', task.detail],
      ['question', task.question],
      ['progress', task.progress],
      ['place in line', task.place === undefined ? undefined : String(task.place)],
      ['task', task.task],
      ['address', task.url],
      ['project', task.project],
      ['repository', task.repo],
      ['agent', task.agent],
      ['risk', task.risk],
      ['attempt', task.attempt > 0 ? String(task.attempt) : undefined],
      ['trigger', task.trigger],
      ['started by', task.startedBy],
      ['source', task.trace && `${task.trace.sourceType} ${task.trace.sourceId}`],
      ['event', task.trace?.triggeringEventId],
      ['activity', task.trace?.activityDefinitionId],
      [
        'due in days',
        task.trace?.dueInDays === undefined ? undefined : String(task.trace.dueInDays),
      ],
      ['approved by', task.approver],
      ['opened', time(task.opened)],
      ['ended', time(task.ended)],
      ['due', time(task.due)],
      ['scan', scan(task)],
      ['digest', task.digest],
      ['owed', owed(task)],
      ['write-back', writeBack(task, now)],
    ],
    paint,
  );
}

function scan({ verdict }: Task): string | undefined {
  if (!verdict) return undefined;
  const { decision, score, ruleset, second } = verdict;
  const also = second === undefined ? '' : `; let through by ${second}`;
  return `${decision}, score ${score} (ruleset ${ruleset})${also}`;
}

function owed({ owed }: Task): string | undefined {
  if (!owed) return undefined;
  const slots = { start: owed.start, stop: owed.stop, show: owed.show > 0, archive: owed.archive };
  return Object.entries(slots)
    .flatMap(([slot, isOwed]) => (isOwed ? [slot] : []))
    .join(', ');
}

function writeBack({ writeBack }: Task, now: number): string | undefined {
  if (!writeBack) return undefined;
  const { error, givenUp, tries = 1, next } = writeBack;
  const after = `after ${tries} ${tries === 1 ? 'try' : 'tries'}`;
  const again = next === undefined ? 'tried again' : `tried again ${when(next, now)}`;
  return `${error} (${givenUp ? `given up ${after}` : `${again}, ${after}`})`;
}

function findings({ findings = [] }: Task, paint: Paint): string {
  return fields(
    findings.map(({ rule, means, excerpt, at }) => [
      rule,
      `${textOf(means)}\n${at === undefined ? '' : `line ${at.line}: `}${textOf(excerpt)}`,
    ]),
    paint,
  );
}

function result({ result }: Task, paint: Paint): string {
  if (!result) return '';
  const { token_usage: tokens, cost_estimate_usd: cost } = result;
  return fields(
    [
      ['success', result.success ? 'yes' : 'no'],
      ['summary', result.summary],
      ['merge request', result.merge_request_url],
      ['branch', result.branch_name],
      ['tokens', tokens && `${tokens.input_tokens} in, ${tokens.output_tokens} out`],
      ['cost', cost === undefined ? undefined : `${cost} USD`],
      ['exit code', result.exit_code === undefined ? undefined : String(result.exit_code)],
    ],
    paint,
  );
}

function history({ history = [] }: Task, now: number, paint: Paint): string {
  if (history.length === 0) return '';
  const rows = history.map((step) => [
    when(step.at, now),
    stateCell(step.to),
    step.reason,
    step.by && `by ${step.by}`,
  ]);
  return table(['WHEN', 'STATE', 'REASON', 'WHO'], rows, paint);
}

function joined(by: string, ...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(by);
}
