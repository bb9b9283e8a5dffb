import { message } from "../../domain/errors.js";
import { shown } from "../outbound/shown.js";
import type { DomainCheck } from "../ports.js";
import type { HttpFileFetcher } from "./httpFileFetcher.js";
import type { Proof } from "./proof.js";

/** BR 3.2.2.4.18: the file at the domain says the value and nothing else but white space around it. */
export async function checkHttpFile(proof: Proof, files: HttpFileFetcher, signal: AbortSignal): Promise<DomainCheck> {
  const { domain, location, value } = proof;
  const file = await files.fetch(domain, location, signal);
  if (!file.ok) return { found: false, message: file.error };
  if (file.value.trim() === value) return { found: true };
  return { found: false, message: message("dcv.http.different", { location, found: shown(file.value) }) };
}
