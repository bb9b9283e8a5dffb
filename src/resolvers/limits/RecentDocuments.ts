import { type DocumentNode, GraphQLError, type GraphQLSchema, parse, validate } from "graphql";
import { fail, ok, type Result } from "../../domain/result.js";
import { doorLimits } from "./doorLimits.js";

/** Documents that are kept, and the longest text that is worth it: with its tokens a document takes some 50 times its text. */
const mostDocuments = 100;
const longestText = 8 * 1024;

/** How all doors read a document. Locations stay: `checkText` counts by them. */
export const parseOptions = { maxTokens: doorLimits.parsedTokens };
export const validationOptions = { maxErrors: doorLimits.errors };

/** Valid documents by a key of the door's; the one not asked for longest is forgotten first. Has the methods of Apollo's `documentStore`. */
export class RecentDocuments {
  private readonly documents = new Map<string, DocumentNode>();

  async get(key: string): Promise<DocumentNode | undefined> {
    const document = this.documents.get(key);
    if (document !== undefined) this.keep(key, document);
    return document;
  }

  async set(key: string, document: DocumentNode): Promise<void> {
    if ((document.loc?.end ?? 0) <= longestText) this.keep(key, document);
  }

  async delete(key: string): Promise<boolean> {
    return this.documents.delete(key);
  }

  /** Parses and validates, as Apollo does for the HTTP door; or finds it among the recent ones. */
  async read(schema: GraphQLSchema, source: string): Promise<Result<DocumentNode, readonly GraphQLError[]>> {
    const recent = await this.get(source);
    if (recent !== undefined) return ok(recent);
    const read = parsed(source);
    if (!read.ok) return read;
    const errors = validate(schema, read.value, undefined, validationOptions);
    if (errors.length > 0) return fail(errors.map((error) => coded(error, "GRAPHQL_VALIDATION_FAILED")));
    await this.set(source, read.value);
    return read;
  }

  private keep(key: string, document: DocumentNode): void {
    this.documents.delete(key);
    this.documents.set(key, document);
    const [leastRecent] = this.documents.keys();
    if (this.documents.size > mostDocuments && leastRecent !== undefined) this.documents.delete(leastRecent);
  }
}

function parsed(source: string): Result<DocumentNode, readonly GraphQLError[]> {
  try {
    return ok(parse(source, parseOptions));
  } catch (error) {
    // A RangeError: so many brackets that the parser's own recursion gives up.
    const syntax = error instanceof GraphQLError ? error : new GraphQLError("Syntax Error: nested too deeply.");
    return fail([coded(syntax, "GRAPHQL_PARSE_FAILED")]);
  }
}

function coded(error: GraphQLError, code: string): GraphQLError {
  const { message, nodes = [], source = null, positions = [] } = error;
  return new GraphQLError(message, { nodes, source, positions, extensions: { code } });
}
