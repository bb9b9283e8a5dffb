/**
 * Condition on a row of `orders` that renews another: it still does. One that was cancelled, rejected or revoked does not: what it renewed may be renewed again (K1), and gets its
 * notices (K3). It is over for good, so no two that live carry the same time (K2).
 */
export const renewalStands = "status not in ('CANCELED', 'REJECTED', 'REVOKED')";
