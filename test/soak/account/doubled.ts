import { taskId } from '../../../shared/core/task-id.ts';
import type { SeenTicket } from './seen-ticket.ts';

const MARKER = /<!-- sluice:(\S+) -->/;

/** What came of a ticket twice. */
export const doubled: readonly ((seen: SeenTicket) => readonly string[])[] = [
  function task({ ticket, tasks }) {
    // One that was opened over another, which is not kept, counts too.
    const opened = tasks.at(-1)?.epoch ?? 0;
    return opened > ticket.most ? [`${opened} tasks, where there may be ${ticket.most}`] : [];
  },

  function start({ ticket, tasks }) {
    return tasks.flatMap(({ key, epoch, attempt = 0 }) => {
      const started = ticket.runs.filter((run) => run.task === taskId(key, epoch));
      const twice = new Set(started.map((run) => run.attempt)).size < started.length;
      return [
        ...(started.length > attempt
          ? [`task ${epoch} has ${attempt} attempts, and agents began ${started.length}`]
          : []),
        ...(twice ? [`an attempt of task ${epoch} was begun under two keys`] : []),
      ];
    });
  },

  function stray({ ticket, tasks }) {
    const ids = tasks.map(({ key, epoch }) => taskId(key, epoch));
    const strays = ticket.runs.filter(({ task }) => !ids.includes(task));
    return strays.map(({ task }) => `an agent began ${task}, which there is not`);
  },

  function success({ ticket, tasks }) {
    return tasks.flatMap(({ key, epoch }) => {
      const succeeded = ticket.runs.filter(
        ({ task, reports }) =>
          task === taskId(key, epoch) &&
          reports.some(
            ({ route, status, state, success }) =>
              route === 'result' && status === 200 && state === 'succeeded' && success,
          ),
      );
      return succeeded.length > 1
        ? [`${succeeded.length} attempts of task ${epoch} ended it with success`]
        : [];
    });
  },

  function comment({ comments, sticky, tasks }) {
    if (!sticky) return [];
    const markers = comments.map((body) => MARKER.exec(body)?.[1]).filter(Boolean);
    return [
      ...(comments.length > tasks.length
        ? [`${comments.length} comments for ${tasks.length} tasks`]
        : []),
      ...(new Set(markers).size < markers.length ? ['two comments with one marker'] : []),
    ];
  },

  function told({ comments, sticky, heard }) {
    const texts = heard.length > 0 ? [] : comments;
    return !sticky && new Set(texts).size < texts.length
      ? ['a session was told one thing twice']
      : [];
  },
];
