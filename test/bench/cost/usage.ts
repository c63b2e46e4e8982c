/** What was used of everything that has a price by the piece. */
export interface Usage {
  /** AWS calls of the functions. */
  calls: number;
  bytes: number;
  writeUnits: number;
  /** Of these, those of the indexes. */
  indexUnits: number;
  readUnits: number;
  sends: number;
  /** Sends that name a group. */
  fair: number;
  /** Messages that an event source took. */
  taken: number;
  invocations: number;
  /** Calls of AWS and the functions' own work. */
  gbSeconds: number;
  /** Waiting for trackers and agents. */
  waitingGbSeconds: number;
  requests: number;
  logBytes: number;
}

export function nothing(): Usage {
  return {
    calls: 0,
    bytes: 0,
    writeUnits: 0,
    indexUnits: 0,
    readUnits: 0,
    sends: 0,
    fair: 0,
    taken: 0,
    invocations: 0,
    gbSeconds: 0,
    waitingGbSeconds: 0,
    requests: 0,
    logBytes: 0,
  };
}
