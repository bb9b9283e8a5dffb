import { RevocationAction, RevocationReason, RevocationStatus } from "../../domain/revocation.js";
import { RevocationRequestSortField } from "../../domain/sorting.js";
import { registerEnum } from "./registerEnum.js";

registerEnum(RevocationStatus, {
  name: "RevocationStatus",
  description: "Where a revocation request stands. COMPLETED, REJECTED and WITHDRAWN are final.",
  values: {
    AWAITING_CONFIRMATION: "the requester has yet to prove the intent by a domain validation.",
    INFO_REQUIRED: "the reviewer has asked something; see `infoQuestion`. The deadline goes on.",
    NEEDS_APPROVAL: "waits in the approval queue for a decision.",
    APPROVED: "decided, the CA is about to revoke.",
    SCHEDULED: "will be carried out at a given time, for a certificate that a reissue replaced.",
    COMPLETED: "the CA has revoked every certificate of the request.",
    REJECTED: "decided against, with a note.",
    WITHDRAWN: "taken back before it was carried out.",
    FAILED: "the CA does not answer; it is tried again until it does.",
  },
});

registerEnum(RevocationReason, {
  name: "RevocationReason",
  description: "RFC 5280 reasons that a subscriber may give; UNSPECIFIED leaves the reason out of the CRL.",
  values: {
    UNSPECIFIED: "none of the others; the certificate is revoked within 24 hours.",
    KEY_COMPROMISE: "the private key leaked or is in danger; revoked within 24 hours, and the key is blocked for ever.",
    AFFILIATION_CHANGED: "the organization or its details have changed.",
    SUPERSEDED: "another certificate has taken its place.",
    CESSATION_OF_OPERATION: "what it stood for is no longer run.",
  },
});

registerEnum(RevocationAction, {
  name: "RevocationAction",
  description: "What can be done with a revocation request. `availableActions` says which the viewer may do now.",
  values: {
    CONFIRM: "`confirmRevocation`, by the requester.",
    APPROVE: "`approveRevocation`, by those who decide.",
    REJECT: "`rejectRevocation`, by those who decide.",
    WITHDRAW: "`withdrawRevocation`, by whoever asked.",
    ASK_FOR_INFO: "`askForRevocationInfo`, by the reviewer.",
    PROVIDE_INFO: "`provideRevocationInfo`, by the requester.",
  },
});

registerEnum(RevocationRequestSortField, {
  name: "RevocationRequestSortField",
  description: "By what a list of revocation requests can be sorted. Equal values are ordered by id.",
  values: {
    REQUESTED_AT: "when it was asked for.",
    DEADLINE_AT: "the latest instant for the revocation.",
  },
});

export { RevocationAction, RevocationReason, RevocationRequestSortField, RevocationStatus };
