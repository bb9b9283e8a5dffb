/** What one layer may import. */
export interface Layer {
  readonly sees: readonly string[];
  /** Layers of which it may name the types, no more. */
  readonly types?: readonly string[];
  /** The only packages it may import … */
  readonly only?: readonly string[];
  /** … or those that it may not. */
  readonly never?: RegExp;
}

const sql = /^(typeorm|pg)$/;
const words = /^(@apollo\/.*|@as-integrations\/.*|fastify|graphql.*|type-graphql)$/;

/**
 * One for each folder below `src`: `main → app → http → resolvers → services → entities → domain`, `resolvers → schema → domain`.
 * `http` knows of `resolvers` what the doors share, limits and context, and never the schema's words.
 */
export const layers: Readonly<Record<string, Layer>> = {
  domain: { sees: [], only: ["temporal-polyfill"] },
  entities: { sees: [], types: ["domain"], only: ["typeorm"] },
  migrations: { sees: [], only: ["typeorm"] },
  services: { sees: ["entities", "domain", "migrations"], types: ["config"], never: words },
  schema: { sees: ["domain"], only: ["graphql", "graphql-scalars", "type-graphql"] },
  resolvers: { sees: ["schema", "services", "domain"], types: ["entities", "config"], never: sql },
  http: { sees: ["resolvers", "services", "domain"], types: ["config"], never: sql },
  config: { sees: [], only: ["zod", "node:net", "node:path"] },
  /** The files that stand in `src` itself: what a process is put together from. */
  process: { sees: ["http", "resolvers", "services", "entities", "domain", "config"] },
};

/** What comes from outside of the program, and only through a port (style 20) or the configuration. */
export const outside = {
  "the environment": /^process\.env$/,
  "a variable": /^process\.env\../,
  time: /^(new Date\(\)|Date\(\)|Date\.now|Temporal\.Now.*)$/,
  randomness: /^(Math\.random|random(UUID|Bytes|Int|Fill|FillSync)|getRandomValues)$/,
} as const;

export interface Exception {
  readonly file: string;
  readonly may: keyof typeof outside;
  readonly because: string;
}

/** Each is needed: a test says so. */
export const exceptions: readonly Exception[] = [
  { file: "src/main.ts", may: "the environment", because: "hands it to readConfig" },
  { file: "src/admin.ts", may: "the environment", because: "hands it to readConfig" },
  { file: "src/audit.ts", may: "the environment", because: "hands it to readConfig" },
  { file: "src/http/newRequestId.ts", may: "randomness", because: "id of a request, for the log" },
  { file: "src/http/StreamDoor.ts", may: "randomness", because: "when a client that was cut off comes back" },
  { file: "src/services/SystemClock.ts", may: "time", because: "it is the Clock" },
  { file: "src/services/RandomIds.ts", may: "randomness", because: "it is the Ids" },
  { file: "src/services/privateFile.ts", may: "randomness", because: "name of a draft file" },
  { file: "src/services/pki/authorityFiles.ts", may: "randomness", because: "name of a draft file" },
  { file: "src/services/pki/encryptKey.ts", may: "randomness", because: "salt and IV of the key file" },
  { file: "src/services/pki/openAuthorities.ts", may: "randomness", because: "passphrase of the key file" },
  {
    file: "src/services/pki/writeCertificate.ts",
    may: "randomness",
    because: "serial number, BR 7.1: 64 bits of a CSPRNG",
  },
  { file: "src/services/postgres/prepareCluster.ts", may: "randomness", because: "password of the embedded database" },
];
