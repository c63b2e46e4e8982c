/** How much longer peers take to start than a floor without the PutItem and the compression. Measured once, on another machine. */
export const PEERS: readonly (readonly [what: string, startOverFloor: number])[] = [
  ['github-aws-runners, through EventBridge with its dispatcher', 1.41],
  ['ABCA, receiver for Linear', 1.12],
  ['ABCA, processor for Linear', 10.5],
  ['cdk-github-runners', 1.14],
];
