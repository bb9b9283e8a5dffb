/** Milliseconds that a command waits for the CA and the gateway (D20). */
const patience = 5000;

/**
 * Waits for work that goes on by itself where it takes longer: what a job would finish otherwise, or what merely goes first. Its errors are the caller's matter.
 * @param most milliseconds
 */
export async function patiently(work: Promise<unknown>, most = patience): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, most).unref();
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
