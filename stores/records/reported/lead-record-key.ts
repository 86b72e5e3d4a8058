// Under which name the outbox keeps what concerns one lead, so that it is found when the lead is gone.

/** `thing`: keyed hash of the lead's id. */
export function leadRecordKey(connectionId: number, thing: string): string {
  return `lead ${connectionId} ${thing}`;
}

/** What is paused together when a token has run out. */
export function connectionLane(connectionId: number): string {
  return `connection ${connectionId}`;
}
