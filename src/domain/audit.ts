import { type Actor, can, managedAccount, type Role } from "./actor.js";
import { enumOf } from "./enumOf.js";
import type { EventDraft } from "./events.js";

export const AuditChannel = enumOf("SUBSCRIBER", "STAFF", "KEY", "SYSTEM", "ANONYMOUS");
export type AuditChannel = keyof typeof AuditChannel;

/** The outcome of what was not refused. */
export const auditSuccess = "SUCCESS";

/** Who did something, as a record names it. */
export interface AuditPrincipal {
  /** Of the user; null: nobody was signed in. */
  readonly id: string | null;
  readonly how: AuditChannel;
  readonly role: Role | null;
  readonly accountId: string | null;
}

export function auditPrincipal(actor: Actor | null): AuditPrincipal {
  if (actor === null) return { id: null, how: "ANONYMOUS", role: null, accountId: null };
  const { userId: id, role, accountId } = actor;
  return { id, how: can(actor, "STAFF") ? "STAFF" : "SUBSCRIBER", role, accountId };
}

/** How things stood: by public id, then by the name of what changed. Never a secret, nor a text that somebody wrote. */
export type AuditState = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** One thing that a command changed. */
export interface AuditChange {
  readonly subjectId: string;
  readonly field: string;
  /** Null: there was nothing before. */
  readonly before: string | null;
  readonly after: string | null;
}

/** What the events of a command say that it changed; what they tell in words stays with them. */
export function changesOfEvent(orderId: string, event: EventDraft): AuditChange {
  const status = { field: "status", before: null };
  switch (event.kind) {
    case "OrderStatusChanged":
      return { ...status, subjectId: orderId, before: event.previousStatus, after: event.status };
    case "RevocationRequestChanged":
      return { ...status, subjectId: event.requestId, before: event.previousRequestStatus, after: event.requestStatus };
    case "CertificateChanged":
      return { ...status, subjectId: event.certificateId, after: event.certificateStatus };
    case "CancellationChanged":
      return { ...status, subjectId: event.cancellationId, after: event.cancellationStatus };
    case "OrderUpdated":
      return { ...status, subjectId: orderId, field: "updated", after: event.aspect };
  }
}

/** Before and after of one record, side by side. */
export function changesBetween(before: AuditState, after: AuditState): AuditChange[] {
  const subjects = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return subjects.flatMap((subjectId) => {
    const [was, is] = [before[subjectId] ?? {}, after[subjectId] ?? {}];
    const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])];
    return fields.map((field) => ({ subjectId, field, before: was[field] ?? null, after: is[field] ?? null }));
  });
}

/** Whose records a viewer may read: staff all, administrators those of their account, others none. */
export function auditVisibility(actor: Actor): { readonly all: boolean; readonly accountId: string | null } {
  return { all: can(actor, "STAFF"), accountId: managedAccount(actor) };
}
