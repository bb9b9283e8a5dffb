import { type ASTNode, type DocumentNode, type GraphQLError, Kind, type Location, TokenKind, visit } from "graphql";
import { doorErrors } from "./doorErrors.js";
import { doorLimits } from "./doorLimits.js";

/** Documents come again and again (`RecentDocuments`), and what is counted in one depends on nothing else. */
const judged = new WeakMap<DocumentNode, GraphQLError | null>();

/**
 * What is counted in the text of a document as it stands, fragments not unfolded.
 * @param source the text that `document` was parsed from, with locations
 * @returns the first limit that it goes beyond, or null
 */
export function checkText(source: string, document: DocumentNode): GraphQLError | null {
  const known = judged.get(document);
  if (known !== undefined) return known;
  const judgement = judge(source, document);
  judged.set(document, judgement);
  return judgement;
}

function judge(source: string, document: DocumentNode): GraphQLError | null {
  if (Buffer.byteLength(source) > doorLimits.documentBytes) return tooMany("bytes", doorLimits.documentBytes);
  const counted = count(document);
  if (counted.tokens > doorLimits.tokens) return tooMany("tokens", doorLimits.tokens);
  if (counted.aliases > doorLimits.aliases) return tooMany("aliases", doorLimits.aliases);
  if (counted.directives > doorLimits.directives) return tooMany("directives", doorLimits.directives);
  if (counted.longestList > doorLimits.listItems) return tooMany("entries of one list", doorLimits.listItems);
  return null;
}

const tooMany = (what: string, most: number) =>
  doorErrors.badInput(`The document has more than ${most} ${what}.`, "DOCUMENT_TOO_LARGE");

function count(document: DocumentNode) {
  const counted = { tokens: tokensOf(document.loc), aliases: 0, directives: 0, longestList: 0 };
  let introspecting = 0;
  visit(document, {
    enter(node) {
      if (node.kind === Kind.FIELD && node.alias !== undefined) counted.aliases++;
      if (node.kind === Kind.DIRECTIVE) counted.directives++;
      if (node.kind === Kind.LIST) counted.longestList = Math.max(counted.longestList, node.values.length);
      if (introspects(node) && introspecting++ === 0) counted.tokens -= tokensOf(node.loc);
    },
    leave(node) {
      if (introspects(node)) introspecting--;
    },
  });
  return counted;
}

/** `__schema`, `__type`, and fragments on the types below them. */
function introspects(node: ASTNode): boolean {
  if (node.kind === Kind.FIELD) return node.name.value === "__schema" || node.name.value === "__type";
  return node.kind === Kind.FRAGMENT_DEFINITION && node.typeCondition.name.value.startsWith("__");
}

const uncounted = new Set<string>([TokenKind.SOF, TokenKind.EOF, TokenKind.COMMENT]);

function tokensOf(location: Location | undefined): number {
  let tokens = 0;
  for (let token = location?.startToken ?? null; token !== null; token = token.next) {
    if (!uncounted.has(token.kind)) tokens++;
    if (token === location?.endToken) break;
  }
  return tokens;
}
