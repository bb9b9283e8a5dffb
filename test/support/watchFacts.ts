import type { TestDatabase } from "./database.js";

/**
 * The rows of an order's world, with the columns that are no facts for anybody (what jobs and locks keep for themselves) and the events that may tell of them. Whatever else changes has its event, of the
 * same order, in the same transaction (I7). `told` is the condition under which an event `e` tells of the change `f`.
 */
const watched: Readonly<Record<string, { but?: readonly string[]; order?: string; told: string }>> = {
  orders: { but: ["search_text"], order: "id", told: "true" },
  payments: { told: "f.inserted or e.aspect in ('PAYMENT', 'SETTLEMENT')" },
  certificates: { told: "e.certificate_id = f.id and (e.certificate_status = f.row ->> 'status')" },
  domain_validations: { told: "f.inserted or e.aspect = 'DOMAIN_VALIDATION'" },
  revocation_requests: {
    but: ["deadline_look_at", "deadline_steps"],
    told: "(e.request_id = f.id and e.request_status = f.row ->> 'status') or (not f.inserted and not f.columns && '{status}')",
  },
  cancellations: {
    but: ["closed_by_id", "closing_note", "due_look_at", "due_steps"],
    told: "e.cancellation_id = f.id",
  },
  settlements: { told: "e.aspect = 'SETTLEMENT'" },
  reissues: { told: "e.aspect = 'REISSUE'" },
  // Nobody sees an issuance: what the CA signs for an order that is over meanwhile is dropped, and the order's end was told; what it shall sign follows the day, and stands in the certificate.
  issuances: { but: ["finished_at", "status", "profile", "not_before", "not_after"], told: "true" },
  mails: { but: ["last_error"], told: "f.inserted or e.aspect = 'EMAIL'" },
  notes: { told: "e.aspect = 'OTHER'" },
};

/** Of many tables: never a fact. */
const own = ["version", "event_sequence", "tries", "next_try_at", "next_check_at"];

/** From now on the database remembers what changes, and in which transaction. */
export async function watchFacts({ asOwner }: Pick<TestDatabase, "asOwner">): Promise<void> {
  await asOwner(`
    create table facts (tx text, tbl text, id text, order_id text, inserted boolean, columns text[], row jsonb);
    create table told (tx text, order_id text, log_id bigint);
    create function note_fact() returns trigger language plpgsql security definer as $$
      declare changed text[];
      begin
        select array_agg(n.key) into changed from jsonb_each(to_jsonb(new)) n
          where not n.key = any(tg_argv[1]::text[]) and (tg_op = 'INSERT' or n.value is distinct from to_jsonb(old) -> n.key);
        if changed is not null then
          insert into facts values (pg_current_xact_id()::text, tg_table_name, new.id, to_jsonb(new) ->> tg_argv[0], tg_op = 'INSERT', changed, to_jsonb(new));
        end if;
        return null;
      end $$;
    create function note_event() returns trigger language plpgsql security definer as $$
      begin
        insert into told values (pg_current_xact_id()::text, new.order_id, new.log_id);
        return null;
      end $$;
    create trigger told after insert on events for each row execute function note_event()`);
  for (const [table, { but = [], order = "order_id" }] of Object.entries(watched))
    await asOwner(`create trigger facts after insert or update on ${table} for each row
      execute function note_fact('${order}', '{${[...own, ...but].join(",")}}')`);
}

/** What changed since the last look and has no event that tells of it; each as a line. */
export async function untoldFacts({
  dataSource,
  asOwner,
}: Pick<TestDatabase, "dataSource" | "asOwner">): Promise<string[]> {
  const cases = Object.entries(watched).map(([table, { told }]) => `when '${table}' then (${told})`);
  await asOwner("grant select on facts, told to public");
  const rows = await dataSource.query(
    `select distinct f.tbl || ' ' || f.columns::text || ' ' || f.id as line from facts f where not exists (
       select from told t join events e on e.log_id = t.log_id where t.tx = f.tx and t.order_id = f.order_id
         and (case f.tbl ${cases.join(" ")} end))`,
  );
  await asOwner("truncate facts, told");
  return rows.map(({ line }: { line: string }) => line);
}
