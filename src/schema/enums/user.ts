import { RoleChangeStatus } from "../../domain/roleChange.js";
import { UserState } from "../../domain/user.js";
import { registerEnum } from "./registerEnum.js";

registerEnum(UserState, {
  name: "UserState",
  description: "Whether a user can sign in.",
  values: {
    INVITED: "has not accepted the invitation yet.",
    ACTIVE: "can sign in.",
    DISABLED: "cannot sign in; an administrator disabled them.",
  },
});

registerEnum(RoleChangeStatus, {
  name: "RoleChangeStatus",
  description: "What became of a change of a role.",
  values: {
    PENDING: "waits for a second administrator.",
    CONFIRMED: "the role is changed, or the invitation sent.",
    REJECTED: "the second administrator was against it.",
    WITHDRAWN: "who asked for it took it back, or the invitation.",
    EXPIRED: "nobody decided within 7 days.",
  },
});

export { RoleChangeStatus, UserState };
