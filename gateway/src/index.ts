export { checkConfig, ConfigError, loadConfig, type GatewayConfig, type UserIdentity } from './config.js';
export { Database } from './database/database.js';
export { prepareDatabase } from './database/prepare.js';
export { messageSigner } from './fabric/sign.js';
export { createGateway, type Gateway, type GatewayOptions } from './gateway.js';
export { Search } from './read-model/supervised/search.js';
export { SupervisedSums } from './read-model/supervised/sums.js';
