import type { SelectionCheck } from "../../services/webhooks/EventPayloads.js";
import { buildAppSchema } from "../buildSchema.js";
import { selectionDocument } from "./selectionDocument.js";

/** What is wrong with a selection, in one line of at most 200 characters; null: nothing. */
export const checkSelection: SelectionCheck = async (selection) => {
  const document = await selectionDocument(await buildAppSchema(), selection);
  return document.ok ? null : document.error.slice(0, 200);
};
