import { chosenEngine, keepMaterial, type PeerEndpoint } from '@cohong/network';
import { registerConsortium } from './register-consortium.js';

/** What the network's process tells the bench. */
export type NetworkMessage =
    | { readonly ready: { readonly channel: string; readonly peer: PeerEndpoint; readonly members: number } }
    /** The processes of the network by node; the embedded one has all nodes in its own. */
    | { readonly processes: Readonly<Record<string, number>> };

/** A network in a process of its own, so that its memory can be told from the client's. Arguments: engine, folder. */
async function main([engine = '', folder = '']: readonly string[]): Promise<void> {
    const consortium = await registerConsortium();
    await keepMaterial(folder, consortium.organisations);
    const network = await chosenEngine(engine).start({ consortium, folder, log: () => undefined });
    const peer = network.peers['SafeMSP'];
    if (peer === undefined) {
        throw new Error('SafeMSP has no peer.');
    }
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
    tell({ ready: { channel: consortium.channel, peer, members: consortium.organisations.length } });
}

function tell(message: NetworkMessage): void {
    process.send?.(message);
}

main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error);
    process.exit(1);
});
