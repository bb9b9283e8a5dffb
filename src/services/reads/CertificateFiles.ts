import { X509Certificate } from "node:crypto";
import type { CertificateFormat } from "../../domain/certificate.js";
import type { ProductKind } from "../../domain/product.js";
import type { Certificate } from "../../entities/Certificate.js";
import { certificateFile } from "../pki/certificateFile.js";

/** Certificates as files to install. */
export class CertificateFiles {
  constructor(
    /** DER of the certificate of the CA that signs for a kind of product. */
    private readonly issuerOf: (kind: ProductKind) => Uint8Array,
  ) {}

  file(certificate: Certificate, kind: ProductKind, format: CertificateFormat): Buffer {
    return certificateFile(format, new X509Certificate(certificate.pem).raw, this.issuerOf(kind));
  }
}
