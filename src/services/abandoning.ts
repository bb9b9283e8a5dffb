import pg from "pg";
import { operations } from "./operations.js";

/** Milliseconds that a statement has left when nobody waits for it any more: most are done by then, and a cancellation costs the database a process. */
const grace = 100;

/** Milliseconds until a cancellation that does not come through is given up; the statement then runs to its own limit. */
const patience = 2000;

/** Runs what is only read (a command is finished, whoever is still there to hear of it): once `gone` is aborted they send nothing more, and what the database still works on for them is cancelled. */
export const whileAsked = <T>(gone: AbortSignal, work: () => Promise<T>): Promise<T> => operations.run(gone, work);

/** Why a statement was not sent: nobody waits for its answer. */
export class Abandoned extends Error {
  constructor() {
    super("nobody waits for the answer any more");
  }
}

/**
 * Sends a statement for whoever waits for its answer.
 * @returns its answer, not before a cancellation has reached the database: it would hit whatever the connection does next
 * @throws Abandoned when nobody waits; the driver's error 57014 when it was cancelled
 */
export function sendForAsker<T>(client: pg.Client, send: () => Promise<T>): Promise<T> {
  const gone = operations.getStore();
  if (!(gone instanceof AbortSignal)) return send();
  return gone.aborted ? Promise.reject(new Abandoned()) : cancellable(client, gone, send);
}

async function cancellable<T>(client: pg.Client, gone: AbortSignal, send: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let cancelled: Promise<void> | undefined;
  const abandon = () => {
    timer = setTimeout(() => {
      cancelled = cancel(client);
    }, grace);
  };
  gone.addEventListener("abort", abandon);
  try {
    return await send();
  } finally {
    gone.removeEventListener("abort", abandon);
    clearTimeout(timer);
    await cancelled;
  }
}

/** What of `pg` its types do not tell. Its version is pinned. */
interface Cancellable {
  readonly host: string;
  readonly port: number;
  readonly processID: number;
  readonly secretKey: number;
}
interface CancelConnection {
  readonly stream: { setTimeout(milliseconds: number, then: () => void): void; destroy(): void };
  connect(portOrPath: number | string, host?: string): void;
  cancel(processID: number, secretKey: number): void;
  once(event: "connect" | "end" | "error", listener: () => void): void;
}

/** A CancelRequest over a connection of its own, which the database closes when the statement has been told. It never fails: whoever is away cancels nothing. */
function cancel(client: pg.Client): Promise<void> {
  const { host, port, processID, secretKey } = client as unknown as Cancellable;
  const connection = new pg.Connection({}) as unknown as CancelConnection;
  return new Promise((resolve) => {
    connection.once("connect", () => connection.cancel(processID, secretKey));
    connection.once("error", resolve);
    connection.once("end", resolve);
    if (host.startsWith("/")) connection.connect(`${host}/.s.PGSQL.${port}`);
    else connection.connect(port, host);
    connection.stream.setTimeout(patience, () => connection.stream.destroy());
  });
}
