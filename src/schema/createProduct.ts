import { createUnionType, Field, InputType, Int, ObjectType } from "type-graphql";
import { ProductKind, ValidationLevel } from "./enums/certificate.js";
import { optionalKey } from "./optionalKey.js";
import { Product } from "./Product.js";
import { RefusedError, ValidationError } from "./userErrors.js";

@InputType({ description: "Something new that can be ordered. Prices are in the smallest unit of the currency." })
export class CreateProductInput {
  @Field(() => String, optionalKey)
  readonly idempotencyKey?: string | null;

  @Field(() => String, { description: "2 to 64 capital letters, digits and underscores; never changes." })
  readonly code!: string;

  @Field(() => String, { description: "What people call it in Japanese, at most 128 characters." })
  readonly nameJa!: string;

  @Field(() => String, { description: "What people call it in English, at most 128 characters." })
  readonly nameEn!: string;

  @Field(() => ProductKind, { description: "What its certificates are for." })
  readonly kind!: ProductKind;

  @Field(() => ValidationLevel, {
    description: "What is checked before it is issued. OV for what is not for servers, EV for EV code signing.",
  })
  readonly validationLevel!: ValidationLevel;

  @Field(() => Boolean, { description: "Whether customers request revocations themselves." })
  readonly selfServiceRevocation!: boolean;

  @Field(() => Int, { nullable: true, description: "For one year; null where it is agreed by contract." })
  readonly priceValue?: number | null;

  @Field(() => String, { description: "Currency of its prices, three letters (ISO 4217)." })
  readonly priceCurrency!: string;

  @Field(() => Int, {
    nullable: true,
    description: "For each name beyond the common name and each year; included when omitted.",
  })
  readonly additionalNamePriceValue?: number | null;

  @Field(() => Int, { nullable: true, description: "Of a new hardware token, once; nothing when omitted." })
  readonly hardwareTokenPriceValue?: number | null;

  @Field(() => Int, {
    description: "Days that one certificate lives: at most 199 for servers, 459 for code signing, 1095 for others.",
  })
  readonly certificateLifetimeDays!: number;

  @Field(() => String, { description: "Whose rules it has: the newest policy of this brand." })
  readonly brand!: string;
}

@ObjectType({ simpleResolvers: true, description: "It can be ordered from now on." })
export class CreateProductPayload {
  @Field(() => Product, { description: "The new product, last in the list." })
  readonly product!: Product;
}

export const CreateProductResult = createUnionType({
  name: "CreateProductResult",
  description: "What createProduct answers. A code that is taken is a ValidationError.",
  types: () => [CreateProductPayload, ValidationError, RefusedError] as const,
});
