/** Types for the tests, which read the same figures: see processFigures.js. */
export declare function cpuOf(pid: number): number;
export declare function memoryOf(pid: number): number;
