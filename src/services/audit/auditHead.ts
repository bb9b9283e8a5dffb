import type { AuditKey } from "./AuditKey.js";

/** The end of a chain: it is sealed, so that records cannot be taken from the tail. */
export interface AuditHead {
  readonly chain: string;
  /** 1, 2, 3 … by when the chain began. */
  readonly number: number;
  /** Of its last record. */
  readonly position: number;
  readonly hash: string;
  readonly mac: string;
}

/** Stands for the number of chains, so that none can be taken away whole. */
export const countOfChains = "*";

export function sealedHead(key: AuditKey, head: Omit<AuditHead, "mac">): AuditHead {
  return { ...head, mac: key.seal("head", textOf(head)) };
}

export const isHeadIntact = (key: AuditKey, head: AuditHead): boolean => key.sealed("head", textOf(head), head.mac);

const textOf = ({ chain, number, position, hash }: Omit<AuditHead, "mac">) =>
  JSON.stringify([chain, number, position, hash]);

/** What is read of a head; bigint comes as text. */
export const headColumns = "chain, number, position::float8 as position, hash, mac";
