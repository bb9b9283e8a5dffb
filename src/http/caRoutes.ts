import { createHash } from "node:crypto";
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from "fastify";
import type { Logger } from "pino";
import {
  type Authorities,
  type AuthorityName,
  authorityNames,
  authorityPaths,
  type IssuingName,
  ocspPaths,
  rootOf,
} from "../services/pki/authority.js";
import type { CrlPublisher } from "../services/pki/CrlPublisher.js";
import { type OcspResponder, ocspFailure } from "../services/pki/OcspResponder.js";
import { toPem } from "../services/pki/toPem.js";

export interface CaRoutesOptions {
  readonly authorities: Authorities;
  readonly crls: CrlPublisher;
  readonly ocsp: OcspResponder;
  readonly logger: Pick<Logger, "error">;
}

/**
 * A cache may answer from memory for one second, which spares us a crowd; then it asks again, mostly to hear 304. So a
 * revocation is seen at once by who asks us, and within a second through a polite cache (RFC 5019 6.2).
 */
const statusCaching = "public, max-age=1, must-revalidate, no-transform";

/** A CA's certificate stays as it is. */
const certificateCaching = "public, max-age=3600, no-transform";

const issuingNames = ["issuing", "private-issuing"] as const satisfies readonly IssuingName[];

const chainPaths = { issuing: "/ca/chain.pem", "private-issuing": "/ca/private/chain.pem" } as const satisfies Record<
  IssuingName,
  string
>;

/** Bytes; an OCSP request has a hundred. */
const largestRequest = 65_536;

/** What the addresses inside certificates lead to: CRLs, OCSP and the CAs' own certificates. Nothing here needs a right. */
export const caRoutes: FastifyPluginAsync<CaRoutesOptions> = async (app, options) => {
  app.addContentTypeParser(
    "application/ocsp-request",
    { parseAs: "buffer", bodyLimit: largestRequest },
    (_request, body, done) => done(null, body),
  );
  for (const name of authorityNames) {
    serveCertificates(app, `${authorityPaths[name]}.cer`, {
      type: "application/pkix-cert",
      body: options.authorities[name].certificate,
    });
    serveCrl(app, name, options);
  }
  for (const name of issuingNames) {
    const chain = [name, rootOf[name]].map((one) => toPem("CERTIFICATE", options.authorities[one].certificate));
    serveCertificates(app, chainPaths[name], {
      type: "application/pem-certificate-chain",
      body: Buffer.from(chain.join("")),
    });
    serveOcsp(app, name, options);
  }
};

function serveCertificates(app: FastifyInstance, path: string, { type, body }: { type: string; body: Buffer }): void {
  app.get(path, (request, reply) =>
    send(request, reply.type(type).header("cache-control", certificateCaching), { body }),
  );
}

function serveCrl(app: FastifyInstance, name: AuthorityName, { crls, logger }: CaRoutesOptions): void {
  app.get(`${authorityPaths[name]}.crl`, async (request, reply) => {
    const crl = await crls.latest(name).catch((err: unknown) => {
      logger.error({ requestId: request.id, err }, `no CRL of ${name}`);
      return undefined;
    });
    if (crl === undefined) return reply.code(503).header("retry-after", "5").send();
    reply.type("application/pkix-crl").header("cache-control", statusCaching);
    reply.header("last-modified", crl.thisUpdate.toUTCString());
    return send(request, reply, { body: crl.der, tag: `"${crl.number}"` });
  });
}

function serveOcsp(app: FastifyInstance, name: IssuingName, { ocsp, logger }: CaRoutesOptions): void {
  const path = ocspPaths[name];
  const answer = async (request: FastifyRequest, reply: FastifyReply, asked: Uint8Array) => {
    const { der, thisUpdate } = await ocsp.answer(name, asked).catch((err: unknown) => {
      logger.error({ requestId: request.id, err }, `no OCSP of ${name}`);
      return ocspFailure("tryLater");
    });
    reply.type("application/ocsp-response");
    if (thisUpdate === null) return reply.header("cache-control", "no-store").send(der);
    reply.header("cache-control", statusCaching).header("last-modified", thisUpdate.toUTCString());
    return send(request, reply, { body: der });
  };
  app.post(path, (request, reply) =>
    answer(request, reply, Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)),
  );
  app.get(`${path}/*`, (request, reply) => answer(request, reply, requestInPath(request, path)));
}

/** RFC 6960, appendix A: base64 behind the address, its `+`, `/` and `=` encoded for the URL or, by some clients, not. */
function requestInPath({ url }: FastifyRequest, path: string): Buffer {
  const [encoded = ""] = url.slice(url.indexOf(path) + path.length + 1).split("?");
  try {
    return Buffer.from(decodeURIComponent(encoded), "base64");
  } catch {
    return Buffer.alloc(0);
  }
}

/** The body, or 304 where the client has it already. Times are not compared: two CRLs may have been made in one second. */
function send(request: FastifyRequest, reply: FastifyReply, { body, tag = tagOf(body) }: Representation): FastifyReply {
  reply.header("etag", tag);
  const known = request.headers["if-none-match"]?.split(",").map((one) => one.trim().replace(/^W\//, ""));
  return known?.includes(tag) || known?.includes("*") ? reply.code(304).send() : reply.send(body);
}

interface Representation {
  readonly body: Buffer;
  readonly tag?: string;
}

function tagOf(body: Buffer): string {
  return `"${createHash("sha256").update(body).digest("hex").slice(0, 32)}"`;
}
