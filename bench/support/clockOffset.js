/** Ticks of the clock that are looked at. One that this process was kept from seeing at once shows too little. */
const looks = 20;

/**
 * What must be added to `performance.now()` for the time of day in epoch milliseconds: a clock that other processes have too, finer than the millisecond
 * that `Date.now()` shows. Good to some hundredths of a millisecond. It takes 20 ms and keeps the process busy meanwhile.
 */
export function clockOffset() {
  let offset = Number.NEGATIVE_INFINITY;
  for (let look = 0; look < looks; look++) {
    const before = Date.now();
    let tick = before;
    while (tick === before) tick = Date.now();
    offset = Math.max(offset, tick - performance.now());
  }
  return offset;
}
