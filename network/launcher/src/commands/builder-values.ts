import { readFileSync } from 'node:fs';
import { keptChaincodeTls } from '../fabric/certificates.js';
import { builderConfiguration } from '../fabric/package.js';

export interface BuilderValuesOptions {
    /** Where the certificates between peer and chaincodes are kept; made the first time. */
    readonly tls: string;
}

/**
 * Prints what a peer must have in CHAINCODE_AS_A_SERVICE_BUILDER_CONFIG to reach its chaincodes, given as
 * `trade=host:port dcep=host:port`.
 *
 * @throws Error when an address cannot be read.
 */
export async function printBuilderValues(addresses: readonly string[], { tls }: BuilderValuesOptions): Promise<void> {
    const parsed = addresses.map(readAddress);
    const files = await keptChaincodeTls(
        tls,
        parsed.map(({ host }) => host),
    );
    console.log(
        builderConfiguration({
            addresses: Object.fromEntries(parsed.map(({ chaincode, address }) => [chaincode, address])),
            rootCertificatePem: readFileSync(files.rootCertificate, 'utf8'),
            clientCertificatePem: readFileSync(files.clientCertificate, 'utf8'),
            clientPrivateKeyPem: readFileSync(files.clientPrivateKey, 'utf8'),
        }),
    );
}

function readAddress(text: string): Record<'chaincode' | 'address' | 'host', string> {
    const { chaincode, address, host } =
        /^(?<chaincode>[a-z]+)=(?<address>(?<host>[^:]+):\d{1,5})$/.exec(text)?.groups ?? {};
    if (chaincode === undefined || address === undefined || host === undefined) {
        throw new Error(
            `An address must be written as chaincode=host:port, such as trade=chaincodes.bank.example:9101; it is ${text}.`,
        );
    }
    return { chaincode, address, host };
}
