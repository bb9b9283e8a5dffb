import { Core0001 } from "./0001-core.js";
import { CertificateAuthority0002 } from "./0002-certificate-authority.js";
import { Lifecycle0003 } from "./0003-lifecycle.js";
import { Log0004 } from "./0004-log.js";
import { Webhooks0005 } from "./0005-webhooks.js";
import { ViewerChanges0006 } from "./0006-viewer-changes.js";
import { NumberEvents0007 } from "./0007-number-events.js";
import { Tenants0008 } from "./0008-tenants.js";
import { Identity0009 } from "./0009-identity.js";
import { Desk0012 } from "./0012-desk.js";
import { Audit0013 } from "./0013-audit.js";
import { Limits0014 } from "./0014-limits.js";

/** Every migration, in order. Listed, never found by a pattern: what runs is what a reviewer reads here. */
export const migrations = [
  Core0001,
  CertificateAuthority0002,
  Lifecycle0003,
  Log0004,
  Webhooks0005,
  ViewerChanges0006,
  NumberEvents0007,
  Tenants0008,
  Identity0009,
  Desk0012,
  Audit0013,
  Limits0014,
];
