import { Field, InterfaceType } from "type-graphql";
import { UserErrorCode } from "./enums/common.js";

@InterfaceType({
  description:
    "An expected failure of a command, a member of every result. A mutation that answers with one has changed nothing.",
})
export abstract class UserError {
  @Field(() => UserErrorCode, { description: "Stable and machine-readable; never translated." })
  readonly code!: UserErrorCode;

  @Field(() => String, { description: "For a person, in the viewer's language; says what to do next." })
  readonly message!: string;
}
