/** What a connection to the database writes to. */
export interface Stream {
  _write: (...parameters: unknown[]) => void;
  _writev: (...parameters: unknown[]) => void;
}

/** How often the connection was written to meanwhile. */
export async function writesDuring(stream: Stream, work: () => Promise<unknown>): Promise<number> {
  const { _write, _writev } = stream;
  let count = 0;
  const counting = (write: Stream["_write"]) =>
    function (this: Stream, ...parameters: unknown[]) {
      count += 1;
      return write.apply(this, parameters);
    };
  Object.assign(stream, { _write: counting(_write), _writev: counting(_writev) });
  await work();
  Object.assign(stream, { _write, _writev });
  return count;
}
