import { afterEach, beforeEach, jest } from "@jest/globals";

/** Within a `describe`: time passes only when a test says so, and pauses are as long as their jitter lets them be. */
export function fakeTime(): void {
  beforeEach(() => {
    jest.useFakeTimers();
    jest.spyOn(Math, "random").mockReturnValue(0.99);
  });
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });
}
