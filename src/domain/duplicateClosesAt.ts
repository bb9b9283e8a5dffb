import { type DuplicateFacts, mayDuplicate } from "./reissue.js";

/** Until when a duplicate that is possible now stays so: the coverage ends (D13), or it would have to wait for a validation (D16) or for the organization (D14). */
export function duplicateClosesAt(facts: DuplicateFacts, now: Date): Date | null {
  const { provenUntil, organizationVettedUntil } = facts.duplicating;
  const ends = [facts.order.coverageEndsAt, organizationVettedUntil, ...provenUntil].filter((end) => end !== null);
  const later = ends.filter((end) => end > now).sort((a, b) => a.getTime() - b.getTime());
  return later.find((end) => !mayDuplicate(facts, end).ok) ?? null;
}
