import type { TestDatabase } from "../../support/database.js";

/** Takes an account away with all its rows, as if it had never been. What refers to what, and in which order, does not matter then: the foreign keys go first. */
export async function deleteAccount({ asOwner }: TestDatabase, accountId: string): Promise<void> {
  await asOwner(`do $$ declare each record; begin
    for each in select conrelid::regclass as "table", conname from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace loop
      execute format('alter table %s drop constraint %I', each."table", each.conname);
    end loop;
    for each in select table_name as "table" from information_schema.columns
      where table_schema = 'public' and column_name in ('account_id', 'user_id') group by 1 having max(column_name::text) = 'user_id' and count(*) = 1 loop
      execute format('delete from %I where user_id in (select id from users where account_id = %L)', each."table", '${accountId}');
    end loop;
    for each in select table_name as "table" from information_schema.columns
      where table_schema = 'public' and column_name = 'account_id' loop
      execute format('delete from %I where account_id = %L', each."table", '${accountId}');
    end loop;
    delete from accounts where id = '${accountId}';
    delete from revocation_request_certificates r where not exists (select from certificates c where c.id = r.certificate_id);
    delete from key_compromise_challenges k where not exists (select from certificates c where c.id = k.certificate_id);
  end $$`);
}
