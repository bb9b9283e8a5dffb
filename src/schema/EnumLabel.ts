import { Field, ObjectType } from "type-graphql";

@ObjectType({
  simpleResolvers: true,
  description: "The words for one enum value, for menus, filters and optimistic answers.",
})
export class EnumLabel {
  @Field(() => String, { description: "The enum, as it is named in this schema." })
  readonly enumName!: string;

  @Field(() => String, { description: "One of its values." })
  readonly value!: string;

  @Field(() => String, { description: "What people see, in the language asked for." })
  readonly label!: string;
}
