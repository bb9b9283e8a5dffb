import { type Der, der } from "./der.js";
import { oids } from "./oids.js";

/** The attributes that we write; each with at most as many characters as RFC 5280, appendix A.1, allows. */
export interface NameAttributes {
  /** ISO 3166, two capital letters. */
  readonly country?: string;
  readonly locality?: string;
  readonly organization?: string;
  readonly commonName?: string;
}

/** Name, from the country to the common name (BR 7.1.4.2). An attribute that is not given leaves no trace. */
export function distinguishedName(attributes: NameAttributes): Der {
  const { country, locality, organization, commonName } = attributes;
  return der.sequence(
    ...(country === undefined ? [] : [relativeName(oids.country, der.printableString(country))]),
    ...text(oids.locality, locality),
    ...text(oids.organization, organization),
    ...text(oids.commonName, commonName),
  );
}

function text(oid: string, value: string | undefined): Der[] {
  return value === undefined ? [] : [relativeName(oid, der.utf8String(value))];
}

function relativeName(oid: string, value: Der): Der {
  return der.set(der.sequence(der.oid(oid), value));
}
