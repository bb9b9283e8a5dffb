/**
 * Condition on a row of `orders` that renews another: it still does. One that was cancelled or rejected does not, nor one that was revoked within the window, where that
 * counts as its cancellation (C2): what it renewed may be renewed again, and gets its notices.
 */
export const renewalStands = "(status not in ('CANCELED', 'REJECTED') and closure is distinct from 'CANCELLATION')";
