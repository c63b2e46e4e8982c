import { expect, test } from '@jest/globals';
import { modelOf } from '../../support/services/model.ts';
import { MOTO_VARIABLE } from '../../support/services/moto.ts';

const ecs = modelOf('ecs');

if (ecs) {
  test.each([
    { given: 'what it allows', input: { taskDefinition: 'a', count: 1 }, wrong: [] },
    {
      given: 'a key that is missing',
      input: { cluster: 'a' },
      wrong: ['RunTask.taskDefinition is missing'],
    },
    {
      given: 'a key that is not its own',
      input: { taskDefinition: 'a', clustre: 'b' },
      wrong: ['RunTask.clustre is unknown'],
    },
    {
      given: 'a word that is none of its own',
      input: { taskDefinition: 'a', launchType: 'FARGATE_SPOT' },
      wrong: [expect.stringContaining('RunTask.launchType is none of')],
    },
    {
      given: 'another type, deep down',
      input: {
        taskDefinition: 'a',
        overrides: { containerOverrides: [{ environment: [{ name: 'A', value: 1 }] }] },
      },
      wrong: ['RunTask.overrides.containerOverrides[0].environment[0].value is no string'],
    },
  ])('the published model of ECS finds $given', ({ input, wrong }) => {
    expect(ecs.wrongWith('RunTask', input)).toEqual(wrong);
  });
} else {
  test.skip(`botocore's models: ${MOTO_VARIABLE} does not name the executable moto_server`, () => {});
}
