/** Of a command that can be given a key and need not be. */
export const optionalKey = {
  nullable: true,
  description: "Same key + same input = the stored outcome again; without one each call is another.",
} as const;
