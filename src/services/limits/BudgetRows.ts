import type { DataSource } from "typeorm";
import type { BudgetStore, Spending, Standing } from "./SharedBudgets.js";

/** Milliseconds between two looks for windows that are over. */
const sweepInterval = 60_000;

/** Windows of a minute in PostgreSQL, each from its first use on, by the database's own clock. */
export class BudgetRows implements BudgetStore {
  private sweptAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly dataSource: DataSource) {}

  async spend(spendings: readonly Spending[]): Promise<readonly Standing[]> {
    const principals = spendings.map(({ principal }) => principal);
    const points = spendings.map((spending) => spending.points);
    const rows: Record<keyof Standing, string>[] = await this.dataSource.query(spend, [principals, points]);
    await this.sweep();
    return rows.map(({ principal, spent, remaining }) => ({
      principal,
      spent: Number(spent),
      remaining: Number(remaining),
    }));
  }

  private async sweep(): Promise<void> {
    const now = performance.now();
    if (now - this.sweptAt < sweepInterval) return;
    this.sweptAt = now;
    await this.dataSource.query(sweep);
  }
}

/** In one order for all processes, so that none waits for another that waits for it. */
const spend = `insert into rate_windows as w (principal, spent, until)
  select principal, points, now() + interval '1 minute'
    from unnest($1::text[], $2::bigint[]) as given (principal, points) order by principal
  on conflict (principal) do update set
    spent = case when w.until > now() then w.spent + excluded.spent else greatest(excluded.spent, 0) end,
    until = case when w.until > now() then w.until else excluded.until end
  returning principal, spent, extract(epoch from until - now()) * 1000 as remaining`;

const sweep = `delete from rate_windows where principal in
  (select principal from rate_windows where until < now() order by until limit 10000 for update skip locked)`;
