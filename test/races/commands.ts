const command = (name: string, input: string, payload: string) =>
  `mutation($input: ${input}!) { ${name}(input: $input) { __typename ... on ${payload} ... on UserError { code } } }`;

const decided = "DecideRevocationPayload { request { status } order { status } }";

/** The commands of the races, with no more of an answer than says who won. */
export const commands = {
  approve: command("approveRevocation", "ApproveRevocationInput", decided),
  reject: command("rejectRevocation", "RejectRevocationInput", decided),
  withdraw: command("withdrawRevocation", "WithdrawRevocationInput", decided),
  revoke: command("requestRevocation", "RequestRevocationInput", "RequestRevocationPayload { request { status } }"),
  cancel: command("cancelOrder", "CancelOrderInput", "CancelOrderPayload { cancellation { status } }"),
  reissue: command("reissue", "ReissueInput", "ReissuePayload { order { status } }"),
  complete: command(
    "completeCancellation",
    "CompleteCancellationInput",
    "CompleteCancellationPayload { order { status } }",
  ),
  refuse: command("refuseCancellation", "RefuseCancellationInput", "RefuseCancellationPayload { order { status } }"),
  withdrawCancellation: command(
    "withdrawCancellation",
    "WithdrawCancellationInput",
    "WithdrawCancellationPayload { order { status } }",
  ),
};
