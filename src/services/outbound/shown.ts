const LONGEST = 100;

/**
 * What a stranger's server said, fit to stand in a message: on one line, without control and formatting characters
 * (terminals, text that runs backwards), at most 100 characters.
 */
export function shown(text: string): string {
  const clean = [...text.replace(/\s+/gu, " ").replace(/\p{C}/gu, "").trim()];
  return clean.length > LONGEST ? `${clean.slice(0, LONGEST).join("")}…` : clean.join("");
}
