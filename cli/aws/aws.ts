import type { Io } from '../io.ts';
import type { Operator } from '../operator.ts';
import { awsOperator } from './aws-operator.ts';
import type { ClientConfig } from './client-config.ts';
import { clientConfig } from './client-config.ts';
import type { Deployment } from './deployment.ts';
import { findDeployment } from './deployment.ts';

/** A deployment on AWS, as a command meets it: nothing is asked before it is needed. */
export interface Aws {
  readonly stack: string;
  readonly config: ClientConfig;
  /** @throws Failure */
  deployment(): Promise<Deployment>;
  readonly operator: Operator;
}

export function aws(stack: string, io: Pick<Io, 'env'>): Aws {
  const config = clientConfig(io);
  let found: Promise<Deployment> | undefined;
  const deployment = () => {
    found ??= findDeployment(stack, config);
    return found;
  };
  return { stack, config, deployment, operator: awsOperator(deployment, config) };
}
