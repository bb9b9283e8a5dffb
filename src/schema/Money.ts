import { Field, Int, ObjectType } from "type-graphql";

@ObjectType({
  simpleResolvers: true,
  description: "An amount of one currency. `value` counts the currency's smallest unit: 1 JPY is 1.",
})
export class Money {
  @Field(() => Int, { description: "In the currency's smallest unit." })
  readonly value!: number;

  @Field(() => String, { description: "ISO 4217, three letters." })
  readonly currency!: string;
}
