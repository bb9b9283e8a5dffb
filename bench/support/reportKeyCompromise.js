import { sign } from "node:crypto";
import { ask } from "./ask.js";

/** A stranger's proof that he has a certificate's key, and the report of it. @throws when it is refused */
export async function reportKeyCompromise(url, { serialNumber, privateKey }) {
  const challenge = await run(url, "createKeyCompromiseChallenge", { input: { serialNumber }, field: "challenge" });
  const keyCompromiseProof = sign("sha256", Buffer.from(challenge), privateKey).toString("base64");
  await run(url, "reportKeyCompromise", {
    input: { serialNumber, keyCompromiseProof },
    field: "visibleInCrlBy",
  });
}

async function run(url, name, { input, field }) {
  const type = `${name[0].toUpperCase()}${name.slice(1)}`;
  const query = `mutation($i: ${type}Input!) { ${name}(input: $i) { ... on ${type}Payload { ${field} } ... on UserError { code } } }`;
  const { [name]: answer } = await ask(url, { query, variables: { i: input } });
  if (answer[field] === undefined) throw new Error(`${name}: ${answer.code}`);
  return answer[field];
}
