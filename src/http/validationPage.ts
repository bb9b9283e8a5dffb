import type { FastifyPluginAsync, FastifyReply } from "fastify";
import type { Approval, EmailApprovals } from "../services/validations/EmailApprovals.js";
import { escaped, htmlPage, type Words } from "./htmlPage.js";

/**
 * `/validate/<secret>`: what the link of an approval mail leads to. Looking changes nothing, as mail scanners follow links; only the button
 * (POST) approves. The secret is the right, so no session is asked for and no other page can press the button (it does not know the address).
 */
export const validationPage: FastifyPluginAsync<{ readonly approvals: EmailApprovals }> = async (
  app,
  { approvals },
) => {
  app.addContentTypeParser("application/x-www-form-urlencoded", { bodyLimit: 1024 }, (_request, _body, done) =>
    done(null, null),
  );
  app.get<Params>("/validate/:secret", async ({ params }, reply) => send(reply, await look(approvals, params.secret)));
  app.post<Params>("/validate/:secret", async ({ params }, reply) =>
    send(reply, isSecret(params.secret) ? await approvals.confirm(params.secret) : null),
  );
};

interface Params {
  readonly Params: { readonly secret: string };
}

const isSecret = (text: string) => /^[0-9a-f]{28,64}$/.test(text);

async function look(approvals: EmailApprovals, secret: string): Promise<Approval | null> {
  return isSecret(secret) ? approvals.look(secret) : null;
}

function send(reply: FastifyReply, approval: Approval | null): FastifyReply {
  const code = approval === null ? 404 : approval.state === "CLOSED" ? 410 : 200;
  return reply
    .code(code)
    .headers({ "cache-control": "no-store", "content-security-policy": policy, "x-robots-tag": "noindex" })
    .type("text/html; charset=utf-8")
    .send(htmlPage("certdesk", approval === null ? paragraph(unknownLink) : body(approval)));
}

const policy =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const unknownLink: Words = [
  "このリンクは使用できません。最新の承認メールのリンクを開いてください。",
  "This link is not valid. Open the link of the newest approval mail.",
];

const questions = {
  ISSUE: ["次のドメイン名の証明書の発行を承認しますか。", "Do you approve a certificate for these domain names?"],
  REVOKE: [
    "次のドメイン名の証明書の失効を希望しますか。",
    "Do you want the certificate for this domain name to be revoked?",
  ],
} as const satisfies Record<Approval["purpose"], Words>;

const outcomes = {
  CONFIRMED: ["承認されました。このページを閉じてください。", "Approved. You may close this page."],
  CLOSED: [
    "このリンクの有効期限が切れたか、手続きが終了しています。必要な場合は、お申し込みの担当者にご連絡ください。",
    "This link has expired, or what it was asked for is over. If it is still needed, talk to whoever placed the order.",
  ],
} as const satisfies Record<Exclude<Approval["state"], "OPEN">, Words>;

function body({ orderNumber, commonName, domains, purpose, state }: Approval): string {
  const facts = `<dl>
<dt>オーダーID / Order ID</dt><dd>${escaped(orderNumber)}</dd>
<dt>コモンネーム / Common name</dt><dd>${escaped(commonName)}</dd>
<dt>ドメイン名 / Domain names</dt>${domains.map((domain) => `<dd>${escaped(domain)}</dd>`).join("")}
</dl>`;
  if (state !== "OPEN") return `${paragraph(outcomes[state])}\n${facts}`;
  // No action: the form goes to the page's own address, and the secret stands nowhere else.
  return `${paragraph(questions[purpose])}\n${facts}\n<form method="post"><button type="submit">承認する / Approve</button></form>`;
}

const paragraph = ([japanese, english]: Words) => `<p lang="ja">${japanese}</p>\n<p lang="en">${english}</p>`;
