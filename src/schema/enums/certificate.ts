import { CertificateFormat, CertificateKind, CertificateStatus } from "../../domain/certificate.js";
import { HardwareToken, ProductKind, ValidationLevel } from "../../domain/product.js";
import { ValidationMethod, ValidationStatus } from "../../domain/validation.js";
import { registerEnum } from "./registerEnum.js";

registerEnum(CertificateStatus, {
  name: "CertificateStatus",
  description: "Where a certificate stands. It says nothing about its order, which can stay issued.",
  values: {
    ISSUED: "valid.",
    REVOCATION_SCHEDULED: "valid until `scheduledRevocationAt`, because a reissue replaced it.",
    REVOKED: "revoked by the CA; `crlPublishedAt` says since when clients can see it.",
    EXPIRED: "past its notAfter.",
  },
});

registerEnum(CertificateKind, {
  name: "CertificateKind",
  description: "How a certificate came to its order. Only ORIGINAL and REISSUE become the current one.",
  values: {
    ORIGINAL: "the first of its order.",
    REISSUE: "takes the place of an earlier one.",
    DUPLICATE: "stands beside the others, with a key of its own.",
  },
});

registerEnum(CertificateFormat, {
  name: "CertificateFormat",
  description: "Formats of the file to download. Choose by the platform.",
  values: {
    PEM: "the certificate alone, as text.",
    PEM_CHAIN: "the certificate and those that issued it, as text.",
    DER: "the certificate alone, binary.",
    PKCS7: "the certificate and those that issued it, binary (.p7b).",
  },
});

registerEnum(ProductKind, {
  name: "ProductKind",
  description: "What the certificates of a product are for. Only SERVER certificates bear domains.",
  values: {
    SERVER: "TLS servers.",
    CODE_SIGNING: "signing programs.",
    EV_CODE_SIGNING: "signing programs, with extended validation; the key lives in a token.",
    DOCUMENT_SIGNING: "signing documents.",
    PRIVATE: "an organization’s own network.",
  },
});

registerEnum(ValidationLevel, {
  name: "ValidationLevel",
  description: "What is checked before a certificate is issued. OV and EV need the account’s vetted organization.",
  values: {
    DV: "control over the domain.",
    OV: "the domain, and that the organization exists.",
    EV: "the domain, and the organization at length.",
  },
});

registerEnum(HardwareToken, {
  name: "HardwareToken",
  description: "Where the key of a code signing certificate lives. Given when the order is placed.",
  values: {
    NEW: "a token comes with the order.",
    EXISTING: "a token of an earlier order serves again.",
  },
});

registerEnum(ValidationMethod, {
  name: "ValidationMethod",
  description: "How control over a domain is proven. Chosen with the order, changed by `changeValidationMethod`.",
  values: {
    DNS_TXT: "a TXT record at `location` that holds `value`.",
    DNS_CNAME: "a CNAME record at `location` that points to `value`.",
    HTTP_FILE: "a file at the URL path `location` that holds `value`; not for wildcards.",
    EMAIL: "a link in a mail to an administrative address of the domain.",
  },
});

registerEnum(ValidationStatus, {
  name: "ValidationStatus",
  description: "Where a domain validation stands. Its proof is looked for again and again for a week.",
  values: {
    PENDING: "not found yet.",
    VALID: "proven.",
    FAILED: "something else was found, see `lastError`; it is tried again.",
    EXPIRED: "a week of tries is over; `changeValidationMethod` gives new values.",
  },
});

export {
  CertificateFormat,
  CertificateKind,
  CertificateStatus,
  HardwareToken,
  ProductKind,
  ValidationLevel,
  ValidationMethod,
  ValidationStatus,
};
