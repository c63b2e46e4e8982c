import { Stack } from 'aws-cdk-lib';
import type { Role } from 'aws-cdk-lib/aws-iam';
import { acknowledge } from './acknowledge.ts';

/** Says why a role is granted something on a resource whose ARN has a `*`. Any other `*` is still found. */
export function acknowledgeWildcard(role: Role, resourceArn: string, reason: string): void {
  acknowledge(role, `AwsSolutions-IAM5[Resource::${readable(resourceArn, role)}]`, reason);
}

/** An ARN as cdk-nag writes it. */
function readable(arn: string, role: Role): string {
  const resolved: unknown = Stack.of(role).resolve(arn);
  if (typeof resolved === 'string') return resolved;
  const [, parts] = Reflect.get(Object(resolved), 'Fn::Join');
  return parts
    .map((part: string | { readonly Ref: string }) =>
      typeof part === 'string' ? part : `<${part.Ref}>`,
    )
    .join('');
}
