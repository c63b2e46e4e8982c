import { afterAll, describe, expect, test } from '@jest/globals';
import type { StepName } from '../../infra/constructs/steps.ts';
import { STEPS } from '../../infra/constructs/steps.ts';
import { synthesize } from '../infra/synthesize.ts';
import { openAccount } from './account.ts';
import { EXCEPTIONS } from './exceptions.ts';
import { SECRETS } from './flow/config.ts';
import { FLOW } from './flow/flow.ts';
import { openStage } from './flow/stage.ts';
import { watchman } from './iam/watchman.ts';
import { localCloud } from './local/cloud.ts';

const SCENE_MS = 60_000;
const STEP_NAMES = Object.keys(STEPS) as StepName[];

const synthesized = await synthesize({ bundles: true });
const watch = watchman(synthesized.template, EXCEPTIONS);
const { doorman } = watch;
const account = await openAccount({
  synthesized,
  cloud: (site) => localCloud({ template: synthesized.template, secrets: SECRETS, doorman }, site),
});
afterAll(account.close, SCENE_MS);
afterAll(synthesized.remove);
const stage = await openStage(account);
afterAll(stage.close, SCENE_MS);

describe('under the policies of the template, and nothing else,', () => {
  test.each(FLOW.map((scene) => ({ title: scene.title, scene })))(
    '$title',
    async ({ scene }) => scene.play(stage),
    SCENE_MS,
  );
});

describe('least privilege', () => {
  test.each(STEP_NAMES)('%s makes no call without a grant', (step) => {
    expect(watch.refusedOf(step)).toEqual([]);
  });

  test('every request was a call of a service that is known here', () => {
    expect(account.cloud.strange).toEqual([]);
  });

  test.each(STEP_NAMES)('%s has no grant without a call', (step) => {
    expect(watch.unusedOf(step)).toEqual([]);
  });

  test.each(EXCEPTIONS)('$actions on $on is still granted somewhere', (exception) => {
    expect(watch.excusedBy(exception)).not.toEqual([]);
  });
});
