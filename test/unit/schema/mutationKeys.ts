/** Whether a mutation takes an `idempotencyKey`, and why (standards: whoever creates or pays). */
export interface KeyRule {
  /** ALWAYS: it must be given; IF_GIVEN: without one each call counts; NEVER: the same call again does no harm without one. */
  readonly key: "ALWAYS" | "IF_GIVEN" | "NEVER";
  readonly because: string;
}

const always = (because: string) => ({ key: "ALWAYS", because }) as const;
const ifGiven = (because: string) => ({ key: "IF_GIVEN", because }) as const;
const never = (because: string) => ({ key: "NEVER", because }) as const;

const decides = never("of the same decision again the first counts, and what it began goes on (D6)");
const settles = never("it sets a state: what is so already stays so");

/** Every mutation of the schema. */
export const mutationKeys = {
  addNote: ifGiven("makes a note"),
  approveOrder: decides,
  approveRevocation: decides,
  askForRevocationInfo: never("once: a request that waits for its answer takes no second question"),
  beginTotp: never("puts a new secret in the place of one that nobody has confirmed"),
  cancelOrder: always("makes a cancellation, and pays back"),
  cancelReissue: never("the second time there is no reissue to give up"),
  changePassword: settles,
  changeValidationMethod: never(
    "puts new values in the place of those that were there, and those who look see the newest",
  ),
  checkDomainValidation: never("looks"),
  completeCancellation: decides,
  confirmRevocation: never("looks"),
  confirmTotp: never("a code serves once; recovery codes are shown once"),
  createAccount: ifGiven("makes an account"),
  createKeyCompromiseChallenge: never(
    "for strangers, who have no name to keep a key under; a certificate has a few open ones at most",
  ),
  createProduct: ifGiven("makes a product"),
  createWebhookEndpoint: always("makes an endpoint"),
  deleteWebhookEndpoint: never("the second time there is none"),
  disableTotp: settles,
  disableWebhookEndpoint: settles,
  duplicateCertificate: always("makes a certificate"),
  enableWebhookEndpoint: settles,
  endOtherSessions: settles,
  endSession: settles,
  issueVouchers: always("makes what is worth money"),
  placeOrder: always("makes an order, and pays"),
  provideRevocationInfo: never("once: a request that has its answer takes no second one"),
  publishPolicy: ifGiven("makes a version of a policy"),
  recordOrganizationVetting: ifGiven("makes a record, and issues what waits for it"),
  recordPayment: always("records money"),
  recordRefund: always("records money"),
  redeliver: never("sends under the `webhook-id` that there is, by which a receiver knows it again"),
  refreshSession: never("a refresh token serves once; what a lost answer costs is a sign-in"),
  refuseCancellation: decides,
  registerVoucher: never("the code is the key: of the account that has it already the answer is the same"),
  reissue: always("makes a certificate"),
  rejectOrder: decides,
  rejectRevocation: decides,
  reportKeyCompromise: never("for strangers; a challenge serves once, and what is revoked stays so"),
  requestManualRevocation: always("makes a request"),
  requestPasswordReset: never("for strangers, who have no name to keep a key under; it is limited"),
  requestRevocation: always("makes a request, and may pay back"),
  resendEmail: ifGiven("sends a mail"),
  resetPassword: never("a link serves once"),
  rotateWebhookSecret: always("makes a secret"),
  sendTestEvent: always("makes a delivery"),
  signIn: never("makes tokens, which are kept nowhere and so cannot be answered again"),
  signOut: settles,
  stepUp: settles,
  updateAccountSettings: settles,
  updateWebhookEndpoint: settles,
  withdrawCancellation: decides,
  withdrawRevocation: decides,
} as const satisfies Readonly<Record<string, KeyRule>>;

export type Mutation = keyof typeof mutationKeys;
