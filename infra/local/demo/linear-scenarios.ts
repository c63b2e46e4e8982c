import type { Scenario } from './scenario.ts';
import { check, receipts } from './scenario.ts';
import { settled } from './stage.ts';

export const linearLabel: Scenario = {
  title: 'Linear: a person creates an issue with the label',
  async play(stage) {
    const since = stage.happenings.length;
    const issue = await stage.annOnLinear.createIssue({
      title: 'Sort the list by name',
      description: 'It is sorted by date.',
      labels: ['sluice'],
    });
    const task = await settled(stage, `linear:${issue}`, 'succeeded');
    const view = await stage.annOnLinear.view(issue);
    const comments = view.comments.filter((comment: { body: string }) =>
      comment.body.includes('Sluice:'),
    );
    return {
      delivery:
        receipts(stage, 'linear', since).find((each) => each.startsWith('accepted')) ?? 'none',
      task: task.state,
      shows: `${comments[0]?.body.split('\n')[0]?.replaceAll('*', '')} · ${view.state} · labels: ${view.labels.join(', ') || 'none'}`,
      checks: [check('comments of ours', comments.length, 1), check('labels', view.labels, [])],
    };
  },
};

export const linearDelegation: Scenario = {
  title: 'Linear: an issue is delegated to us as an agent session',
  async play(stage) {
    const since = stage.happenings.length;
    const issue = await stage.annOnLinear.createIssue({
      title: 'Rename the button',
      description: 'From Go to Start.',
    });
    const asked = Date.now();
    await stage.annOnLinear.delegate(issue, 'Sluice');
    await stage.until(
      'the first activity',
      async () => ((await stage.annOnLinear.view(issue)).sessions[0]?.activities.length ?? 0) > 0,
    );
    const seconds = (Date.now() - asked) / 1000;
    const task = await settled(stage, `linear:${issue}`, 'succeeded');
    const [session] = (await stage.annOnLinear.view(issue)).sessions;
    return {
      delivery:
        receipts(stage, 'linear', since).find((each) => each.startsWith('accepted')) ?? 'none',
      task: task.state,
      shows: `session ${session?.status} · ${session?.activities.length} activities`,
      checks: [
        check('first activity within 10 s', seconds < 10, true),
        check('session', session?.status, 'complete'),
      ],
    };
  },
};
