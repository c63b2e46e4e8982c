import type { StepName } from '../../../infra/constructs/steps.ts';
import { STEPS } from '../../../infra/constructs/steps.ts';
import type { Template } from '../../infra/synthesize.ts';
import { resources } from '../../infra/synthesize.ts';
import type { Names } from './intrinsics.ts';
import { resolve } from './intrinsics.ts';

/** One of our functions, as the template has it. */
export interface FunctionInTemplate {
  readonly step: StepName;
  /** Logical ids. */
  readonly id: string;
  readonly role: string;
  readonly handler: string;
  readonly timeoutSeconds: number;
  readonly environment: Readonly<Record<string, string>>;
}

const STEP_NAMES = Object.keys(STEPS) as StepName[];
const HASH = /[0-9A-F]{8}$/;

/** The seven functions of a template, as a deployment with these names has them. */
export function functionsIn(template: Template, names: Names): readonly FunctionInTemplate[] {
  const functions = Object.entries(resources(template, 'AWS::Lambda::Function'));
  return STEP_NAMES.map((step) => {
    const found = functions.find(([id]) => id.replace(HASH, '').toLowerCase().endsWith(step));
    if (!found) throw new Error(`The template has no function ${step}`);
    const [id, { Role, Handler, Timeout, Environment }] = found;
    return {
      step,
      id,
      role: Role['Fn::GetAtt'][0],
      handler: Handler,
      timeoutSeconds: Timeout,
      environment: resolve(Environment.Variables, names) as Record<string, string>,
    };
  });
}
