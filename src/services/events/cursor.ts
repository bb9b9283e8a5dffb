/** A place in the log: the epoch changes when a log is restored or rebuilt, the position is dense within it. */
export interface StreamPosition {
  readonly epoch: string;
  readonly position: number;
}

/** Opaque to clients. */
export function encodeCursor({ epoch, position }: StreamPosition): string {
  return Buffer.from(`${epoch}:${position}`).toString("base64url");
}

/** Null: not a cursor of ours. */
export function decodeCursor(cursor: string): StreamPosition | null {
  if (cursor.length > 200) return null;
  const match = /^([0-9a-f]{1,64}):(\d{1,15})$/.exec(Buffer.from(cursor, "base64url").toString("latin1"));
  return match ? { epoch: match[1] ?? "", position: Number(match[2]) } : null;
}
