import { createUnionType, Field, ID, InputType, ObjectType } from "type-graphql";
import { Note } from "./Note.js";
import { Order } from "./Order.js";
import { NotFoundError, RefusedError, ValidationError } from "./userErrors.js";

@InputType({ description: "What to note on which order." })
export class AddNoteInput {
  @Field(() => String, {
    nullable: true,
    description: "Same key + same input = the stored outcome again. Null or omitted: each call adds a note.",
  })
  readonly idempotencyKey?: string | null;

  @Field(() => ID, { description: "The order." })
  readonly orderId!: string;

  @Field(() => String, { description: "メモ, at most 4,000 characters." })
  readonly text!: string;
}

@ObjectType({ simpleResolvers: true, description: "The note stands on the order." })
export class AddNotePayload {
  @Field(() => Note, { description: "The new note." })
  readonly note!: Note;

  @Field(() => Order, { description: "The order that it stands on." })
  readonly order!: Order;
}

export const AddNoteResult = createUnionType({
  name: "AddNoteResult",
  description: "What addNote answers.",
  types: () => [AddNotePayload, ValidationError, NotFoundError, RefusedError] as const,
});
