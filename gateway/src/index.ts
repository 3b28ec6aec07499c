export { checkConfig, ConfigError, loadConfig, type GatewayConfig, type UserIdentity } from './config.js';
export { createGateway, type Gateway, type GatewayOptions } from './gateway.js';
