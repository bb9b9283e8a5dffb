import type { EntityManager } from "typeorm";
import { certcentralTerms, kingsslTerms } from "../../domain/policy.js";
import { Policy } from "../../entities/Policy.js";
import { Product } from "../../entities/Product.js";
import type { Ids } from "../ports.js";

type ProductRow = Omit<Product, "id" | "policyId" | "position" | "priceCurrency"> & { readonly brand: string };

const server = {
  kind: "SERVER",
  selfServiceRevocation: true,
  certificateLifetimeDays: 199,
  additionalNamePriceValue: 10_000,
  hardwareTokenPriceValue: 0,
} as const;
const signing = { additionalNamePriceValue: 0, hardwareTokenPriceValue: 15_000 } as const;
// Code signing: 460 days at most (CSBR 6.3.2), one kept back; the others live as long as their year.
const products: readonly ProductRow[] = [
  {
    ...server,
    brand: "kingssl",
    code: "KINGSSL_DV",
    nameJa: "KingSSL ドメイン認証",
    nameEn: "KingSSL Domain Validation",
    validationLevel: "DV",
    priceValue: 12_000,
  },
  {
    ...server,
    brand: "certcentral",
    code: "CC_DV",
    nameJa: "CertCentral ドメイン認証",
    nameEn: "CertCentral Domain Validation",
    validationLevel: "DV",
    priceValue: 32_000,
  },
  {
    ...server,
    brand: "certcentral",
    code: "CC_OV",
    nameJa: "CertCentral 企業認証",
    nameEn: "CertCentral Organization Validation",
    validationLevel: "OV",
    priceValue: 64_000,
  },
  {
    ...server,
    brand: "certcentral",
    code: "CC_EV",
    nameJa: "CertCentral EV 認証",
    nameEn: "CertCentral Extended Validation",
    validationLevel: "EV",
    priceValue: 129_000,
  },
  {
    ...signing,
    brand: "certcentral",
    code: "CC_CODE_SIGNING",
    nameJa: "コードサイニング",
    nameEn: "Code Signing",
    kind: "CODE_SIGNING",
    validationLevel: "OV",
    selfServiceRevocation: true,
    priceValue: 78_000,
    certificateLifetimeDays: 459,
  },
  {
    ...signing,
    brand: "certcentral",
    code: "CC_EV_CODE_SIGNING",
    nameJa: "EV コードサイニング",
    nameEn: "EV Code Signing",
    kind: "EV_CODE_SIGNING",
    validationLevel: "EV",
    selfServiceRevocation: false,
    priceValue: 98_000,
    certificateLifetimeDays: 459,
  },
  {
    ...signing,
    brand: "certcentral",
    code: "CC_DOCUMENT_SIGNING",
    nameJa: "ドキュメントサイニング",
    nameEn: "Document Signing",
    kind: "DOCUMENT_SIGNING",
    validationLevel: "OV",
    selfServiceRevocation: false,
    priceValue: 88_000,
    certificateLifetimeDays: 365,
  },
  {
    ...signing,
    brand: "certcentral",
    code: "CC_PRIVATE",
    nameJa: "プライベート証明書",
    nameEn: "Private Certificate",
    kind: "PRIVATE",
    validationLevel: "OV",
    selfServiceRevocation: false,
    priceValue: null,
    certificateLifetimeDays: 365,
  },
];

/** The two first policies and what is sold under them, into an empty database: for the demo and for `npm run admin -- init`. */
export async function insertCatalogue(tx: EntityManager, ids: Ids): Promise<void> {
  for (const terms of [kingsslTerms, certcentralTerms]) {
    const policyId = ids.next("pol");
    await tx.insert(Policy, { id: policyId, ...terms, paymentMethods: [...terms.paymentMethods] });
    const rows = products
      .map((product, position) => ({ product, position }))
      .filter(({ product }) => product.brand === terms.brand);
    for (const { product, position } of rows) {
      const { brand: _, ...columns } = product;
      await tx.insert(Product, { ...columns, id: ids.next("prd"), policyId, position, priceCurrency: "JPY" });
    }
  }
}
