/**
 * Condition on `row`, a domain validation: those of the order's names as they are, or will be by the reissue that it waits for. A reissue has a validation of its own for each
 * name; one that was given up counts no more. Without those that confirm the intent of a request. The reissue is found by what it is, the one that is waited for or the one that
 * brought the current certificate, not by its time: the clock may have been set back since the one before.
 */
export const ofNamesInForce = `row.requestId is null and row.reissueId is not distinct from coalesce(
  (select r.id from reissues r where r.order_id = row.orderId and r.status = 'WAITING'),
  (select i.reissue_id from orders o join certificates c on c.id = o.current_certificate_id
     join issuances i on i.id = c.issuance_id where o.id = row.orderId))`;
