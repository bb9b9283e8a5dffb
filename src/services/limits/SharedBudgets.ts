import { setTimeout as sleep } from "node:timers/promises";

/** Milliseconds. */
const minute = 60_000;

/** Milliseconds until what was spent here is told to the store. */
const delay = 250;

/** Milliseconds that a request waits for the store, and for which then nobody waits. Who waits has just spent a slice: on a busy database that holds back whoever makes it busy. */
const patience = 2000;
const rest = 1000;

/** Of the limit: what a process lets a principal spend before the store has heard of it. Processes together may exceed the limit by this much each. */
const slices = 40;

/** Principals that are remembered; the one whose window began first is forgotten first. Bounds the memory whatever strangers send. */
const mostPrincipals = 10_000;

export interface Spending {
  readonly principal: string;
  /** Negative: given back. */
  readonly points: number;
}

/** What all processes together have spent in the window, and how many milliseconds are left of it. */
export interface Standing {
  readonly principal: string;
  readonly spent: number;
  readonly remaining: number;
}

export interface BudgetStore {
  /** Adds up, beginning a new window where the last one is over. */
  spend(spendings: readonly Spending[]): Promise<readonly Standing[]>;
}

interface Window {
  until: number;
  /** By all, as the store said last. */
  spent: number;
  /** Here, and the store has not confirmed it. */
  pending: number;
}

/**
 * Points per minute and principal, for all processes that share the store. A small spending is counted here and told behind; only one that goes beyond a slice of the limit waits for the store, so
 * an ordinary request waits for nothing. Without the store each process counts for itself. By the monotonic clock: it measures load, not business time.
 */
export class SharedBudgets {
  private readonly windows = new Map<string, Window>();
  private readonly untold = new Map<string, Window>();
  private readonly slice: number;
  private timer: NodeJS.Timeout | null = null;
  private last: Promise<void> = Promise.resolve();
  private next: Promise<void> | null = null;
  private awayUntil = Number.NEGATIVE_INFINITY;

  /**
   * @param limit points per minute
   * @param monotonic milliseconds that only go on
   */
  constructor(
    private readonly limit: number,
    private readonly store: BudgetStore,
    private readonly monotonic: () => number = () => performance.now(),
  ) {
    this.slice = Math.floor(limit / slices);
  }

  /** Spends points if there are as many left. @returns 0, or the seconds until there are new ones */
  take(principal: string, points: number): number | Promise<number> {
    const window = this.windowOf(principal);
    if (window.spent + window.pending + points > this.limit) return this.secondsLeft(window);
    const waits = window.pending + points > this.slice && this.awayUntil <= this.monotonic();
    window.pending += points;
    this.untold.set(principal, window);
    if (waits) return this.settle(principal, window, points);
    if (window.pending > this.slice / 2 && this.awayUntil <= this.monotonic()) void this.tell();
    else this.tellLater();
    return 0;
  }

  /** Tells the store what it has not heard. */
  async stop(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    if (this.untold.size > 0) await this.tell();
  }

  /** A refusal gives the points back: whoever asks for too much may still have less. */
  private async settle(principal: string, window: Window, points: number): Promise<number> {
    const told = await Promise.race([this.tell().then(() => true), sleep(patience, false, { ref: false })]);
    if (!told) this.awayUntil = this.monotonic() + rest;
    if (window.spent + window.pending <= this.limit) return 0;
    window.pending -= points;
    this.untold.set(principal, window);
    this.tellLater();
    return this.secondsLeft(window);
  }

  private windowOf(principal: string): Window {
    const now = this.monotonic();
    const known = this.windows.get(principal);
    if (known !== undefined && known.until > now) return known;
    const [oldest] = this.windows.keys();
    if (this.windows.size >= mostPrincipals && oldest !== undefined) this.windows.delete(oldest);
    this.windows.delete(principal);
    const window = { until: now + minute, spent: 0, pending: 0 };
    this.windows.set(principal, window);
    return window;
  }

  private secondsLeft({ until }: Window): number {
    return Math.max(1, Math.ceil((until - this.monotonic()) / 1000));
  }

  private tellLater(): void {
    this.timer ??= setTimeout(() => void this.tell(), delay).unref();
  }

  /** @returns when all that was spent before is told, or cannot be */
  private tell(): Promise<void> {
    this.next ??= this.last.then(() => {
      this.next = null;
      return this.send();
    });
    this.last = this.next;
    return this.next;
  }

  private async send(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    const told = new Map(this.untold);
    const spendings = [...told].map(([principal, { pending }]) => ({ principal, points: pending }));
    this.untold.clear();
    try {
      for (const standing of await this.store.spend(spendings)) this.hear(standing, told.get(standing.principal));
      for (const { principal, points } of spendings) confirm(told.get(principal), points);
    } catch {
      this.awayUntil = this.monotonic() + rest;
      for (const [principal, window] of told) this.keep(principal, window);
    }
  }

  private hear({ spent, remaining }: Standing, window: Window | undefined): void {
    if (window === undefined) return;
    window.spent = spent;
    window.until = this.monotonic() + remaining;
  }

  /** For the next time, which is not before the store is looked for again. */
  private keep(principal: string, window: Window): void {
    if (this.windows.get(principal) !== window || this.untold.has(principal)) return;
    this.untold.set(principal, window);
    this.timer ??= setTimeout(() => void this.tell(), rest).unref();
  }
}

function confirm(window: Window | undefined, points: number): void {
  if (window !== undefined) window.pending -= points;
}
