import { Aws } from 'aws-cdk-lib';
import type { Role } from 'aws-cdk-lib/aws-iam';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Grant } from '../../shared/core/grant.ts';
import { acknowledgeWildcard } from './acknowledge-wildcard.ts';

/** Lets a role do what is granted, and nothing else. @param wildcard Why a resource may have a `*` in it */
export function addGrants(role: Role, grants: readonly Grant[], wildcard: string): void {
  for (const grant of grants) {
    const resources = grant.resources.map(inPlace);
    const conditions = placed(grant.conditions ?? {});
    role.addToPolicy(new PolicyStatement({ actions: [...grant.actions], resources, conditions }));
    for (const arn of resources) if (arn.includes('*')) acknowledgeWildcard(role, arn, wildcard);
  }
}

function placed(conditions: NonNullable<Grant['conditions']>) {
  return Object.fromEntries(
    Object.entries(conditions).map(([operator, keys]) => {
      const values = Object.entries(keys).map(([key, value]) => [key, inPlace(value)]);
      return [operator, Object.fromEntries(values)];
    }),
  );
}

/** CloudFormation fills in its own partition, region and account. */
function inPlace(arn: string): string {
  return arn
    .replace(`\${AWS::Partition}`, Aws.PARTITION)
    .replace(`\${AWS::Region}`, Aws.REGION)
    .replace(`\${AWS::AccountId}`, Aws.ACCOUNT_ID);
}
