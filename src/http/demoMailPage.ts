import type { FastifyPluginAsync } from "fastify";
import type { Mail } from "../services/mail/KeptMails.js";
import { escaped, htmlPage } from "./htmlPage.js";

/** `/demo/mail`: what the demo would have sent, in full, links included. Registered only where mail is kept in a demo. */
export const demoMailPage: FastifyPluginAsync<{ readonly mails: () => Promise<readonly Mail[]> }> = async (
  app,
  { mails },
) => {
  app.get("/demo/mail", async (_request, reply) =>
    reply
      .headers({
        "cache-control": "no-store",
        "content-security-policy":
          "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      })
      .type("text/html; charset=utf-8")
      .send(htmlPage("メール / Mail", (await mails()).map(entry).join("\n<hr>\n") || "<p>– </p>")),
  );
};

function entry({ recipient, subject, textBody, createdAt }: Mail): string {
  return `<article>
<h2>${escaped(subject)}</h2>
<p>${escaped(recipient)} · <time>${createdAt.toISOString()}</time></p>
<pre>${linked(escaped(textBody))}</pre>
</article>`;
}

/** Addresses that stand on a line of their own. */
const linked = (html: string) => html.replace(/^(https?:\/\/\S+)$/gm, '<a href="$1">$1</a>');
