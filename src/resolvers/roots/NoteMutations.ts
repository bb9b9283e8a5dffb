import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { AddNoteInput, AddNotePayload, AddNoteResult } from "../../schema/addNote.js";
import { answer } from "../../schema/answer.js";
import type { Context } from "../context.js";
import { type Present, Presenting } from "../Presenting.js";
import { viewerOf } from "../viewerOf.js";
import { input } from "./input.js";

@Resolver()
export class NoteMutations {
  @Mutation(() => AddNoteResult, { description: "Adds a メモ to an order. For whoever sees the order, at any time." })
  async addNote(
    @Arg("input", () => AddNoteInput, input) wish: AddNoteInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof AddNoteResult> {
    const added = await context.services.notes.addNote(viewerOf(context), wish);
    return present(added, (outcome) => answer(AddNotePayload, outcome));
  }
}
