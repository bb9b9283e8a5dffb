import type { CertificateFormat, CertificateKind, CertificateStatus } from "../../certificate.js";
import type { HardwareToken, ProductKind, ValidationLevel } from "../../product.js";
import type { ValidationMethod, ValidationStatus } from "../../validation.js";
import type { Labels } from "../messages.js";

/** Rules, section 6. */
const certificateStatus = {
  ISSUED: { JA: "発行済み", EN: "Issued" },
  REVOCATION_SCHEDULED: { JA: "失効予定", EN: "Revocation scheduled" },
  REVOKED: { JA: "失効済み", EN: "Revoked" },
  EXPIRED: { JA: "期限切れ", EN: "Expired" },
} as const satisfies Labels<CertificateStatus>;

const certificateKind = {
  ORIGINAL: { JA: "初回発行", EN: "Original" },
  REISSUE: { JA: "再発行", EN: "Reissue" },
  DUPLICATE: { JA: "複製", EN: "Duplicate" },
} as const satisfies Labels<CertificateKind>;

const certificateFormat = {
  PEM: { JA: "PEM(証明書のみ)", EN: "PEM (certificate only)" },
  PEM_CHAIN: { JA: "PEM(中間証明書を含む)", EN: "PEM (with the chain)" },
  DER: { JA: "DER", EN: "DER" },
  PKCS7: { JA: "PKCS#7", EN: "PKCS#7" },
} as const satisfies Labels<CertificateFormat>;

const productKind = {
  SERVER: { JA: "サーバー証明書", EN: "Server certificate" },
  CODE_SIGNING: { JA: "コードサイニング証明書", EN: "Code signing certificate" },
  EV_CODE_SIGNING: { JA: "EVコードサイニング証明書", EN: "EV code signing certificate" },
  DOCUMENT_SIGNING: { JA: "文書署名用証明書", EN: "Document signing certificate" },
  PRIVATE: { JA: "プライベート証明書", EN: "Private certificate" },
} as const satisfies Labels<ProductKind>;

/** 企業認証 is OV and EV (C7). */
const validationLevel = {
  DV: { JA: "ドメイン認証(DV)", EN: "Domain validated (DV)" },
  OV: { JA: "企業認証(OV)", EN: "Organization validated (OV)" },
  EV: { JA: "企業認証(EV)", EN: "Extended validation (EV)" },
} as const satisfies Labels<ValidationLevel>;

/** C25. */
const hardwareToken = {
  NEW: { JA: "新しいトークン", EN: "New token" },
  EXISTING: { JA: "既存のトークン", EN: "Existing token" },
} as const satisfies Labels<HardwareToken>;

const validationMethod = {
  DNS_TXT: { JA: "DNS認証(TXTレコード)", EN: "DNS TXT record" },
  DNS_CNAME: { JA: "DNS認証(CNAMEレコード)", EN: "DNS CNAME record" },
  HTTP_FILE: { JA: "ファイル認証(HTTP)", EN: "File on the web server (HTTP)" },
  EMAIL: { JA: "メール認証", EN: "Email" },
} as const satisfies Labels<ValidationMethod>;

const validationStatus = {
  PENDING: { JA: "確認待ち", EN: "Pending" },
  VALID: { JA: "認証済み", EN: "Valid" },
  FAILED: { JA: "未確認", EN: "Not found yet" },
  EXPIRED: { JA: "期限切れ", EN: "Expired" },
} as const satisfies Labels<ValidationStatus>;

export const certificateLabels = {
  CertificateStatus: certificateStatus,
  CertificateKind: certificateKind,
  CertificateFormat: certificateFormat,
  ProductKind: productKind,
  ValidationLevel: validationLevel,
  HardwareToken: hardwareToken,
  ValidationMethod: validationMethod,
  ValidationStatus: validationStatus,
};
