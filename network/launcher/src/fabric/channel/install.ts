import { peer as protos } from '@hyperledger/fabric-protos';
import type { ChaincodePackage } from '../package.js';
import type { Peer } from '../peer.js';
import { tellPeer } from './administrator.js';

const { InstallChaincodeArgs, QueryInstalledChaincodesArgs, QueryInstalledChaincodesResult } = protos.lifecycle;
const lifecycle = '_lifecycle';

/** Gives a peer the package of a chaincode, if it does not have it yet. */
export async function install(peer: Peer, { id, bytes }: ChaincodePackage): Promise<void> {
    const query = [Buffer.from('QueryInstalledChaincodes'), new QueryInstalledChaincodesArgs().serializeBinary()];
    const answer = await tellPeer(peer, { chaincode: lifecycle, args: query });
    const installed = QueryInstalledChaincodesResult.deserializeBinary(answer).getInstalledChaincodesList();
    if (!installed.some((each) => each.getPackageId() === id)) {
        const args = new InstallChaincodeArgs();
        args.setChaincodeInstallPackage(bytes);
        await tellPeer(peer, {
            chaincode: lifecycle,
            args: [Buffer.from('InstallChaincode'), args.serializeBinary()],
        });
    }
}
