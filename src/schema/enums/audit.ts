import { AuditChannel } from "../../domain/audit.js";
import { registerEnum } from "./registerEnum.js";

registerEnum(AuditChannel, {
  name: "AuditChannel",
  description: "By which way somebody acted.",
  values: {
    SUBSCRIBER: "a user of an account.",
    STAFF: "staff of the desk.",
    KEY: "an API key.",
    SYSTEM: "the desk by itself.",
    ANONYMOUS: "nobody was signed in, or with a token that was not good.",
  },
});

export { AuditChannel };
