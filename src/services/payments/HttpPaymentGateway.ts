import { message } from "../../domain/errors.js";
import { fail, ok, type Result } from "../../domain/result.js";
import type { CardAmount, GatewayRefusal, PaymentGateway } from "../ports.js";

/** Milliseconds after which a gateway counts as silent; a command waits 5 s in all (D20). */
const timeout = 4000;

/**
 * A payment gateway over HTTP. Four calls, each a POST of JSON to PAYMENT_GATEWAY_URL, the authorization's id in the path:
 *
 *   /authorizations/{id}            {"amount": 1200, "currency": "JPY", "cardToken": "…"}
 *   /authorizations/{id}/capture    {"amount": 1200, "currency": "JPY"}
 *   /authorizations/{id}/void       {}
 *   /authorizations/{id}/refund     {"amount": 1200, "currency": "JPY"}
 *
 * 2xx: done, now or before; the same call again has no second effect. 400, 402, 403, 404, 409, 410, 422: never. Anything else, or
 * no answer: asked again. Amounts in the currency's smallest unit. Credentials may stand in the address (https://user:secret@…).
 */
export class HttpPaymentGateway implements PaymentGateway {
  private readonly base: string;
  private readonly headers: Readonly<Record<string, string>>;

  constructor(url: string) {
    const { username, password, ...address } = partsOf(url);
    const secret = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString("base64");
    this.base = address.base;
    this.headers = { "content-type": "application/json", ...(username && { authorization: `Basic ${secret}` }) };
  }

  authorize({ id, amountValue, amountCurrency, cardToken }: Parameters<PaymentGateway["authorize"]>[0]) {
    return this.post(id, "", { amount: amountValue, currency: amountCurrency, cardToken });
  }

  capture({ id, amountValue, amountCurrency }: CardAmount) {
    return this.post(id, "/capture", { amount: amountValue, currency: amountCurrency });
  }

  void({ id }: Pick<CardAmount, "id">) {
    return this.post(id, "/void", {});
  }

  refund({ id, amountValue, amountCurrency }: CardAmount) {
    return this.post(id, "/refund", { amount: amountValue, currency: amountCurrency });
  }

  private async post(id: string, call: string, body: object): Promise<Result<null, GatewayRefusal>> {
    try {
      const response = await fetch(`${this.base}/authorizations/${id}${call}`, {
        method: "POST",
        headers: this.headers,
        body: JSON.stringify(body),
        redirect: "error",
        signal: AbortSignal.timeout(timeout),
      });
      void readToEnd(response.body).catch(() => undefined);
      if (response.ok) return ok(null);
      return never.has(response.status)
        ? fail({ retry: false, message: message("error.gateway.declined") })
        : fail(silent);
    } catch {
      return fail(silent);
    }
  }
}

/** Nobody reads what it says beside the status, but only a connection that has been read to its end serves again. What is longer than any answer ends it. */
async function readToEnd(body: AsyncIterable<Uint8Array> | null): Promise<void> {
  let left = 65_536;
  for await (const part of body ?? []) {
    left -= part.length;
    if (left < 0) return;
  }
}

const never: ReadonlySet<number> = new Set([400, 402, 403, 404, 409, 410, 422]);

const silent: GatewayRefusal = { retry: true, message: message("error.gateway.silent") };

function partsOf(url: string): { base: string; username: string; password: string } {
  const { origin, pathname, username, password } = new URL(url);
  return { base: `${origin}${pathname.replace(/\/+$/, "")}`, username, password };
}
