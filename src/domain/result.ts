/**
 * The answer of everything that may be refused. An expected failure is a returned value, a bug is a throw (style 6);
 * `inTransaction` rolls back on a `fail`, so a refusal has changed nothing.
 */
export type Result<T, E> = Ok<T> | Fail<E>;
export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}
export interface Fail<E> {
  readonly ok: false;
  readonly error: E;
}

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });
export const fail = <E>(error: E): Fail<E> => ({ ok: false, error });
