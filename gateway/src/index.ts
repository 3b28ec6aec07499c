export { checkConfig, ConfigError, loadConfig, type GatewayConfig, type UserIdentity } from './config.js';
export { messageSigner } from './fabric/sign.js';
export { createGateway, type Gateway, type GatewayOptions } from './gateway.js';
