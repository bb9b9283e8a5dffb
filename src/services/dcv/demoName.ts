/** `.test` is nobody's (RFC 6761 6.2): the demo without DNS_SERVERS asks the network nothing about such names. */
export function isDemoName(domain: string): boolean {
  return /\.test$/i.test(domain);
}
