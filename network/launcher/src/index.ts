export { chosenEngine } from './chosen-engine.js';
export { variableOf, writeEnvironment } from './commands/environment.js';
export { ConsortiumFileError, readConsortium } from './consortium/consortium.js';
export type {
    Chaincode,
    Collection,
    Consortium,
    FoundingAct,
    Ordering,
    Organisation,
    Profile,
} from './consortium/consortium.js';
export { freePorts, onPorts, withFreePorts } from './consortium/free-ports.js';
export { embeddedEngineOn } from './embedded/embedded-engine.js';
export { fabricEngine } from './fabric/fabric-engine.js';
export type { Engine, EngineOptions, NodeStatus, PeerEndpoint, RunningNetwork, RunningNode, Wish } from './engine.js';
export { openDatabase, type ConsortiumDatabase } from './database/database.js';
export { removeDatabase } from './database/home.js';
export { found } from './founding/found.js';
export { writeGatewayConfiguration } from './gateways/configuration.js';
export { keepMaterial, userFiles } from './pki/keep-material.js';
export { startConsortium } from './start-consortium.js';
export type { RunningConsortium, RunningOrganisation } from './start-consortium.js';
export { openTokenIssuer } from './tokens/issuer.js';
export type { TokenIssuer, TokenRequest } from './tokens/issuer.js';
