import { type Actor, can, managedAccount, type Owned, sees, visibilityOf } from "../domain/actor.js";
import { auditVisibility } from "../domain/audit.js";
import { type IdPrefix, prefixOf } from "../domain/ids.js";
import { administers } from "../domain/user.js";
import type { Node } from "../schema/Node.js";
import type { Context } from "./context.js";
import { findsNode } from "./keyFields.js";
import { viewerNode } from "./viewerNode.js";
import { ofVisibleOrder, visible } from "./visible.js";

/** Finds what the viewer may see; what he may not see does not exist. */
type Finder = (id: string, context: Context, viewer: Actor) => Promise<Node | null>;

const nothing: Finder = async () => null;

const finders = {
  acc: async (id, { loaders }, viewer) =>
    can(viewer, "STAFF") || viewer.accountId === id ? loaders.account.load(id) : null,
  usr: async (id, { loaders }, viewer) => {
    const user = await loaders.user.load(id);
    // Colleagues, and the desk's people, who stand in the account's own history.
    const known = can(viewer, "STAFF") || user?.accountId === viewer.accountId || user?.accountId === null;
    return known ? user : null;
  },
  vwr: async (id, _, viewer) => (viewerNode(viewer).id === id ? viewerNode(viewer) : null),
  prd: (id, { loaders }) => loaders.product.load(id),
  pol: (id, { loaders }) => loaders.policy.load(id),
  ord: async (id, context) => visible(await context.loaders.order.load(id), context),
  pay: async (id, context) => ofVisibleOrder(await context.loaders.payment.load(id), context),
  dcv: async (id, context) => ofVisibleOrder(await context.loaders.domainValidation.load(id), context),
  crt: async (id, context) => ofVisibleOrder(await context.loaders.certificate.load(id), context),
  rev: async (id, context) => ofVisibleOrder(await context.loaders.revocationRequest.load(id), context),
  evt: async (id, context) => ofVisibleOrder(await context.loaders.event.load(id), context),
  can: async (id, context) => ofVisibleOrder(await context.loaders.cancellation.load(id), context),
  stl: async (id, context) => ofVisibleOrder(await context.loaders.settlement.load(id), context),
  not: async (id, context) => ofVisibleOrder(await context.loaders.note.load(id), context),
  vch: async (id, context, viewer) => {
    const voucher = await context.loaders.voucher.load(id);
    const order = voucher?.usedByOrderId ? await context.loaders.order.load(voucher.usedByOrderId) : null;
    return voucher && sees(visibilityOf(viewer), ofAccount(voucher, order)) ? voucher : null;
  },
  unt: async (id, { loaders }, viewer) => {
    const balance = await loaders.unitBalance.load(id);
    return balance && sees(visibilityOf(viewer), ofAccount(balance, null)) ? balance : null;
  },
  whe: async (id, context, viewer) => managed(await context.loaders.webhookEndpoint.load(id), viewer),
  whd: async (id, context, viewer) => managed(await context.loaders.webhookDelivery.load(id), viewer),
  ses: async (id, { services, authentication }) =>
    typeof authentication === "object" ? services.security.sessions.find(authentication, id) : null,
  aud: async (id, context, viewer) => {
    const record = await context.loaders.auditRecord.load(id);
    const { all, accountId } = auditVisibility(viewer);
    return record !== null && (all || (accountId !== null && record.accountId === accountId)) ? record : null;
  },
  rch: async (id, { loaders }, viewer) => {
    const change = await loaders.roleChange.load(id);
    return change && administers(viewer, change.accountId) ? change : null;
  },
  apk: async (id, { loaders }, viewer) => {
    const key = await loaders.apiKey.load(id);
    const user = key && (await loaders.user.load(key.userId));
    return user && (user.id === viewer.userId || administers(viewer, user.accountId)) ? key : null;
  },
  // No Nodes.
  pwr: nothing,
  job: nothing,
  rei: nothing,
  mai: nothing,
  chl: nothing,
  crd: nothing,
  vet: nothing,
} satisfies Record<IdPrefix, Finder>;

/** Webhooks are the administrators' alone. */
function managed<T extends { readonly accountId: string }>(row: T | null, viewer: Actor): T | null {
  return row?.accountId === managedAccount(viewer) ? row : null;
}

/** What is prepaid belongs to an account, or to nobody yet; LIMITED see it where it pays for an order of theirs. */
function ofAccount(row: { readonly accountId: string | null }, order: Owned | null): Owned {
  return { accountId: row.accountId ?? "", placedById: order?.placedById ?? null };
}

/** Whatever has this id; null for what the viewer may not see, and for what is no id at all. */
export async function findNode(id: string, context: Context, viewer: Actor): Promise<Node | null> {
  const prefix = prefixOf(id);
  const { authentication } = context;
  const scopes = typeof authentication === "object" ? authentication.scopes : null;
  return prefix === null || !findsNode(scopes, prefix) ? null : finders[prefix](id, context, viewer);
}
