import { describe, expect, it } from "@jest/globals";
import { ok } from "../../src/domain/result.js";
import { reissueWish } from "../../src/services/reissues/reissueWish.js";

const server = { kind: "SERVER", commonName: "www.example.jp" } as const;
const code = { kind: "CODE_SIGNING", commonName: "Node.js" } as const;
const csr = (commonName: string | null) =>
  ok({ commonName, dnsNames: [], publicKey: new Uint8Array(), keyHash: "another key" });
const form = (commonName: string, newCommonName?: string) => ({
  idempotencyKey: "x",
  orderId: "ord_1",
  csr: "",
  commonName,
  newCommonName,
  subjectAlternativeNames: ["A.Example.JP"],
});
function read(...given: Parameters<typeof reissueWish>) {
  const { csr: ofCsr, ...wish } = reissueWish(...given);
  return { ...wish, csr: ofCsr.ok ? ofCsr.value.commonName : null };
}

describe("the names of a wish to reissue", () => {
  it("D19, K31: the order's name in another case is no other name, in the form and in the CSR", () => {
    expect(read(form("WWW.Example.jp", "www.EXAMPLE.jp"), csr("WWW.EXAMPLE.JP"), server)).toEqual({
      commonName: "www.example.jp",
      newCommonName: "www.example.jp",
      subjectAlternativeNames: ["a.example.jp"],
      csr: "www.example.jp",
    });
    expect(read(form("node.JS"), csr("NODE.js"), code)).toMatchObject({
      commonName: "Node.js",
      newCommonName: null,
      csr: "Node.js",
    });
  });

  it("C30: another name is kept as A-labels of a server product, else as the CSR has it, else as it was typed", () => {
    expect(read(form("www.example.jp", "日本語.JP"), csr("日本語.jp"), server)).toMatchObject({
      newCommonName: "xn--wgv71a119e.jp",
      csr: "xn--wgv71a119e.jp",
    });
    expect(read(form("Node.js", "クラウド商事CO.LTD"), csr("クラウド商事Co.Ltd"), code)).toMatchObject({
      newCommonName: "クラウド商事Co.Ltd",
      csr: "クラウド商事Co.Ltd",
    });
    expect(read(form("Node.js", " Deno.land "), csr(null), code)).toMatchObject({
      newCommonName: "Deno.land",
      csr: null,
    });
  });
});
