/**
 * Condition on `row`, a domain validation: those of the order's names as they are, or will be by the reissue that it waits for. A reissue has a validation of its own for each
 * name; one that was given up counts no more. Without those that confirm the intent of a request.
 */
export const ofNamesInForce = `row.requestId is null and row.reissueId is not distinct from (
  select r.id from reissues r where r.order_id = row.orderId and r.status <> 'CANCELED' order by r.created_at desc, r.id desc limit 1)`;
