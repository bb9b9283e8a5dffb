import { registerEnumType } from "type-graphql";
import { type EnumName, type EnumValue, label } from "../../domain/messages/labels.js";

interface EnumDescription<E extends EnumName> {
  readonly name: E;
  readonly description: string;
  readonly values: Readonly<Record<EnumValue<E>, string>>;
}

/**
 * Makes an enum of the domain one of GraphQL. A value without a sentence does not compile, nor an enum without labels;
 * the Japanese word that people see stands before the sentence, so that documentation and labels cannot disagree.
 */
export function registerEnum<E extends EnumName>(
  values: Readonly<Record<EnumValue<E>, EnumValue<E>>>,
  documentation: EnumDescription<E>,
): void {
  const { name, description } = documentation;
  const entries = Object.entries<string>(documentation.values).map(([value, sentence]) => [
    value,
    { description: `${label(name, value as EnumValue<E>, "JA")}: ${sentence}` },
  ]);
  registerEnumType(values, { name, description, valuesConfig: Object.fromEntries(entries) });
}
