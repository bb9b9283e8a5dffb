import { CancellationMail, ReasonWords } from "../../domain/policy.js";
import { Decider } from "../../domain/revocation.js";
import { registerEnum } from "./registerEnum.js";

registerEnum(Decider, {
  name: "Decider",
  description: "Who decides on a revocation. Each policy says so.",
  values: {
    ACCOUNT: "an administrator or manager of the account.",
    STAFF: "staff of the desk.",
  },
});

registerEnum(ReasonWords, {
  name: "ReasonWords",
  description: "Whose words the reasons of a revocation have. `reasonLabel` follows it.",
  values: {
    K14: "those of the request form.",
    C10: "those of the console.",
  },
});

registerEnum(CancellationMail, {
  name: "CancellationMail",
  description: "When a cancellation sends a mail. It goes to the registered address.",
  values: {
    ALWAYS: "whenever one completes.",
    ORGANIZATION_VALIDATED: "for OV and EV orders that were not issued yet.",
  },
});

export { CancellationMail, Decider, ReasonWords };
