import { Column, Entity, PrimaryColumn } from "typeorm";
import type { ProductKind, ValidationLevel } from "../domain/product.js";

/** What can be ordered. */
@Entity({ name: "products" })
export class Product {
  @PrimaryColumn({ type: "text" })
  id!: string;

  @Column({ type: "text" })
  code!: string;

  @Column({ type: "text" })
  nameJa!: string;

  @Column({ type: "text" })
  nameEn!: string;

  @Column({ type: "text" })
  kind!: ProductKind;

  @Column({ type: "text" })
  validationLevel!: ValidationLevel;

  @Column({ type: "boolean" })
  selfServiceRevocation!: boolean;

  /** For one year, in the smallest unit of the currency; null where it is agreed by contract. */
  @Column({ type: "integer", nullable: true })
  priceValue!: number | null;

  @Column({ type: "text" })
  priceCurrency!: string;

  @Column({ type: "text" })
  policyId!: string;

  /** At most so long lives one certificate (D7); coverage may be longer. */
  @Column({ type: "integer" })
  certificateLifetimeDays!: number;

  /** Place in the list. */
  @Column({ type: "integer" })
  position!: number;

  /** For each name beyond the common name and each year; 0: included. */
  @Column({ type: "integer" })
  additionalNamePriceValue!: number;

  /** Of a new hardware token (C24), once. */
  @Column({ type: "integer" })
  hardwareTokenPriceValue!: number;
}
