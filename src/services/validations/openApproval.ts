import { undecidedRevocationStatuses } from "../../domain/revocation.js";
import { wordList } from "../statements.js";

/**
 * Condition on a row of `mails`: an approval mail whose link can still be answered. The validation that bears its secret is waited for, be it for the order, for a request that is undecided (K17), or for the reissue under way.
 */
export const openApproval = `mails.kind = 'APPROVAL' and exists (
  select from domain_validations v left join revocation_requests q on q.id = v.request_id left join reissues r on r.id = v.reissue_id
  where v.order_id = mails.order_id and v.method = 'EMAIL' and v.status = 'PENDING' and position(v.email_secret in mails.text_body) > 0
    and (v.request_id is null or q.status in ${wordList(undecidedRevocationStatuses)})
    and (v.reissue_id is null or r.status = 'WAITING'))`;
