import { FieldResolver, Resolver, Root } from "type-graphql";
import type { ChangeAdvice as Advice } from "../../domain/changeAdvice.js";
import { say } from "../../domain/messages/catalogue.js";
import { ChangeAdvice } from "../../schema/ChangeAdvice.js";
import type { Locale } from "../../schema/enums/common.js";
import { InLocale } from "../InLocale.js";

@Resolver(() => ChangeAdvice)
export class ChangeAdviceFields {
  @FieldResolver(() => String, { description: "What to do, for a person." })
  explanation(@Root() { explanation }: Advice, @InLocale() locale: Locale): string {
    return say(explanation.key, locale, explanation.values);
  }
}
