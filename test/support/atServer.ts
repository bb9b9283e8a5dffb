import pg from "pg";

/** Runs statements on a connection of their own. @param url of any database of the server */
export async function atServer<T>(url: string, work: (server: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } catch (error) {
    // Which row it was, of a statement that writes many.
    if (error instanceof pg.DatabaseError && error.detail !== undefined) error.message += `: ${error.detail}`;
    throw error;
  } finally {
    await client.end();
  }
}

/** The address of another database of the same server. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
