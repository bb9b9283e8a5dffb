import { FieldResolver, Resolver, Root } from "type-graphql";
import { revocationReasonHints, revocationReasonLabels } from "../../domain/messages/labels.js";
import type { Locale } from "../../schema/enums/common.js";
import { RevocationReasonOption } from "../../schema/RevocationReasonOption.js";
import { InLocale } from "../InLocale.js";
import type { ReasonOption } from "../reasonOptions.js";

@Resolver(() => RevocationReasonOption)
export class RevocationReasonFields {
  @FieldResolver(() => String, { description: "The word for the reason." })
  label(@Root() { words, reason }: ReasonOption, @InLocale() locale: Locale): string {
    return revocationReasonLabels[words][reason][locale];
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "When to choose it, where the word does not say it; else null.",
  })
  hint(@Root() { words, reason }: ReasonOption, @InLocale() locale: Locale): string | null {
    return revocationReasonHints[words][reason]?.[locale] ?? null;
  }
}
