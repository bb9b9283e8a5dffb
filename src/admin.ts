import "reflect-metadata";
import { parseArgs } from "node:util";
import { readConfig } from "./config.js";
import { endWith } from "./endWith.js";
import { initDesk } from "./initDesk.js";
import { newEpoch } from "./newEpoch.js";

const usage = `certdesk administration

  npm run admin -- init --email you@example.jp [--name "Your Name"]

    Makes the first operator and the two policies with their products in the empty database of DATABASE_URL.
    The password is made at random and shown once.

  npm run admin -- new-epoch

    After the database of DATABASE_URL was restored from a copy of its files: ends all cursors, so that clients read anew instead of missing what the backup did not have. Other restores are
    noticed by themselves; to be sure it may be run after any.
`;

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { email: { type: "string" }, name: { type: "string" } },
  });
  if (positionals[0] === "new-epoch") {
    await newEpoch(readConfig(process.env));
    process.stdout.write("All cursors have ended: clients hear CURSOR_EXPIRED and read anew.\n");
    return 0;
  }
  if (positionals[0] !== "init" || values.email === undefined) {
    process.stdout.write(usage);
    return positionals.length === 0 ? 0 : 1;
  }
  const { email, password } = await initDesk(readConfig(process.env), {
    email: values.email,
    name: values.name ?? "Operator",
  });
  process.stdout.write(
    `Made the operator ${email} with the password ${password}\nNext: start certdesk and sign in with it.\n`,
  );
  return 0;
}

endWith(main());
