import { describe, expect, it } from "@jest/globals";
import { CertificateStatus, certificateTransitions } from "../../../src/domain/certificate.js";
import {
  initialOrderStatuses,
  isTerminalOrder,
  mayMoveOrder,
  OrderStatus,
  orderTransitions,
} from "../../../src/domain/order.js";
import {
  countsAsOpen,
  initialRevocationStatuses,
  mayMoveRevocation,
  openRevocationStatuses,
  RevocationStatus,
  revocationTransitions,
  undecidedRevocationStatuses,
} from "../../../src/domain/revocation.js";
import { ValidationStatus, validationTransitions } from "../../../src/domain/validation.js";

/** Every state that can be reached from the initial ones. */
function reachable(initial: readonly string[], moves: Readonly<Record<string, readonly string[]>>): Set<string> {
  const seen = new Set(initial);
  for (const state of seen) for (const next of moves[state] ?? []) seen.add(next);
  return seen;
}

/** `A -> B` for each move of a table. */
function moves(table: Readonly<Record<string, readonly string[]>>): string[] {
  return Object.entries(table).flatMap(([from, next]) => next.map((to) => `${from} -> ${to}`));
}

describe("the tables of legal moves", () => {
  it.each([
    ["orders", initialOrderStatuses, orderTransitions],
    ["revocation requests", initialRevocationStatuses, revocationTransitions],
    ["certificates", ["ISSUED"], certificateTransitions],
    ["domain validations", ["PENDING"], validationTransitions],
  ])("reach every state of %s, and lead to no other", (_, initial, table) => {
    expect([...reachable(initial, table)].sort()).toEqual(Object.keys(table).sort());
  });

  it.each([
    ["orders", OrderStatus, orderTransitions],
    ["revocation requests", RevocationStatus, revocationTransitions],
    ["certificates", CertificateStatus, certificateTransitions],
    ["domain validations", ValidationStatus, validationTransitions],
  ])("cover every word of %s, and name no move twice", (_, words, table) => {
    expect(Object.keys(table).sort()).toEqual(Object.keys(words).sort());
    expect(new Set(moves(table)).size).toBe(moves(table).length);
  });
});

describe("the moves of an order (rules, section 6)", () => {
  /** Row by row, nothing else. */
  const rules = [
    "NEEDS_APPROVAL -> PENDING",
    "NEEDS_APPROVAL -> REJECTED",
    "NEEDS_APPROVAL -> CANCELED",
    "PENDING -> ISSUED",
    "PENDING -> CANCELED",
    "PENDING -> REJECTED",
    "ISSUED -> REISSUE_PENDING",
    "REISSUE_PENDING -> ISSUED",
    "ISSUED -> CANCELED",
    "REISSUE_PENDING -> CANCELED",
    "ISSUED -> REVOKED",
    "REISSUE_PENDING -> REVOKED",
    "ISSUED -> EXPIRED",
    "REISSUE_PENDING -> EXPIRED",
  ];

  it("are those of the table, and no other", () => {
    expect(moves(orderTransitions).sort()).toEqual([...rules].sort());
    expect(initialOrderStatuses).toEqual(["NEEDS_APPROVAL", "PENDING"]);
  });

  it("leave no terminal state (I1)", () => {
    const terminal = Object.values(OrderStatus).filter(isTerminalOrder);
    expect(terminal).toEqual(["REVOKED", "CANCELED", "REJECTED", "EXPIRED"]);
    for (const from of terminal)
      for (const to of Object.values(OrderStatus)) expect(mayMoveOrder(from, to)).toBe(false);
  });
});

