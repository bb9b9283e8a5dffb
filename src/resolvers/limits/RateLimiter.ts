/** How many points a principal may still spend. Another store (several processes) needs no more than this. */
export interface RateLimiter {
  /** Spends points if there are as many left. @returns 0, or the seconds until there are new ones */
  take(principal: string, points: number): number | Promise<number>;
}
