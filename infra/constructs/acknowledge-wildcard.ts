import { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

/** Says why a role is granted something on a resource, if its ARN has a `*`. Any other `*` is still found. */
export function acknowledgeWildcard(role: IConstruct, resourceArn: string, reason: string): void {
  const resource = readable(Stack.of(role).resolve(resourceArn));
  if (resource.includes('*')) acknowledge(role, `AwsSolutions-IAM5[Resource::${resource}]`, reason);
}

/** An ARN as cdk-nag writes it, of what CloudFormation puts together or fills in. */
function readable(arn: unknown): string {
  if (typeof arn === 'string') return arn.replaceAll('${', '<').replaceAll('}', '>');
  const [[kind, value] = []] = Object.entries(Object(arn));
  if (kind === 'Ref') return `<${value}>`;
  if (kind === 'Fn::Sub') return readable(value);
  if (kind === 'Fn::Join' && Array.isArray(value)) return value[1].map(readable).join(value[0]);
  throw new Error(`an ARN that cannot be read: ${kind}`);
}
