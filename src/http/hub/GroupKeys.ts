import { type DocumentNode, Kind, type OperationDefinitionNode, visit } from "graphql";
import type { Operation } from "./Operation.js";

/** What a document says about whom it can be shared with. */
interface Known {
  readonly number: number;
  /** The variable that is nothing but the `after` of the subscription; null when there is none. */
  readonly cursor: string | null;
  /** An execution has asked who the viewer is. */
  personal: boolean;
}

/**
 * Which subscribers may share: the same document, operation, variables (but for where they begin), scope (LIMITED see their own orders alone), and viewer class (account, role, language). Once an answer turned out to depend on who the viewer
 * is, those of its document share with nobody but the same session.
 */
export class GroupKeys {
  private readonly documents = new WeakMap<DocumentNode, Known>();
  private numbers = 0;

  of({ document, args, authentication, locale, feed }: Operation): string {
    const known = this.known(document);
    const viewer = typeof authentication === "object" ? authentication : null;
    const { role = null, accountId = null } = viewer?.actor ?? {};
    const who = known.personal ? (viewer?.sessionId ?? null) : null;
    const variables = Object.entries(args.variableValues ?? {})
      .filter(([name]) => name !== known.cursor)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    const what = [known.number, args.operationName ?? null, variables, feed.scope];
    return JSON.stringify([...what, role, accountId, locale, who]);
  }

  isShared(document: DocumentNode): boolean {
    return !this.known(document).personal;
  }

  /** From now on. */
  makePersonal(document: DocumentNode): void {
    this.known(document).personal = true;
  }

  private known(document: DocumentNode): Known {
    const found = this.documents.get(document);
    if (found !== undefined) return found;
    const fresh = { number: this.numbers++, cursor: cursorVariable(document), personal: false };
    this.documents.set(document, fresh);
    return fresh;
  }
}

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
