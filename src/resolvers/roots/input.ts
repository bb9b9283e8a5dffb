/** Of the one argument of every mutation. */
export const input = { description: "Everything that the command needs." };
