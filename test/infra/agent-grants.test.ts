import { expect, test } from '@jest/globals';
import type { Agents } from '../../infra/constructs/agent-grants.ts';
import { agentGrants } from '../../infra/constructs/agent-grants.ts';

const HERE = `:\${AWS::Region}:\${AWS::AccountId}:`;
const ECS = {
  cluster: 'agents',
  taskDefinition: 'coder',
  containerName: 'agent',
  subnets: ['subnet-1'],
};
const ROLES = ['arn:aws:iam::123456789012:role/agent-task'];

/** As they would stand in a policy, with ARNs as they are written in a `grants.ts`. */
function statements(agents: Agents): unknown[] {
  const one = (list: readonly string[]) => (list.length === 1 ? list[0] : list);
  return agentGrants(agents).map(({ actions, resources, conditions }) => ({
    Action: one(actions),
    Resource: one(resources),
    ...(conditions ? { Condition: conditions } : {}),
  }));
}

const IN_CLUSTER = {
  ArnEquals: { 'ecs:cluster': `arn:\${AWS::Partition}:ecs${HERE}cluster/agents` },
};
const IN_FAR_CLUSTER = {
  ArnEquals: { 'ecs:cluster': 'arn:aws:ecs:us-east-1:123456789012:cluster/far' },
};

test.each<{ given: string; agents: Agents; may: object[] }>([
  { given: 'no agent', agents: {}, may: [] },
  {
    given: 'agents that are not on AWS',
    agents: {
      a: { http: { url: 'https://a.example', secret: 'env:A' }, timeout: 60 },
      b: { command: ['sh'] },
      c: {
        'github-actions': {
          workflow: 'sluice.yml',
          credentials: { token: 'env:T' },
          secret: 'env:S',
        },
      },
    },
    may: [],
  },
  {
    given: 'a queue',
    agents: { a: { sqs: { queueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/a.fifo' } } },
    may: [
      {
        Action: 'sqs:SendMessage',
        Resource: `arn:\${AWS::Partition}:sqs:eu-west-1:123456789012:a.fifo`,
      },
    ],
  },
  {
    given: 'a queue of this machine',
    agents: { a: { sqs: { queueUrl: 'http://127.0.0.1:9324/000000000000/a' } } },
    may: [],
  },
  {
    given: 'ECS by names, with roles',
    agents: { a: { ecs: { ...ECS, roles: ROLES } } },
    may: [
      {
        Action: 'ecs:RunTask',
        Resource: `arn:\${AWS::Partition}:ecs${HERE}task-definition/coder:*`,
        Condition: IN_CLUSTER,
      },
      {
        Action: ['ecs:StopTask', 'ecs:DescribeTasks'],
        Resource: `arn:\${AWS::Partition}:ecs${HERE}task/agents/*`,
        Condition: IN_CLUSTER,
      },
      {
        Action: 'ecs:ListTasks',
        Resource: `arn:\${AWS::Partition}:ecs${HERE}container-instance/agents/*`,
        Condition: IN_CLUSTER,
      },
      {
        Action: 'iam:PassRole',
        Resource: ROLES[0],
        Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
      },
    ],
  },
  {
    given: 'ECS by ARNs, a fixed revision',
    agents: {
      a: {
        ecs: {
          ...ECS,
          cluster: 'arn:aws:ecs:us-east-1:123456789012:cluster/far',
          taskDefinition: 'arn:aws:ecs:us-east-1:123456789012:task-definition/coder:7',
        },
      },
    },
    may: [
      {
        Action: 'ecs:RunTask',
        Resource: 'arn:aws:ecs:us-east-1:123456789012:task-definition/coder:7',
        Condition: IN_FAR_CLUSTER,
      },
      { Resource: 'arn:aws:ecs:us-east-1:123456789012:task/far/*', Condition: IN_FAR_CLUSTER },
      { Action: 'ecs:ListTasks', Condition: IN_FAR_CLUSTER },
    ],
  },
  {
    given: 'CodeBuild',
    agents: { a: { codebuild: { project: 'coder' } } },
    may: [
      {
        Action: [
          'codebuild:StartBuild',
          'codebuild:StopBuild',
          'codebuild:ListBuildsForProject',
          'codebuild:BatchGetBuilds',
        ],
        Resource: `arn:\${AWS::Partition}:codebuild${HERE}project/coder`,
      },
    ],
  },
  {
    given: 'Step Functions, an alias',
    agents: {
      a: {
        stepfunctions: {
          stateMachineArn: 'arn:aws:states:eu-west-1:123456789012:stateMachine:coder:live',
        },
      },
    },
    may: [
      {
        Action: 'states:StartExecution',
        Resource: 'arn:aws:states:eu-west-1:123456789012:stateMachine:coder',
        Condition: { 'ForAnyValue:StringEquals': { 'states:StateMachineQualifier': 'live' } },
      },
      {
        Action: ['states:StopExecution', 'states:DescribeExecution'],
        Resource: 'arn:aws:states:eu-west-1:123456789012:execution:coder:sluice-*',
      },
    ],
  },
  {
    given: 'EventBridge',
    agents: { a: { eventbridge: {} } },
    may: [
      {
        Action: 'events:PutEvents',
        Resource: `arn:\${AWS::Partition}:events${HERE}event-bus/default`,
        Condition: { StringEquals: { 'events:source': 'sluice' } },
      },
    ],
  },
])('$given', ({ agents, may }) => {
  expect(statements(agents)).toEqual(may.map((one) => expect.objectContaining(one)));
});

test('settings that are not of their kind get no grant at all', () => {
  expect(() => statements({ a: { ecs: { cluster: '*' } } })).toThrow();
});
