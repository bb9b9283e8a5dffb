const addresses = [
  ["graphql", "GraphQL API (POST, GET, WebSocket)"],
  ["ca/chain.pem", "CA証明書 / CA certificates"],
  ["ca/issuing.crl", "失効リスト / certificate revocation list"],
  ["readyz", "稼働状況 / readiness"],
  ["metrics", "Prometheus"],
] as const;

/** What a person sees who opens the address of a server that is no demo. @param publicUrl without a slash at the end */
export function plainPage(publicUrl: string): string {
  const items = addresses.map(
    ([path, words]) => `<li><a href="/${path}">${escaped(publicUrl)}/${path}</a> — ${words}</li>`,
  );
  return `<!doctype html>
<html lang="ja">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>certdesk</title>
<style>body { font: 16px/1.7 system-ui, sans-serif; max-width: 44em; margin: 3em auto; padding: 0 1em }</style>
<h1>certdesk</h1>
<p>証明書のお申込みから失効までを扱う GraphQL API です。API クライアントから次のアドレスをご利用ください。</p>
<p>A GraphQL API for the whole life of certificate orders. Point an API client at these addresses.</p>
<ul>
${items.join("\n")}
</ul>
</html>
`;
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
