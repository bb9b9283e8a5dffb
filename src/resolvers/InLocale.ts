import { createParameterDecorator } from "type-graphql";
import { Locale } from "../schema/enums/common.js";
import type { Context } from "./context.js";

/** Adds the argument `locale` to a field and injects the language that counts: the argument's, else the request's. */
export function InLocale(): ParameterDecorator {
  return createParameterDecorator<Context>(({ args, context }) => args.locale ?? context.locale, {
    arg: {
      name: "locale",
      typeFunc: () => Locale,
      options: { nullable: true, description: "The language; that of the request when omitted." },
    },
  }) as ParameterDecorator;
}
