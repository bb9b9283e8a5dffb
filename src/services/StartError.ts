/** Why the process cannot start, in one plain line. `main` prints it and exits with 1. */
export class StartError extends Error {
  override readonly name = "StartError";
}
