import type { DataSource } from "typeorm";
import { sha256 } from "../sha256.js";

/** At most so many attempts within any stretch of so many milliseconds. */
export interface AttemptLimit {
  readonly most: number;
  readonly windowMs: number;
}

/** Milliseconds between two looks for what is over. */
const sweepInterval = 60_000;

/**
 * Attempts in PostgreSQL, for all processes: the time of each, refused ones not counted. Under the hash of whose they are, since people type other things into fields than their mail address.
 */
export class AttemptRows {
  private sweptAt = Number.NEGATIVE_INFINITY;

  /** @param purpose what is attempted: each is counted by itself */
  constructor(
    private readonly dataSource: DataSource,
    private readonly purpose = "sign-in",
  ) {}

  /** Counts an attempt. @returns 0, or for how many milliseconds there is none. @throws the driver's error */
  async take(subject: string, { most, windowMs }: AttemptLimit, now: Date): Promise<number> {
    const key = sha256(`${this.purpose} ${subject}`);
    const [row]: { taken: boolean; wait: string | null }[] = await this.dataSource.query(take, [
      key,
      now,
      windowMs,
      most,
    ]);
    await this.sweep(now);
    // Null: it was taken by others in this very moment.
    return row?.taken ? 0 : Math.max(1, Number(row?.wait ?? windowMs));
  }

  private async sweep(now: Date): Promise<void> {
    if (now.getTime() - this.sweptAt < sweepInterval) return;
    this.sweptAt = now.getTime();
    await this.dataSource.query(sweep, [now]);
  }
}

const span = "$3 * interval '1 millisecond'";

/** The times that still count; kept in their order. */
const recent = `array(select t from unnest(a.times) t where t > $2::timestamptz - ${span} order by t)`;

const take = `with taken as (
    insert into sign_in_attempts as a (subject, times, until) values ($1, array[$2::timestamptz], $2::timestamptz + ${span})
    on conflict (subject) do update set times = ${recent} || $2::timestamptz, until = $2::timestamptz + ${span}
    where cardinality(${recent}) < $4
    returning subject)
  select exists (select from taken) as taken,
    (select extract(epoch from min(t) + ${span} - $2::timestamptz) * 1000
      from sign_in_attempts a, unnest(a.times) t where a.subject = $1 and t > $2::timestamptz - ${span}) as wait`;

const sweep = `delete from sign_in_attempts where subject in
  (select subject from sign_in_attempts where until < $1 order by until limit 10000 for update skip locked)`;
