import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { NotFoundError, RefusedError } from "./userErrors.js";
import { Viewer } from "./Viewer.js";

@InputType({ description: "Which session ends: one of the viewer's own." })
export class EndSessionInput {
  @Field(() => ID, { description: "One of `Viewer.sessions`." })
  readonly sessionId!: string;
}

@InputType({ description: "Which sessions end: all of the viewer's but the one that asks." })
export class EndOtherSessionsInput {
  @Field(() => [ID], { nullable: true, description: "Others that go on, at most 100. Null or omitted: none." })
  readonly keepSessionIds?: readonly string[] | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "Sessions have ended: none of their tokens is good, their sockets close.",
})
export class EndSessionPayload {
  @Field(() => Int, { description: "How many." })
  readonly endedCount!: number;

  @Field(() => Viewer, { description: "With the sessions that are left." })
  readonly viewer!: Viewer;
}

export const EndSessionResult = createUnionType({
  name: "EndSessionResult",
  description: "What endSession answers.",
  types: () => [EndSessionPayload, NotFoundError, RefusedError] as const,
});

export const EndOtherSessionsResult = createUnionType({
  name: "EndOtherSessionsResult",
  description: "What endOtherSessions answers.",
  types: () => [EndSessionPayload, RefusedError] as const,
});
