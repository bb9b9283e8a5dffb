import { Field, Int, ObjectType } from "type-graphql";
import { DateTime } from "./DateTime.js";
import { UserErrorCode } from "./enums/common.js";
import { RevocationStatus } from "./enums/revocation.js";
import { UserError } from "./UserError.js";

// None extends another: members of a union are told apart by `instanceof`.

@ObjectType({
  simpleResolvers: true,
  description: "One field of the input that is not as it must be. Show it beside that field.",
})
export class FieldProblem {
  @Field(() => [String], { description: "Where it stands in the input, at most five steps; list indexes as digits." })
  readonly path!: readonly string[];

  @Field(() => UserErrorCode, { description: "What is wrong; VALIDATION where no other code says more." })
  readonly code!: UserErrorCode;

  @Field(() => String, { description: "For a person, in the viewer's language; says what to do next." })
  readonly message!: string;
}

@ObjectType({
  implements: UserError,
  simpleResolvers: true,
  description: "The input is not as it must be. Answered before anything else is looked at.",
})
export class ValidationError extends UserError {
  @Field(() => [FieldProblem], { description: "Each fault that was found, at most one for each part of the input." })
  readonly fields!: readonly FieldProblem[];
}

@ObjectType({
  implements: UserError,
  simpleResolvers: true,
  description: "It does not exist, or not for the viewer. The two are never told apart.",
})
export class NotFoundError extends UserError {}

@ObjectType({
  implements: UserError,
  simpleResolvers: true,
  description: "Any refusal that needs no data of its own; `code` says which.",
})
export class RefusedError extends UserError {}

/** The edge `current: Node!` is resolved from `currentId`. */
@ObjectType({
  implements: UserError,
  simpleResolvers: true,
  description: "The row has moved on since `expectedVersion`. Look at `current`, then decide anew.",
})
export class StaleVersionError extends UserError {
  @Field(() => Int, { description: "The version now. Pass it as `expectedVersion` next time." })
  readonly currentVersion!: number;

  readonly currentId!: string;
}

@ObjectType({
  implements: UserError,
  simpleResolvers: true,
  description: "The days for a cancellation are over. Revocation stays possible.",
})
export class CancellationWindowClosedError extends UserError {
  @Field(() => DateTime, { description: "The last instant that counted as inside the window." })
  readonly closedAt!: Date;
}

/** The edge `request: RevocationRequest!` is resolved from `requestId`. */
@ObjectType({
  implements: UserError,
  simpleResolvers: true,
  description: "Someone else was first. Repeating one's own decision is no error: it answers with the payload again.",
})
export class AlreadyDecidedError extends UserError {
  @Field(() => DateTime, { description: "When it was decided." })
  readonly decidedAt!: Date;

  @Field(() => RevocationStatus, { description: "What was decided: APPROVED, REJECTED or WITHDRAWN." })
  readonly decision!: RevocationStatus;

  readonly requestId!: string;
}

/** The edge `request: RevocationRequest!` is resolved from `requestId`. */
@ObjectType({
  implements: UserError,
  simpleResolvers: true,
  description: "Another request for one of the certificates is open. Follow that one, or withdraw it first.",
})
export class RevocationAlreadyOpenError extends UserError {
  readonly requestId!: string;
}

@ObjectType({
  implements: UserError,
  simpleResolvers: true,
  description: "A limit of one command (sign-in, mail); those of the door come as top-level errors.",
})
export class RateLimitedError extends UserError {
  @Field(() => Int, { description: "Seconds." })
  readonly retryAfter!: number;
}
