/**
 * What a function may do, as IAM says it. ARNs may hold `${AWS::Partition}`, `${AWS::Region}` and `${AWS::AccountId}`: where Sluice
 * itself is deployed.
 */
export interface Grant {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Operator, then key: `{ArnEquals: {'ecs:cluster': …}}`. */
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
