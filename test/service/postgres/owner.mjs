// Owns an embedded PostgreSQL, in a process that a test may kill. Says in one line of JSON how the start went.
const [directory] = process.argv.slice(2);
const { startEmbeddedPostgres } = await import("./services/postgres/startEmbeddedPostgres.js");
try {
  const server = await startEmbeddedPostgres({ directory, durable: true });
  console.log(JSON.stringify({ url: server.url }));
  process.on("SIGINT", () => {}); // as if it drained
  process.once("SIGTERM", () => server.stop());
} catch (error) {
  console.log(JSON.stringify({ refusal: `${error.name}: ${error.message}` }));
  process.exitCode = 1;
}
