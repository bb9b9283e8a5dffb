import { stopServer } from "./globalSetup.js";

/** Stops what globalSetup has started. */
export default () => stopServer();
