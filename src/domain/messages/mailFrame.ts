import type { Locale } from "./messages.js";

/** Of every mail, in this order (D21). */
export const mailFrame = {
  JA: {
    identity: ["オーダーID: {number}", "コモンネーム: {commonName}"],
    greeting: "いつもご利用いただきありがとうございます。",
  },
  EN: { identity: ["Order ID: {number}", "Common name: {commonName}"], greeting: "Thank you for using our desk." },
} as const satisfies Readonly<Record<Locale, { readonly identity: readonly string[]; readonly greeting: string }>>;
