/** A sentence in Japanese and in English. */
export type Words = readonly [japanese: string, english: string];

/** A page without scripts. @param body finished HTML: whatever comes from outside is `escaped` */
export function htmlPage(title: string, body: string): string {
  return `<!doctype html>
<html lang="ja">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>body { font: 16px/1.7 system-ui, sans-serif; max-width: 44em; margin: 3em auto; padding: 0 1em } dd { overflow-wrap: anywhere } button { font: inherit; padding: .5em 2em } pre { white-space: pre-wrap }</style>
<h1>${escaped(title)}</h1>
${body}
</html>
`;
}

/** Text as HTML, also within quotes. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
