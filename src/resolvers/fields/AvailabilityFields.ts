import { FieldResolver, Resolver, Root } from "type-graphql";
import type { Availability } from "../../domain/availability.js";
import { say } from "../../domain/messages/catalogue.js";
import { ActionAvailability, RevocationActionAvailability } from "../../schema/ActionAvailability.js";
import type { Locale } from "../../schema/enums/common.js";
import { InLocale } from "../InLocale.js";

const description = "Why not, for a person; null when it is allowed.";

@Resolver(() => ActionAvailability)
export class ActionAvailabilityFields {
  @FieldResolver(() => String, { nullable: true, description })
  reason(@Root() { message }: Availability<unknown>, @InLocale() locale: Locale): string | null {
    return message && say(message.key, locale, message.values);
  }
}

@Resolver(() => RevocationActionAvailability)
export class RevocationActionAvailabilityFields {
  @FieldResolver(() => String, { nullable: true, description })
  reason(@Root() { message }: Availability<unknown>, @InLocale() locale: Locale): string | null {
    return message && say(message.key, locale, message.values);
  }
}
