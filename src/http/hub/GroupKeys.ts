import { type DocumentNode, Kind, type OperationDefinitionNode, visit } from "graphql";
import type { Role } from "../../domain/actor.js";
import type { Authentication } from "../../resolvers/context.js";
import type { Operation } from "./Operation.js";

/** What a document says about whom it can be shared with. */
interface Known {
  readonly number: number;
  /** The variable that is nothing but the `after` of the subscription; null when there is none. */
  readonly cursor: string | null;
  /** Roles as which an execution has asked who the viewer is: what it asks depends on them. */
  readonly personal: Set<Role | null>;
}

/**
 * Which subscribers may share: the same document, operation, variables (but for where they begin), scope (LIMITED see their own orders alone), and viewer class (account, role, language). Once an answer turned out to depend on who the viewer
 * is, those of its document and role share with nobody but the same session.
 */
export class GroupKeys {
  private readonly documents = new WeakMap<DocumentNode, Known>();
  private numbers = 0;

  of({ document, args, authentication, locale, feed }: Operation): string {
    const known = this.known(document);
    const viewer = typeof authentication === "object" ? authentication : null;
    const { role = null, accountId = null } = viewer?.actor ?? {};
    const who = known.personal.has(role) ? (viewer?.sessionId ?? null) : null;
    const variables = Object.entries(args.variableValues ?? {})
      .filter(([name]) => name !== known.cursor)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    const what = [known.number, args.operationName ?? null, variables, feed.scope];
    return JSON.stringify([...what, role, accountId, locale, who]);
  }

  isShared({ document, authentication }: Operation): boolean {
    return !this.known(document).personal.has(roleOf(authentication));
  }

  /** From now on. */
  makePersonal({ document, authentication }: Operation): void {
    this.known(document).personal.add(roleOf(authentication));
  }

  private known(document: DocumentNode): Known {
    const found = this.documents.get(document);
    if (found !== undefined) return found;
    const fresh = { number: this.numbers++, cursor: cursorVariable(document), personal: new Set<Role | null>() };
    this.documents.set(document, fresh);
    return fresh;
  }
}

const roleOf = (authentication: Authentication) =>
  typeof authentication === "object" ? authentication.actor.role : null;

/** Used once in the whole document, and there as `after` of a root field. */
function cursorVariable(document: DocumentNode): string | null {
  const uses = new Map<string, number>();
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void uses.set(name.value, (uses.get(name.value) ?? 0) + 1),
  });
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const [name] = operations.flatMap(afterVariables);
  return operations.length === 1 && name !== undefined && uses.get(name) === 1 ? name : null;
}

function afterVariables({ selectionSet }: OperationDefinitionNode): string[] {
  return selectionSet.selections.flatMap((node) =>
    node.kind === Kind.FIELD
      ? (node.arguments ?? []).flatMap(({ name, value }) =>
          name.value === "after" && value.kind === Kind.VARIABLE ? [value.name.value] : [],
        )
      : [],
  );
}
