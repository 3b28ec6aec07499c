import path from 'node:path';
import { readConsortium, withFreePorts, type Consortium } from '@cohong/network';

const root = path.resolve(__dirname, '../..');

/** The consortium of network/consortium.yaml. */
export async function ourConsortium(): Promise<Consortium> {
    return await withFreePorts(readConsortium(path.join(root, 'network/consortium.yaml')));
}

/** The same six members and policies over a chaincode that knows nothing of trade. */
export async function registerConsortium(): Promise<Consortium> {
    const consortium = await ourConsortium();
    const directory = path.join(root, 'test/conformance/chaincode');
    return { ...consortium, chaincodes: consortium.chaincodes.map((chaincode) => ({ ...chaincode, directory })) };
}
