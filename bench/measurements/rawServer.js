// The control: the same page without GraphQL. node rawServer.js DATABASE_URL ACCOUNT_ID
import { createServer } from "node:http";
import pg from "pg";

const [, , connectionString, accountId] = process.argv;
const pool = new pg.Pool({ connectionString, max: 16 });
const text =
  "select id, number, status, common_name, created_at, contact_email from orders where account_id = $1 order by created_at desc, id desc limit 21";
const server = createServer(async (request, response) => {
  request.resume();
  const { rows } = await pool.query({ name: "page", text, values: [accountId] });
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ edges: rows.slice(0, 20), hasNextPage: rows.length > 20 }));
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}/`));
