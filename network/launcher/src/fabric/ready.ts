import type { Network } from '@hyperledger/fabric-gateway';
import { throughGatewayOf } from './channel/administrator.js';
import type { Peer } from './peer.js';
import { until } from '../processes/until.js';

const readySeconds = 60;

/** Every contract has this transaction; what it answers does not matter. */
const harmlessTransaction = 'org.hyperledger.fabric:GetMetadata';

/**
 * Resolves once every peer's gateway reaches every chaincode at every organisation.
 *
 * A chaincode that is committed is not yet usable: peers learn from each other by gossip who endorses what, and a
 * gateway that has not heard of it answers that there is no such endorser.
 */
export async function everyGatewayReachesEveryEndorser(
    peers: readonly Peer[],
    channel: string,
    chaincodes: readonly string[],
): Promise<void> {
    const mspIds = [...new Set(peers.map(({ mspId }) => mspId))];
    const endorsers = chaincodes.flatMap((chaincode) => mspIds.map((mspId) => ({ chaincode, mspId })));
    await Promise.all(
        peers.map((peer) =>
            throughGatewayOf(peer, async (gateway) => {
                for (const endorser of endorsers) {
                    await untilReached(gateway.getNetwork(channel), endorser, peer.name);
                }
            }),
        ),
    );
}

interface Endorser {
    readonly chaincode: string;
    readonly mspId: string;
}

/** A refusal by the chaincode is as good an answer as any: it came from the chaincode. */
async function untilReached(network: Network, { chaincode, mspId }: Endorser, asker: string): Promise<void> {
    const contract = network.getContract(chaincode);
    let refusal = '';
    const isSo = async (): Promise<boolean> => {
        try {
            await contract.evaluate(harmlessTransaction, { endorsingOrganizations: [mspId] });
            return true;
        } catch (error) {
            refusal = error instanceof Error ? error.message : String(error);
            return refusal.includes('chaincode response');
        }
    };
    const what = `the gateway of ${asker} to reach ${chaincode} of ${mspId}`;
    await until({ what, seconds: readySeconds, isSo }).catch((error: unknown) => {
        throw new Error(`Waited in vain for ${what}. Its last answer: ${refusal}`, { cause: error });
    });
}
