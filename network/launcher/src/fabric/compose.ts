import path from 'node:path';
import { stringify } from 'yaml';
import type { Service } from '../processes/command.js';
import { chaincodeService } from './chaincode-service.js';
import type { ContainerDatabase } from './container-database.js';
import { ordererService } from './orderer.js';
import { peerService } from './peer.js';
import type { NetworkPlan } from './plan.js';

const images = {
    orderer: 'hyperledger/fabric-orderer:3.1',
    peer: 'hyperledger/fabric-peer:3.1',
    node: 'node:20-bookworm-slim',
    postgres: 'postgres:18-bookworm',
};

/** Where Fabric's images have the configuration of a release, and the chaincode-as-a-service builder. */
const configurationInImage = '/etc/hyperledger/fabric';
const builderInImage = '/opt/hyperledger/ccaas_builder';

/** A gateway as a container runs it. */
export interface GatewayContainer {
    readonly mspId: string;
    readonly script: string;
    /** Path of its configuration file. */
    readonly configuration: string;
}

/** What the containers find on the host, under the same paths. */
export interface ComposeSite {
    /** The folder with certificates, keys and ledgers. */
    readonly folder: string;
    /** The repository, for the built chaincodes and gateways. */
    readonly root: string;
    /** `uid:gid` of who owns the folder: the keys in it are readable by nobody else. */
    readonly user: string;
    readonly gateways: readonly GatewayContainer[];
    readonly database: ContainerDatabase;
}

/**
 * The same network as containers: a file for `docker compose`, in which every process is what the launcher would have
 * started, with the same environment, on the host's own loopback interface and with its files under the same paths.
 */
export function composeFile(plan: NetworkPlan, site: ComposeSite): string {
    const repository = `${site.root}:${site.root}:ro`;
    const services = [
        ...plan.orderers.map((orderer) => [ordererService(orderer), images.orderer, ['orderer', 'start']] as const),
        ...plan.peers.map((peer) => [peerService(peer), images.peer, ['peer', 'node', 'start']] as const),
    ].map(([service, image, command]) => [
        service.name,
        container(site, { image, command, environment: inFabricImage(service) }),
    ]);
    const chaincodes = plan.chaincodes
        .map(chaincodeService)
        .map(({ name, args, environment }) => [
            name,
            container(site, { image: images.node, command: ['node', ...args], environment, mount: repository }),
        ]);
    const gateways = site.gateways.map(({ mspId, script, configuration }) => [
        `gateway.${mspId}`,
        container(site, {
            image: images.node,
            command: ['node', script, configuration],
            environment: {},
            mount: repository,
        }),
    ]);
    return stringify({
        name: 'cohong',
        services: Object.fromEntries([
            ...services,
            ...chaincodes,
            ['postgres', databaseContainer(site)],
            ...gateways,
        ]) as object,
    });
}

/** The image makes the database the first time, with the roles that stand in a file. */
function databaseContainer(site: ComposeSite): object {
    const { port, dataFolder, passwordFile, rolesFile } = site.database;
    return container(site, {
        image: images.postgres,
        command: ['postgres', '-c', 'listen_addresses=127.0.0.1', '-c', `port=${port}`],
        environment: { PGDATA: dataFolder, POSTGRES_PASSWORD_FILE: passwordFile },
        mount: `${rolesFile}:/docker-entrypoint-initdb.d/roles.sql:ro`,
    });
}

interface Container {
    readonly image: string;
    readonly command: readonly string[];
    readonly environment: Readonly<Record<string, string>>;
    readonly mount?: string;
}

function container({ folder, user }: ComposeSite, { image, command, environment, mount }: Container): object {
    return {
        image,
        command,
        user,
        network_mode: 'host',
        restart: 'unless-stopped',
        volumes: [`${folder}:${folder}`, ...(mount === undefined ? [] : [mount])],
        // In compose files a dollar sign begins a variable.
        environment: Object.fromEntries(
            Object.entries(environment).map(([name, value]) => [name, value.replaceAll('$', '$$$$')]),
        ),
    };
}

/** The environment of the process, but for what the image has elsewhere. */
function inFabricImage({ environment }: Service): Record<string, string> {
    const inImage = { ...environment, FABRIC_CFG_PATH: configurationInImage };
    const builders = environment['CORE_CHAINCODE_EXTERNALBUILDERS'];
    if (builders === undefined) {
        return inImage;
    }
    const [builder] = JSON.parse(builders) as readonly object[];
    return { ...inImage, CORE_CHAINCODE_EXTERNALBUILDERS: JSON.stringify([{ ...builder, path: builderInImage }]) };
}

/** The repository that holds the launcher, and with it everything that was built. */
export const repositoryRoot = path.resolve(__dirname, '../../../..');
