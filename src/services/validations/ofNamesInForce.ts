/**
 * Condition on `row`, a domain validation: those of the order's names as they are, or will be by the reissue that it waits for. A reissue has a validation of its own for each
 * name; one that was given up counts no more. Without those that confirm the intent of a request. There is at most one reissue that is waited for, and it is found as such, not
 * by its time: the clock may have been set back since the one before.
 */
export const ofNamesInForce = `row.requestId is null and row.reissueId is not distinct from (
  select r.id from reissues r where r.order_id = row.orderId and r.status <> 'CANCELED'
  order by (r.status = 'WAITING') desc, r.created_at desc, r.id desc limit 1)`;
