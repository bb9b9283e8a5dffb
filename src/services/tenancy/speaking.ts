import type { ClientBase } from "pg";

/** How a connection says it, and how it is never used again. */
interface Voice {
  readonly send: (sql: string, values: string[]) => Promise<unknown>;
  readonly giveUp: () => void;
}

/** For whom a connection is to speak, what the database was told, and whether its answer is awaited. */
interface Speech {
  wanted: string;
  told: string | undefined;
  telling: Promise<unknown> | null;
}

const speeches = new WeakMap<ClientBase, Speech>();

/** From its next statement on the connection speaks for this account; to be called when it is taken from its pool, never within a transaction (a rollback would take the setting back). @param accountId null: for nobody */
export function speakFor(connection: ClientBase, accountId: string | null): void {
  const wanted = accountId ?? "";
  const speech = speeches.get(connection);
  if (speech === undefined) speeches.set(connection, { wanted, told: undefined, telling: null });
  else speech.wanted = wanted;
}

/**
 * Tells the database, in the same write as the statement that follows: no round trip more.
 * @returns what that statement's answer has to wait for: where telling failed, its rows would be another account's. Null: nothing
 */
export function tellFirst(connection: ClientBase, { send, giveUp }: Voice): Promise<unknown> | null {
  const speech = speeches.get(connection);
  if (speech === undefined) return null;
  if (speech.told !== speech.wanted) {
    speech.told = speech.wanted;
    const telling = send("select set_config('app.account_id', $1, false)", [speech.wanted]);
    speech.telling = telling;
    telling.then(
      () => {
        if (speech.telling === telling) speech.telling = null;
      },
      // For good: what is asked behind it fails, and were it told anew within a transaction, a rollback would take that back unseen.
      giveUp,
    );
  }
  return speech.telling;
}
