/**
 * Numbers that a seed repeats (mulberry32). Whoever draws at moments of his own has one of his own (seed + n): from a common one each would get what the others leave.
 * What processes and the kernel do meanwhile no seed repeats.
 */
export function randomFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    /** From `least` up to `most`, without it. */
    between: (least, most) => least + next() * (most - least),
    below: (count) => Math.floor(next() * count),
    oneOf: (items) => items[Math.floor(next() * items.length)],
  };
}
