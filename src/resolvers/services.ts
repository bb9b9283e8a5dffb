import type { EventHistory } from "../services/events/EventHistory.js";
import type { EventStream } from "../services/events/EventStream.js";
import type { Identity } from "../services/identity/Identity.js";
import type { Placing } from "../services/orders/Placing.js";
import type { Clock } from "../services/ports.js";
import type { CertificateFiles } from "../services/reads/CertificateFiles.js";
import type { Certificates } from "../services/reads/Certificates.js";
import type { Batches } from "../services/reads/createBatches.js";
import type { Orders } from "../services/reads/Orders.js";
import type { Products } from "../services/reads/Products.js";
import type { RevocationRequests } from "../services/reads/RevocationRequests.js";
import type { RevocationDecisions } from "../services/revocations/RevocationDecisions.js";
import type { Revocations } from "../services/revocations/Revocations.js";
import type { Validations } from "../services/validations/Validations.js";

/** The use cases that resolvers call; put together in app.ts. */
export interface Services {
  readonly clock: Clock;
  readonly identity: Identity;
  readonly placing: Placing;
  readonly validations: Validations;
  readonly revocations: Revocations;
  readonly decisions: RevocationDecisions;
  readonly products: Products;
  readonly orders: Orders;
  readonly certificates: Certificates;
  readonly certificateFiles: CertificateFiles;
  readonly revocationRequests: RevocationRequests;
  readonly stream: EventStream;
  readonly history: EventHistory;
  /** Edges of the graph, for many rows at once; resolvers go through `loaders`. */
  readonly batches: Batches;
}
