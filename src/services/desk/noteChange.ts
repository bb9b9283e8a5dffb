import type { Account } from "../../entities/Account.js";
import { currentCommand } from "../audit/currentCommand.js";

/** No event tells what the desk changes of an account; the command's record does, as a record of that account. Before the change. */
export function noteChange(account: Account, change: Partial<Account>): void {
  const command = currentCommand();
  command?.concerns(account.id, account.id);
  for (const field of Object.keys(change) as (keyof Account)[]) {
    const [before, after] = [said(account[field]), said(change[field])];
    if (before !== after) command?.changes({ subjectId: account.id, field, before, after });
  }
}

function said(value: Account[keyof Account] | undefined): string | null {
  if (value == null) return null;
  return value instanceof Date ? value.toISOString() : String(value);
}
