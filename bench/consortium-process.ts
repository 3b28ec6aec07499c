import path from 'node:path';
import { chosenEngine, readConsortium, startConsortium, withFreePorts, type PeerEndpoint } from '@cohong/network';

/** What the consortium's process tells the bench once all of it serves. */
export interface ConsortiumReady {
    readonly channel: string;
    /** Of the bank under load. */
    readonly peer: PeerEndpoint;
    readonly url: string;
    readonly token: string;
}

const root = path.resolve(__dirname, '../..');

/** The whole consortium, gateways and databases, apart from whoever loads it. Arguments: folder, bank, user. */
async function main([folder = '', bank = '', user = '']: readonly string[]): Promise<void> {
    const consortium = await withFreePorts(readConsortium(path.join(root, 'network/consortium.yaml')));
    const running = await startConsortium({ consortium, engine: chosenEngine(), folder, log: () => undefined });
    process.once('message', () => void running.stop().then(() => process.disconnect()));
    const organisation = running.organisations[bank];
    if (organisation === undefined) {
        throw new Error(`${bank} is not in the consortium.`);
    }
    const { peer, url } = organisation;
    const token = await organisation.token(user);
    process.send?.({ channel: consortium.channel, peer, url, token } satisfies ConsortiumReady);
}

main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error);
    process.exit(1);
});
