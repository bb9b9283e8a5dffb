import { beforeAll, describe, expect, it } from "@jest/globals";
import { type GraphQLSchema, isInputObjectType, isNonNullType } from "graphql";
import { buildAppSchema } from "../../../src/resolvers/buildSchema.js";
import { decidingCommands, guardDecisions } from "../../../src/resolvers/guardDecisions.js";

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await buildAppSchema();
});

/** The fields of a command's input. */
function fieldsOf(command: string): readonly string[] {
  const type = schema.getMutationType()?.getFields()[command]?.args[0]?.type;
  const input = isNonNullType(type) ? type.ofType : type;
  return isInputObjectType(input) ? Object.keys(input.getFields()) : [];
}

describe("commands that decide or move money", () => {
  it("are guarded, each that says so by its name", () => {
    const named = Object.keys(schema.getMutationType()?.getFields() ?? {}).filter((name) =>
      /^(approve|reject|refuse|complete|record|refund)[A-Z]/.test(name),
    );
    expect(named.length).toBeGreaterThan(7);
    // About people and organizations, not about orders: what the account asks for is a sign-in for those.
    const ofNoOrder = ["recordOrganizationVetting", "rejectRoleChange"];
    expect(named.filter((name) => !(name in decidingCommands))).toEqual(ofNoOrder);
  });

  it.each(Object.keys(decidingCommands))("%s: its row is named by a field that its input has", (command) => {
    const asked: string[] = [];
    const input = new Proxy<Record<string, unknown>>(
      { immediately: true },
      {
        get(target, key) {
          asked.push(String(key));
          return target[String(key)] ?? "x";
        },
      },
    );
    expect(decidingCommands[command]?.(input)?.value).toMatch(/^x$/i);
    expect(asked.filter((field) => !fieldsOf(command).includes(field))).toEqual([]);
  });

  it("that are not there cannot be guarded", async () => {
    const { GraphQLSchema: Schema } = await import("graphql");
    expect(() => guardDecisions(new Schema({}))).toThrow("no mutation");
  });

  it("say what they do: all decide, but for the one that changes how decisions are made", () => {
    const given = { immediately: true, requiresTotp: false };
    const changing = Object.entries(decidingCommands).filter(([, on]) => on(given)?.act !== "DECIDES");
    expect(changing.map(([name, on]) => [name, on(given)?.act])).toEqual([
      ["updateAccountSettings", "CHANGES_DECIDING"],
    ]);
  });

  it("want a decision only of those who skip the approval of a revocation", () => {
    const { requestRevocation } = decidingCommands;
    expect(requestRevocation?.({ orderId: "ord_1" })).toBeNull();
    expect(requestRevocation?.({ orderId: "ord_1", immediately: false })).toBeNull();
    const bySerial = { immediately: true, serialNumber: " ab:cd " };
    const row = { table: "certificates", column: "serial_number", value: "ABCD" };
    expect(requestRevocation?.(bySerial)).toEqual({ act: "DECIDES", ...row });
  });
});
