import { ApiScope } from "../../domain/apiKey.js";
import { registerEnum } from "./registerEnum.js";

registerEnum(ApiScope, {
  name: "ApiScope",
  description:
    "What an API key may be good for, where its user may. Users, roles and API keys themselves are for no key.",
  values: {
    ORDERS_READ: "reads all that the user sees: orders, certificates, requests, vouchers, events and subscriptions.",
    ORDERS_WRITE: "places, cancels, reissues and validates orders, adds notes, registers vouchers.",
    REVOCATIONS_WRITE: "asks for revocations, withdraws them, answers questions about them.",
    DECISIONS_WRITE: "approves and rejects orders, revocations and cancellations.",
    MONEY_WRITE: "finance tasks, payments and refunds, issuing vouchers.",
    WEBHOOKS_WRITE: "reads and changes webhook endpoints and their deliveries.",
    SCHEMA_READ: "introspection, also where it is off.",
  },
});

export { ApiScope };
