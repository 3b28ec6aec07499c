import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { readConsortium, type Consortium } from '../consortium/consortium.js';
import { composeFile, repositoryRoot, type GatewayContainer } from '../fabric/compose.js';
import { containerDatabase } from '../fabric/container-database.js';
import { formChannel } from '../fabric/form-channel.js';
import { endpointsOf } from '../fabric/peer.js';
import { planNetwork, type NetworkPlan } from '../fabric/plan.js';
import { found } from '../founding/found.js';
import { writeGatewayConfiguration } from '../gateways/configuration.js';
import { answers, gatewayUrl } from '../gateways/gateway.js';
import { keepMaterial } from '../pki/keep-material.js';
import { until } from '../processes/until.js';
import { openTokenIssuer } from '../tokens/issuer.js';
import type { CommandOptions } from './run-file.js';

const gatewaySeconds = 60;

/**
 * Writes compose.yaml into the folder, with all that its containers read: the network of consortium.yaml for those who
 * run containers. `cohong form` does the rest once they run.
 */
export async function compose({ file, folder }: CommandOptions): Promise<void> {
    const consortium = readConsortium(file);
    const plan = await planned(consortium, folder);
    const target = path.resolve(folder, 'compose.yaml');
    const database = await containerDatabase(
        folder,
        consortium.organisations.map(({ mspId }) => mspId),
    );
    const gateways = await gatewayContainers({ consortium, plan, folder, urls: database.urls });
    const user = `${process.getuid?.() ?? 0}:${process.getgid?.() ?? 0}`;
    const site = { folder: path.resolve(folder), root: repositoryRoot, user, gateways, database };
    writeFileSync(target, composeFile(plan, site), { mode: 0o600 });
    console.log(`${target} is written. docs/operating/own-network.md says how to go on.`);
}

/** Forms the channel of nodes that run already, agrees on the chaincodes, waits for the gateways and founds the consortium. */
export async function form({ file, folder }: CommandOptions): Promise<void> {
    const consortium = readConsortium(file);
    const log = (line: string): void => console.log(line);
    await formChannel(await planned(consortium, folder), log);
    log('waiting for the gateways …');
    const urlOf = (mspId: string): string =>
        gatewayUrl(consortium.organisations.find((each) => each.mspId === mspId)?.gatewayPort ?? 0);
    for (const { mspId } of consortium.organisations) {
        await until({
            what: `the gateway of ${mspId}`,
            seconds: gatewaySeconds,
            isSo: () => answers(`${urlOf(mspId)}/health/ready`),
        });
    }
    log('founding …');
    await found(consortium.founding, (mspId) => ({
        url: urlOf(mspId),
        token: async (user) => (await openTokenIssuer(path.join(folder, 'issuers', mspId), mspId)).issue(user),
    }));
    log('The consortium is formed.');
}

async function planned(consortium: Consortium, folder: string): Promise<NetworkPlan> {
    await keepMaterial(folder, consortium.organisations);
    return planNetwork({ consortium, folder, log: () => undefined });
}

interface GatewaySites {
    readonly consortium: Consortium;
    readonly plan: NetworkPlan;
    readonly folder: string;
    /** Each organisation's database. */
    readonly urls: Readonly<Record<string, string>>;
}

async function gatewayContainers({ consortium, plan, folder, urls }: GatewaySites): Promise<GatewayContainer[]> {
    const endpoints = endpointsOf(plan.peers);
    return Promise.all(
        consortium.organisations.map(async (organisation) => {
            const { mspId } = organisation;
            const tokens = await openTokenIssuer(path.resolve(folder, 'issuers', mspId), mspId);
            const peer = endpoints[mspId];
            const databaseUrl = urls[mspId];
            if (peer === undefined || databaseUrl === undefined) {
                throw new Error(`${mspId} has no ${peer === undefined ? 'peer' : 'database'}.`);
            }
            const description = { consortium, organisation, peer, tokens, databaseUrl, folder: path.resolve(folder) };
            return { mspId, script: consortium.gatewayScript, configuration: writeGatewayConfiguration(description) };
        }),
    );
}
