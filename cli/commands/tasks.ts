import { STATES } from '../../shared/core/lifecycle.ts';
import type { Command } from '../command.ts';
import { choice, flag, text, whole } from '../option.ts';
import { taskList } from '../views/task-list.ts';

const project = text('project', 'name', 'only tasks of this project');
const state = choice('state', 'state', 'only tasks in this state', STATES);
const unshown = flag('unshown', 'only tasks that their ticket does not show: writing was given up');
const hours = whole('hours', 'number', 'opened within so many hours; 72 unless given', {
  min: 1,
  max: 2_160,
});
const limit = whole('limit', 'number', 'at most so many; 50 unless given', { min: 1, max: 500 });

export const tasks: Command = {
  name: 'tasks',
  summary: 'Lists tasks, newest first.',
  words: [],
  options: [project, state, unshown, hours, limit],
  examples: [
    { line: 'sluice tasks', means: 'of the last three days' },
    { line: 'sluice tasks --state held', means: 'what waits for a person' },
    { line: 'sluice tasks --unshown', means: 'what to `sluice writeback` once a token is mended' },
    { line: 'sluice tasks --project shop --hours 720 --json', means: 'a month, for a program' },
  ],
  async run(args, { operator, io }) {
    const response = await operator.ask({
      do: 'list',
      project: args.get(project),
      state: args.get(state),
      unshown: args.get(unshown),
      hours: args.get(hours),
      limit: args.get(limit),
    });
    return { exit: 'ok', json: response, text: (paint) => taskList(response, io.now(), paint) };
  },
};
