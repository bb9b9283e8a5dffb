import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Chromium, chromiumPath } from "./Chromium.js";
import { type Doors, openDoors } from "./openDoors.js";
import { feed, liveAre } from "./SocketClient.js";

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => doors.server.close());

it("in the demo is GraphiQL, all of it from here", async () => {
  const page = await fetch(doors.url);
  const text = await page.text();
  expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(page.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  expect(text).not.toMatch(/https?:/);
  for (const [, path] of text.matchAll(/src="([^"]+)"/g))
    expect((await fetch(new URL(path ?? "", doors.url))).status).toBe(200);
  const bundle = await fetch(`${doors.url}graphiql/bundle.js`);
  expect((await bundle.text()).length).toBeGreaterThan(1_000_000);
  const again = await fetch(`${doors.url}graphiql/bundle.js`, {
    headers: { "if-none-match": bundle.headers.get("etag") ?? "" },
  });
  expect(again.status).toBe(304);
});

it("without the demo says where the API is", async () => {
  const closed = await openDoors({ demo: false, publicUrl: "https://desk.example/<x>" });
  const text = await (await fetch(closed.url)).text();
  expect(text).toContain("https://desk.example/&#60;x&#62;/graphql");
  expect(text).not.toContain("<script");
  expect((await fetch(`${closed.url}graphiql/bundle.js`)).status).toBe(404);
  await closed.server.close();
});

const path = chromiumPath();
if (path === null) console.warn("NO CHROMIUM: whether the page works in a browser is not tested");
const inBrowser = path === null ? describe.skip : describe;

inBrowser("in a browser", () => {
  let browser: Chromium;
  beforeAll(async () => {
    doors.signIn("token");
    browser = await Chromium.open(path ?? "", doors.url);
  });
  afterAll(() => browser.close());

  /** Puts a text into the editor of that kind, as typing does. */
  const type = (kind: "operation.graphql" | "request-headers.json", text: string) =>
    browser.evaluate(
      `__MONACO.editor.getModels().find(({ uri }) => uri.path.endsWith("${kind}")).setValue(${JSON.stringify(text)})`,
    );
  const run = async (query: string, headers: object = {}) => {
    await type("request-headers.json", JSON.stringify(headers));
    await type("operation.graphql", query);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await browser.evaluate(`document.querySelector(".graphiql-execute-button").click()`);
  };
  const shows = (text: string) =>
    browser.until(
      `(document.querySelector(".result-window")?.innerText ?? "").replace(/\\s/g, "").includes(${JSON.stringify(text)})`,
    );

  it("opens with the story, and asks no other host", async () => {
    await browser.until(`document.querySelectorAll(".graphiql-tab").length === 9`);
    expect(await browser.evaluate(`document.querySelector(".graphiql-tabs").innerText`)).toContain("Step1_SignIn");
    await browser.until(`document.querySelector(".graphiql-editors").innerText.includes("サインイン")`);
    const elsewhere = browser.requests.filter((url) => !url.startsWith(doors.url) && !/^(data|blob):/.test(url));
    expect(elsewhere).toEqual([]);
  });

  it("runs a query", async () => {
    await run('query Hi { hello(name: "browser") }');
    await shows('"hello":"Hellobrowser"');
  });

  it("shows what a subscription receives, for the person in the headers", async () => {
    await run("subscription Ticks { ticks { number role } }", { authorization: "Bearer token" });
    await browser.until(`document.querySelector(".graphiql-execute-button").ariaLabel.startsWith("Stop")`);
    await liveAre(doors, (count) => count === 1);
    feed(doors, 42);
    await shows('"number":42,"role":"STANDARD"');
    feed(doors, 43);
    await shows('"number":43');
  });

  it("gives it back when it is stopped", async () => {
    await browser.evaluate(`document.querySelector(".graphiql-execute-button").click()`);
    await liveAre(doors, (count) => count === 0);
  });

  it("complains of nothing", () => {
    expect(browser.complaints).toEqual([]);
  });
});
