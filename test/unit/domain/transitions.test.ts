import { describe, expect, it } from "@jest/globals";
import { certificateTransitions } from "../../../src/domain/certificate.js";
import {
  initialOrderStatuses,
  isTerminalOrder,
  mayMoveOrder,
  OrderStatus,
  orderTransitions,
} from "../../../src/domain/order.js";
import { initialRevocationStatuses, RevocationStatus, revocationTransitions } from "../../../src/domain/revocation.js";
import { validationTransitions } from "../../../src/domain/validation.js";

/** Every state that can be reached from the initial ones. */
function reachable(initial: readonly string[], moves: Readonly<Record<string, readonly string[]>>): Set<string> {
  const seen = new Set(initial);
  for (const state of seen) for (const next of moves[state] ?? []) seen.add(next);
  return seen;
}

describe("the tables of legal moves", () => {
  it.each([
    ["orders", initialOrderStatuses, orderTransitions],
    ["revocation requests", initialRevocationStatuses, revocationTransitions],
    ["certificates", ["ISSUED"], certificateTransitions],
    ["domain validations", ["PENDING"], validationTransitions],
  ])("reach every state of %s, and lead to no other", (_, initial, moves) => {
    expect([...reachable(initial, moves)].sort()).toEqual(Object.keys(moves).sort());
  });

  it("cover every word", () => {
    expect(Object.keys(orderTransitions)).toEqual(Object.keys(OrderStatus));
    expect(Object.keys(revocationTransitions).sort()).toEqual(Object.keys(RevocationStatus).sort());
  });

  it("leave no terminal state of an order (I1)", () => {
    const terminal = Object.values(OrderStatus).filter(isTerminalOrder);
    expect(terminal).toEqual(["REVOKED", "CANCELED", "REJECTED", "EXPIRED"]);
    for (const from of terminal)
      for (const to of Object.values(OrderStatus)) expect(mayMoveOrder(from, to)).toBe(false);
  });

  it("never revoke an order that is not issued", () => {
    const before = Object.values(OrderStatus).filter((from) => mayMoveOrder(from, "REVOKED"));
    expect(before).toEqual(["ISSUED", "REISSUE_PENDING"]);
  });
});
