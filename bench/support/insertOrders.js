/**
 * Copies of one issued order of the demo (account kumo), each a minute older than the last.
 * @param {{ query: (text: string, values?: unknown[]) => Promise<{ rows: object[] }> }} client
 * @returns {Promise<string[]>} their ids
 */
export async function insertOrders(client, count) {
  const { rows } = await client.query("select * from orders where common_name = 'www.kumo.test'");
  const own = ["id", "number", "created_at", "common_name", "event_sequence"];
  const columns = Object.keys(rows[0]).filter((name) => !own.includes(name));
  await client.query(`insert into orders (id, number, created_at, common_name, event_sequence, ${columns.join(", ")})
    select 'ord_bench' || lpad(n::text, 12, '0'), (900000000000 + n)::text, o.created_at - n * interval '1 minute', 'host' || n || '.kumo.test', 0, ${columns.map((name) => `o.${name}`).join(", ")}
    from orders o, generate_series(1, ${count}) n where o.common_name = 'www.kumo.test'`);
  await client.query("analyze orders");
  return Array.from({ length: count }, (_, index) => `ord_bench${String(index + 1).padStart(12, "0")}`);
}
