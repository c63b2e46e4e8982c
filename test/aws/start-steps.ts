import type { StepName } from '../../infra/constructs/steps.ts';
import type { Synthesized } from '../infra/synthesize.ts';
import type { Lambda } from './lambda/start-lambda.ts';
import { startLambda } from './lambda/start-lambda.ts';
import { functionsIn } from './template/functions-in.ts';
import type { Names } from './template/intrinsics.ts';

/** The seven functions of a template, running; each calls AWS with an access key that is the step's name. */
export async function startSteps(
  { template, bundle }: Synthesized,
  names: Names,
  environment: Readonly<Record<string, string>>,
) {
  const found = functionsIn(template, names);
  const started = new Map<StepName, Lambda>();
  for (const { step, id, handler, timeoutSeconds, environment: own } of found) {
    const lambda = await startLambda({
      name: id,
      bundle: bundle(`${step[0]?.toUpperCase()}${step.slice(1)}`),
      handler,
      timeoutSeconds,
      environment: {
        ...environment,
        AWS_ACCESS_KEY_ID: step,
        AWS_SECRET_ACCESS_KEY: 'local',
        ...own,
      },
    });
    started.set(step, lambda);
  }
  return {
    of(step: StepName): Lambda {
      const lambda = started.get(step);
      if (!lambda) throw new Error(`There is no function ${step}`);
      return lambda;
    },
    /** Which one a logical id is. */
    step(id: string): StepName {
      const one = found.find((each) => each.id === id);
      if (!one) throw new Error(`${id} is none of our functions`);
      return one.step;
    },
    async stop() {
      await Promise.all([...started.values()].map((lambda) => lambda.stop()));
    },
  };
}
