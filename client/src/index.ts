export type { components, operations, paths } from './api.js';
export { createClient, isRecord, type Client, type ClientOptions, type Operation, type Problem } from './client.js';
