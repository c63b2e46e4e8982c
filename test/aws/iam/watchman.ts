import type { StepName } from '../../../infra/constructs/steps.ts';
import type { Template } from '../../infra/synthesize.ts';
import type { Doorman } from '../door/open-door.ts';
import type { Exception } from '../exceptions.ts';
import { functionsIn } from '../template/functions-in.ts';
import type { Names } from '../template/intrinsics.ts';
import { excusedResources } from './excused-resources.ts';
import type { Grant } from './judge.ts';
import { grantsIn, judge } from './judge.ts';
import { queuePolicies, rolePolicies } from './role-policies.ts';
import type { Statement } from './statement.ts';

interface Watched {
  readonly statements: readonly Statement[];
  readonly used: Set<string>;
  readonly refused: Set<string>;
  readonly excused: ReturnType<typeof excusedResources>;
}

/** As they are on AWS: all requests come over TLS. */
const CONTEXT = { 'aws:securetransport': 'true' };

/** Stands at the door as IAM does: refuses what the template's policies do not allow, and remembers which grants were needed. */
export function watchman(template: Template, exceptions: readonly Exception[]) {
  const watched = new Map<string, Watched>();
  let everybody: readonly Statement[] = [];

  function of(step: string): Watched {
    const found = watched.get(step);
    if (!found) throw new Error(`Nobody has the access key ${step}`);
    return found;
  }

  function excuse({ excused }: Watched, { action, resource }: Grant): Exception | undefined {
    return exceptions.find(
      ({ actions, on }) => actions.includes(action) && excused[on].some((one) => one === resource),
    );
  }

  return {
    doorman: (names: Names): Doorman => {
      for (const { step, id, role } of functionsIn(template, names)) {
        watched.set(step, {
          statements: rolePolicies(template, role, names),
          used: new Set(),
          refused: new Set(),
          excused: excusedResources(template, id, names),
        });
      }
      everybody = queuePolicies(template, names);
      return async (call, pass) => {
        const { statements, used, refused } = of(call.by);
        const judged = judge({ ...call, context: CONTEXT }, [...statements, ...everybody]);
        if ('refused' in judged) {
          refused.add(judged.refused);
          return { status: 400, body: JSON.stringify({ __type: 'AccessDeniedException' }) };
        }
        for (const grant of judged.by) used.add(nameOf(grant));
        return pass();
      };
    },
    /** Why calls were refused. */
    refusedOf: (step: StepName) => [...of(step).refused],
    /** The grants that nothing needed. */
    unusedOf: (step: StepName) =>
      grantsOf(of(step))
        .filter((grant) => !of(step).used.has(nameOf(grant)) && !excuse(of(step), grant))
        .map(nameOf),
    /** The grants that only an exception explains. */
    excusedBy: (exception: Exception) =>
      [...watched.values()].flatMap((one) =>
        grantsOf(one)
          .filter((grant) => !one.used.has(nameOf(grant)) && excuse(one, grant) === exception)
          .map(nameOf),
      ),
  };
}

function grantsOf({ statements }: Watched): readonly Grant[] {
  return statements.filter(({ effect }) => effect === 'Allow').flatMap(grantsIn);
}

function nameOf({ action, resource }: Grant): string {
  return `${action} on ${resource}`;
}
