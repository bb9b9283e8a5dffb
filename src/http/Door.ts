import type { GraphQLError, GraphQLSchema } from "graphql";
import type { Authentication, Context } from "../resolvers/context.js";
import { Admission } from "../resolvers/limits/Admission.js";
import type { Rejected } from "../resolvers/limits/checkDocument.js";
import { doorErrors } from "../resolvers/limits/doorErrors.js";
import type { Availability } from "./Availability.js";
import { ErrorPresenter } from "./ErrorPresenter.js";
import { failureKind } from "./failureKind.js";
import type { Caller, HttpOptions } from "./HttpOptions.js";
import { Metrics } from "./Metrics.js";

/** What the HTTP door and the WebSocket door have in common: one check, one limiter, one way of errors to clients. */
export class Door {
  readonly schema: GraphQLSchema;
  readonly admission: Admission;
  readonly presenter: ErrorPresenter;
  readonly metrics: Metrics;

  constructor(
    readonly options: HttpOptions,
    readonly availability: Availability,
  ) {
    const { config, schema, openFields, limiter, logger, registry } = options;
    // Introspection is on in the demo only.
    this.admission = new Admission(schema, { introspection: config.demo, openFields, limiter });
    this.presenter = new ErrorPresenter(logger, config.demo);
    this.metrics = new Metrics(registry);
    this.schema = schema;
  }

  makeContext(caller: Caller): Context {
    return this.options.makeContext(caller);
  }

  /**
   * Who shows this `authorization`, of a header or of connectionInit.
   * @throws GraphQLError SERVICE_UNAVAILABLE when the database is away, INTERNAL_SERVER_ERROR after a defect
   */
  async authenticationOf(authorization: unknown): Promise<Authentication> {
    if (authorization === undefined || authorization === null || authorization === "") return "ANONYMOUS";
    const token = typeof authorization === "string" ? /^Bearer +([\w.~+/=-]+) *$/i.exec(authorization)?.[1] : undefined;
    if (token === undefined) return "INVALID";
    try {
      return (await this.options.identity.authenticate(token)) ?? "INVALID";
    } catch (error) {
      throw this.explained(error);
    }
  }

  /** Commands that were refused leave their records. @returns what to tell: where that fails, this */
  async onRecord(context: Context, rejected: Rejected): Promise<Rejected> {
    try {
      await this.options.recordRefused(context, rejected);
      return rejected;
    } catch (error) {
      return { ...rejected, errors: [this.explained(error)] };
    }
  }

  /** What a failure that nobody meant for clients is to them; it is logged. */
  explained(error: unknown): GraphQLError {
    if (failureKind(error) === "OUTAGE") {
      void this.availability.check();
      return doorErrors.unavailable();
    }
    this.options.logger.error({ err: error }, "a door failed");
    return doorErrors.internal();
  }
}
