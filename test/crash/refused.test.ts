import { expect, it } from "@jest/globals";
import { freePort } from "../support/freePort.js";
import { startServer } from "../support/process.js";

it.each([
  [
    "an unknown point",
    "issuing:after-tea",
    "1",
    /^certdesk cannot start: FAIL_POINT: "issuing:after-tea" is none of .*$/,
  ],
  ["what is no point", "issuing", "1", /^certdesk cannot start: FAIL_POINT: "issuing" is not a place .*$/],
  ["any, outside of a demo", "issuing:after-ca", "0", /^certdesk cannot start: FAIL_POINT .* only with DEMO=1$/],
])(
  "the compiled server does not start with %s, before it has asked anybody anything",
  async (_what, point, demo, words) => {
    const nobody = `postgres://127.0.0.1:${await freePort()}/none`;
    const server = await startServer({ DATABASE_URL: nobody, DATA_DIR: "unused", FAIL_POINT: point, DEMO: demo });
    expect(await server.exited).toEqual({ code: 1, signal: null });
    expect(server.stderr().trim()).toMatch(words);
  },
);
