import { afterEach, expect, it, jest } from "@jest/globals";
import { Session } from "../../client/index.js";

const minutes = 60_000;
afterEach(() => {
  jest.restoreAllMocks();
});

const claims = (issuedAt: number) =>
  Buffer.from(JSON.stringify({ iat: issuedAt / 1000, exp: issuedAt / 1000 + 15 * 60, sub: "usr_é" })).toString(
    "base64url",
  );

/** A desk whose tokens are good for 15 minutes by its own clock. */
function deskWithClock(now: () => number) {
  let renewals = 0;
  const tokens = () => {
    const issuedAt = Math.floor(now() / 1000) * 1000;
    const expiresAt = new Date(issuedAt + 15 * minutes).toISOString();
    return { accessToken: `e30.${claims(issuedAt)}.${renewals}`, refreshToken: `r${renewals}`, expiresAt };
  };
  const fetch = async () => {
    renewals++;
    const text = JSON.stringify({ data: { refreshSession: tokens() } });
    return { status: 200, headers: { get: () => null }, text: async () => text };
  };
  return { tokens, fetch, renewals: () => renewals };
}

it.each([16, -16, 600, 0])(
  "by a clock that is %d minutes ahead a token is renewed as often as by a right one",
  async (ahead) => {
    let time = Date.now();
    const desk = deskWithClock(() => time);
    jest.spyOn(Date, "now").mockImplementation(() => time + ahead * minutes);
    const session = new Session({ url: "http://desk.test/graphql", fetch: desk.fetch, tokens: desk.tokens() });
    for (let second = 0; second < 3600; second += 10, time += 10_000) {
      const token = await session.token();
      const { exp } = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
      // What the desk would refuse, of a clock that is behind: only until the session has seen what its own clock says.
      if (exp * 1000 <= time) session.refuse(token);
    }
    expect(desk.renewals()).toBeGreaterThanOrEqual(4);
    expect(desk.renewals()).toBeLessThanOrEqual(5);
  },
);
