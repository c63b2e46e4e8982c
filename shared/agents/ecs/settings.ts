import * as z from 'zod/mini';
import { SecretReference } from '../../core/secret-reference.ts';
import { form } from '../form.ts';

const ARN = 'arn:aws[\\w-]*:ecs:[\\w-]+:\\d{12}';

/** A task on Fargate. Names are of Sluice's own account and region. */
export const EcsSettings = z.strictObject({
  cluster: form(
    new RegExp(`^(${ARN}:cluster/)?[A-Za-z0-9][\\w-]{0,254}$`),
    'the name or the ARN of a cluster',
  ),
  taskDefinition: form(
    new RegExp(`^(${ARN}:task-definition/)?[\\w-]{1,255}(:\\d+)?$`),
    'a family, `family:revision` or the ARN of a task definition',
  ),
  /** The container of the task definition that is told of the task. */
  containerName: form(/^[\w-]{1,255}$/, 'the name of a container in the task definition'),
  subnets: z
    .array(form(/^subnet-[\da-f]+$/, 'the id of a subnet, such as `subnet-0a1b2c3d`'))
    .check(z.minLength(1), z.maxLength(16)),
  securityGroups: z._default(
    z
      .array(form(/^sg-[\da-f]+$/, 'the id of a security group, such as `sg-0a1b2c3d`'))
      .check(z.maxLength(5)),
    () => [],
  ),
  /** Without it the subnets need a NAT gateway, or endpoints, and a way to us. */
  assignPublicIp: z._default(z.boolean(), false),
  capacity: z._default(z.enum(['FARGATE', 'FARGATE_SPOT']), 'FARGATE'),
  /** The roles that the task definition names: what they may is the agent's, so handing them over is granted one by one. */
  roles: z._default(
    z.array(form(/^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/, 'the ARN of a role')),
    () => [],
  ),
  /** Seals the attempt's token. */
  secret: z.exactOptional(SecretReference),
});

export type EcsSettings = z.infer<typeof EcsSettings>;
