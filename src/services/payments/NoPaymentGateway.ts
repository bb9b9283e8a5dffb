import { message } from "../../domain/errors.js";
import { fail } from "../../domain/result.js";
import type { PaymentGateway } from "../ports.js";

/** Where the desk has no gateway: no card is taken. */
export class NoPaymentGateway implements PaymentGateway {
  readonly authorize = refuse;
  readonly capture = refuse;
  readonly void = refuse;
  readonly refund = refuse;
}

const refuse = async () => fail({ retry: false, message: message("error.paymentFailed.noGateway") });
