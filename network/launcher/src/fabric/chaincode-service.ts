import { codeDigest, programOf } from '@cohong/chaincode-runtime/code-digest';
import type { Chaincode } from '../consortium/consortium.js';
import type { ChaincodeTlsFiles } from './certificates.js';
import { isListening } from './health.js';
import type { Service } from '../processes/command.js';

/** One chaincode of one peer. */
export interface ChaincodeService {
    readonly name: string;
    readonly mspId: string;
    readonly chaincode: Chaincode;
    readonly packageId: string;
    readonly port: number;
    readonly tls: ChaincodeTlsFiles;
}

/** The chaincode as a process that the organisation's peers, and only they, may call. */
export function chaincodeService({ name, mspId, chaincode, packageId, port, tls }: ChaincodeService): Service {
    return {
        name,
        program: process.execPath,
        args: [programOf(chaincode.directory)],
        environment: {
            CHAINCODE_ID: packageId,
            // What is agreed on is what runs: it refuses to start when the program is another by then.
            CHAINCODE_CODE_DIGEST: codeDigest(chaincode.directory),
            CHAINCODE_SERVER_ADDRESS: `127.0.0.1:${port}`,
            CHAINCODE_TLS_CERT_FILE: tls.serverCertificate,
            CHAINCODE_TLS_KEY_FILE: tls.serverPrivateKey,
            CHAINCODE_TLS_CLIENT_CA_FILE: tls.rootCertificate,
            CORE_PEER_LOCALMSPID: mspId,
        },
        isReady: () => isListening(port),
    };
}
