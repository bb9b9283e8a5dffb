import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from "fastify";
import type { Config } from "../config.js";
import type { OidcSignIn } from "../services/identity/OidcSignIn.js";
import { htmlPage, type Words } from "./htmlPage.js";

export interface OidcRoutes {
  readonly oidc: OidcSignIn;
  readonly config: Pick<Config, "publicUrl" | "allowedOrigins">;
}

const cookieName = "certdesk_oidc";
/** Seconds: as long as the flow that it holds. */
const cookieAge = 600;

/** `/auth/oidc/start` sends a browser to the provider; `/auth/oidc/callback` is where that sends it back to. */
export const oidcRoutes: FastifyPluginAsync<OidcRoutes> = async (app, { oidc, config }) => {
  app.get<Start>("/auth/oidc/start", async ({ query }, reply) => {
    const returnTo = returnAddress(query.returnTo, config);
    if (returnTo === null) return sayWords(reply, 400, wrongReturn);
    const begun = await oidc.begin(returnTo);
    if (begun === null) return sayWords(reply, 503, unavailable);
    return reply
      .header("set-cookie", cookie(begun.cookie, cookieAge, config))
      .headers(plain)
      .redirect(begun.address, 303);
  });
  app.get("/auth/oidc/callback", async (request, reply) => {
    // Good once: whatever comes of it, the browser forgets it.
    reply.header("set-cookie", cookie("", 0, config));
    const { search } = new URL(request.url, config.publicUrl);
    const address = await oidc.finish(search, cookieOf(request));
    return address === null ? sayWords(reply, 403, refused) : reply.headers(plain).redirect(address, 303);
  });
};

interface Start {
  readonly Querystring: { readonly returnTo?: unknown };
}

/** Of the desk itself or of an origin that may call it: nobody else gets a code. Without what the code's place is. */
function returnAddress(wish: unknown, { publicUrl, allowedOrigins }: OidcRoutes["config"]): string | null {
  if (wish === undefined) return `${publicUrl}/`;
  if (typeof wish !== "string" || wish.length > 1000 || !URL.canParse(wish)) return null;
  const { origin, pathname, search } = new URL(wish);
  return [new URL(publicUrl).origin, ...allowedOrigins].includes(origin) ? origin + pathname + search : null;
}

/** Lax: the provider's redirect brings it, a form of somebody else's does not. */
function cookie(value: string, age: number, { publicUrl }: OidcRoutes["config"]): string {
  const secure = publicUrl.startsWith("https:") ? "; Secure" : "";
  return `${cookieName}=${value}; Path=/auth/oidc; Max-Age=${age}; HttpOnly; SameSite=Lax${secure}`;
}

function cookieOf({ headers }: FastifyRequest): string {
  const cookies = (headers.cookie ?? "").split(";").map((each) => each.trim());
  return cookies.find((each) => each.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1) ?? "";
}

const plain = { "cache-control": "no-store", "referrer-policy": "no-referrer" };
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

function sayWords(reply: FastifyReply, code: number, [japanese, english]: Words): FastifyReply {
  return reply
    .code(code)
    .headers({ ...plain, "content-security-policy": policy, "x-robots-tag": "noindex" })
    .type("text/html; charset=utf-8")
    .send(htmlPage("certdesk", `<p lang="ja">${japanese}</p>\n<p lang="en">${english}</p>`));
}

const wrongReturn: Words = [
  "returnTo には、このデスクまたは許可されたオリジン（ALLOWED_ORIGINS）のアドレスを指定してください。",
  "Give a returnTo of this desk, or of an origin that is allowed (ALLOWED_ORIGINS).",
];
const unavailable: Words = [
  "認証サービスに接続できません。しばらくしてからもう一度お試しください。",
  "The sign-in service does not answer. Try again in a while.",
];
const refused: Words = [
  "サインインできませんでした。確認済みのメールアドレスがユーザーとして登録されている必要があります。はじめからやり直すか、管理者にお問い合わせください。",
  "You could not be signed in: it takes a verified mail address that belongs to a user. Begin anew, or ask an administrator.",
];
