import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "@jest/globals";
import { HttpPaymentGateway } from "../../../src/services/payments/HttpPaymentGateway.js";

const card = { id: "crd_1", amountValue: 1200, amountCurrency: "JPY" };

let stop: () => void = () => undefined;
afterEach(() => stop());

async function gatewayThat(answers: (response: ServerResponse) => void) {
  const server = createServer((_request, response) => answers(response));
  let connections = 0;
  server.on("connection", () => {
    connections++;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stop = () => {
    server.close();
    server.closeAllConnections();
  };
  const { port } = server.address() as AddressInfo;
  return { gateway: new HttpPaymentGateway(`http://127.0.0.1:${port}/pay`), connections: () => connections };
}

describe("a connection to the payment gateway", () => {
  it("serves the next call too", async () => {
    const { gateway, connections } = await gatewayThat((response) => response.end('{"status":"refunded"}'));
    for (let n = 0; n < 5; n++) {
      expect(await gateway.refund(card)).toMatchObject({ ok: true });
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(connections()).toBe(1);
  });

  it("is not waited for by its status: an answer that never ends is an answer", async () => {
    const { gateway } = await gatewayThat((response) => response.writeHead(200).write("{"));
    const begin = performance.now();
    expect(await gateway.refund(card)).toMatchObject({ ok: true });
    expect(performance.now() - begin).toBeLessThan(2000);
  });

  it("ends with an answer that is longer than any", async () => {
    let ended = false;
    const { gateway } = await gatewayThat((response) => {
      response.on("close", () => {
        ended = true;
      });
      const more = () => void (response.write("x".repeat(16_384)) ? setImmediate(more) : response.once("drain", more));
      more();
    });
    expect(await gateway.refund(card)).toMatchObject({ ok: true });
    for (let n = 0; n < 100 && !ended; n++) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(ended).toBe(true);
  });
});
