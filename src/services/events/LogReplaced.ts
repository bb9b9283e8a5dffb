/** Another log stands where this one was (restored, rebuilt): whoever reads on would skip. Its reader comes back with his cursor and hears CURSOR_EXPIRED. */
export class LogReplaced extends Error {
  override readonly name = "LogReplaced";
  /** SQLSTATE database_dropped: for the doors it is an outage like any other. */
  readonly code = "57P04";

  constructor() {
    super("the log was restored or rebuilt");
  }
}
