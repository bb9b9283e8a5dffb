import type { Config } from "../../config.js";
import type { PaymentGateway } from "../ports.js";
import { DemoPaymentGateway } from "./DemoPaymentGateway.js";
import { HttpPaymentGateway } from "./HttpPaymentGateway.js";
import { NoPaymentGateway } from "./NoPaymentGateway.js";

/** The gateway that is configured; else the demo's in a demo, and none otherwise. */
export function createPaymentGateway({
  paymentGatewayUrl,
  demo,
}: Pick<Config, "paymentGatewayUrl" | "demo">): PaymentGateway {
  if (paymentGatewayUrl !== null) return new HttpPaymentGateway(paymentGatewayUrl);
  return demo ? new DemoPaymentGateway() : new NoPaymentGateway();
}
