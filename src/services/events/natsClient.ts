/** The client of NATS, in a module of ours so that it is read only where there is a NATS_URL: in the bundle a package that is imported on demand has no names of its own. */
export { connect } from "@nats-io/transport-node";
