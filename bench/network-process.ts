import { chosenEngine, keepMaterial, type PeerEndpoint } from '@cohong/network';
import { ourConsortium, registerConsortium } from './register-consortium.js';

/** What the network's process tells the bench. */
export type NetworkMessage =
    | { readonly ready: { readonly channel: string; readonly peers: Readonly<Record<string, PeerEndpoint>> } }
    /** The processes of the network by node; the embedded one has all nodes in its own. */
    | { readonly processes: Readonly<Record<string, number>> };

/** The consortium with its own chaincodes, or with one that knows nothing of trade. */
export type NetworkOf = 'consortium' | 'register';

/** A network in a process of its own, so that its memory can be told from the client's. Arguments: engine, folder, of what. */
async function main([engine = '', folder = '', of]: readonly string[]): Promise<void> {
    const consortium = await (of === 'consortium' ? ourConsortium() : registerConsortium());
    await keepMaterial(folder, consortium.organisations);
    const network = await chosenEngine(engine).start({ consortium, folder, log: () => undefined });
    process.on('message', (message) => {
        if (message === 'stop') {
            void network.stop().then(() => process.disconnect());
            return;
        }
        void network.status().then((nodes) => {
            const processes = nodes.map(({ name, pid }) => [name, pid ?? process.pid] as const);
            tell({ processes: Object.fromEntries(processes) });
        });
    });
    tell({ ready: { channel: consortium.channel, peers: network.peers } });
}

function tell(message: NetworkMessage): void {
    process.send?.(message);
}

main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error);
    process.exit(1);
});
