export type { components, operations, paths } from './api.js';
export { factsOfPassport, type ShownFact, type ShownPassport } from './credit-passport.js';
export { createClient, isRecord, type Client, type ClientOptions, type Operation, type Problem } from './client.js';