describe("the moves of a revocation request (rules, section 6)", () => {
  const open = ["AWAITING_CONFIRMATION", "INFO_REQUIRED", "NEEDS_APPROVAL"] as const;
  const rules = [
    "AWAITING_CONFIRMATION -> NEEDS_APPROVAL",
    "NEEDS_APPROVAL -> INFO_REQUIRED",
    "INFO_REQUIRED -> NEEDS_APPROVAL",
    "NEEDS_APPROVAL -> APPROVED",
    "APPROVED -> SCHEDULED",
    "APPROVED -> COMPLETED",
    "SCHEDULED -> COMPLETED",
    // "REJECTED, WITHDRAWN from any state before APPROVED (WITHDRAWN also from SCHEDULED …)"
    ...open.flatMap((from) => [`${from} -> REJECTED`, `${from} -> WITHDRAWN`]),
    "SCHEDULED -> WITHDRAWN",
    // "FAILED when the CA does not answer, retried until it does"
    "APPROVED -> FAILED",
    "SCHEDULED -> FAILED",
    "FAILED -> COMPLETED",
    // "Any open request → COMPLETED when the certificate gets revoked otherwise"
    ...open.map((from) => `${from} -> COMPLETED`),
  ];
  const extras = [
    // P1: a proof waits for no confirmation; or the policy wants a confirmation and no approval.
    "AWAITING_CONFIRMATION -> APPROVED",
    // P1: the answer brings a proof; D8: at the deadline it is carried out, INFO_REQUIRED does not stop the clock.
    "INFO_REQUIRED -> APPROVED",
    // Its time has come: handed to what asks the CA, which knows APPROVED and FAILED only.
    "SCHEDULED -> APPROVED",
  ];

  it("are those of the rules, and three more with their reasons", () => {
    expect(moves(revocationTransitions).sort()).toEqual([...rules, ...extras].sort());
  });

  it("K17: lead past the confirmation of intent by no question", () => {
    expect(mayMoveRevocation("AWAITING_CONFIRMATION", "INFO_REQUIRED")).toBe(false);
  });

  it("leave no settled state", () => {
    const settled = Object.values(RevocationStatus).filter((status) => revocationTransitions[status].length === 0);
    expect(settled).toEqual(["COMPLETED", "REJECTED", "WITHDRAWN"]);
  });

  it("D5: open is what waits for a person or for the CA; what a reissue scheduled does not count", () => {
    expect([...undecidedRevocationStatuses].sort()).toEqual([...open].sort());
    expect([...openRevocationStatuses].sort()).toEqual([...open, "APPROVED", "FAILED"].sort());
    expect(countsAsOpen({ requestedById: null, keyCompromiseProven: false })).toBe(false);
    expect(countsAsOpen({ requestedById: null, keyCompromiseProven: true })).toBe(true); // P1
    expect(countsAsOpen({ requestedById: "usr_1", keyCompromiseProven: false })).toBe(true);
  });
});

describe("the moves of a certificate (rules, section 6)", () => {
  const rules = [
    "ISSUED -> REVOCATION_SCHEDULED",
    "REVOCATION_SCHEDULED -> REVOKED",
    "ISSUED -> EXPIRED",
    "REVOCATION_SCHEDULED -> EXPIRED",
  ];
  const extras = [
    // K34, D20: revoked at once.
    "ISSUED -> REVOKED",
    // D5: the scheduled revocation was withdrawn.
    "REVOCATION_SCHEDULED -> ISSUED",
  ];

  it("are those of the rules, and two more with their reasons", () => {
    expect(moves(certificateTransitions).sort()).toEqual([...rules, ...extras].sort());
  });

  it("REVOKED is final", () => {
    expect(certificateTransitions.REVOKED).toEqual([]);
  });
});

describe("the moves of a domain validation (D16)", () => {
  it("are tried, passed or not, and begun anew", () => {
    expect(moves(validationTransitions).sort()).toEqual(
      [
        "PENDING -> VALID",
        "PENDING -> FAILED",
        "PENDING -> EXPIRED",
        "FAILED -> VALID",
        "FAILED -> EXPIRED",
        // changeValidationMethod: new values, a new week.
        "FAILED -> PENDING",
        "EXPIRED -> PENDING",
        // Passed too long ago, and the order is not issued yet.
        "VALID -> EXPIRED",
      ].sort(),
    );
  });
});
