import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Chaincode, Organisation } from '../consortium/consortium.js';
import type { EngineOptions } from '../engine.js';
import { findBinaries, type FabricBinaries } from './binaries.js';
import type { ChaincodeService } from './chaincode-service.js';
import { keepAdministrator, keepOrdererOrganisation, keptChaincodeTls, nodeFiles } from './certificates.js';
import { organisationFolder } from '../pki/keep-material.js';
import { keptGenesisBlock } from './genesis.js';
import { ordererMspId, type Orderer } from './orderer.js';
import { chaincodePackage } from './package.js';
import type { Peer } from './peer.js';
import { keptPorts, type FabricPorts } from './ports.js';

/** Everything that will run, with its ports, certificates and folders; nothing runs yet. */
export interface NetworkPlan {
    readonly orderer: Orderer;
    readonly peers: readonly Peer[];
    readonly chaincodes: readonly ChaincodeService[];
    readonly genesisBlock: string;
    /** This engine's own folder. It holds private keys and ledgers. */
    readonly folder: string;
}

/**
 * Decides what runs where, and makes what is missing: ports, certificates and the channel's first block. What a
 * folder already has is kept, so that a network can be started again.
 *
 * @throws FabricNotFoundError when Fabric is not on this machine, before anything is written.
 */
export async function planNetwork(options: EngineOptions): Promise<NetworkPlan> {
    const { consortium } = options;
    const binaries = findBinaries();
    const folder = path.resolve(options.folder, 'fabric');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const ports = await keptPorts(path.join(folder, 'ports.json'), consortium);
    const folderOf = (mspId: string): string => path.resolve(organisationFolder(options.folder, mspId));
    const ordererOrganisation = path.join(folder, 'organisations', ordererMspId);
    await keepOrdererOrganisation(ordererOrganisation);

    const orderer = {
        binaries,
        ports,
        files: nodeFiles(ordererOrganisation),
        folder: privateFolder(path.join(folder, 'orderer')),
    };
    const genesisBlock = await keptGenesisBlock(binaries, path.join(folder, 'channel'), {
        consortium,
        ordererPort: ports.orderer,
        ordererTlsCertificateFile: orderer.files.tlsCertificate,
        mspFolder: (mspId) => path.join(mspId === ordererMspId ? ordererOrganisation : folderOf(mspId), 'msp'),
    });
    const planned = await Promise.all(
        consortium.organisations.map((organisation) =>
            planOrganisation(organisation, {
                binaries,
                ports,
                chaincodes: consortium.chaincodes,
                organisationFolder: folderOf(organisation.mspId),
                folder: path.join(folder, 'peers', organisation.mspId),
            }),
        ),
    );
    return {
        orderer,
        peers: planned.map(({ peer }) => peer),
        chaincodes: planned.flatMap(({ chaincodes }) => chaincodes),
        genesisBlock,
        folder,
    };
}

interface OrganisationSurroundings {
    readonly binaries: FabricBinaries;
    readonly ports: FabricPorts;
    readonly chaincodes: readonly Chaincode[];
    readonly organisationFolder: string;
    readonly folder: string;
}

async function planOrganisation(
    organisation: Organisation,
    { binaries, ports, chaincodes, organisationFolder, folder }: OrganisationSurroundings,
): Promise<{ readonly peer: Peer; readonly chaincodes: readonly ChaincodeService[] }> {
    const { mspId } = organisation;
    privateFolder(folder);
    const administratorMsp = path.join(folder, 'administrator', 'msp');
    await keepAdministrator(administratorMsp, organisationFolder);
    const tls = await keptChaincodeTls(path.join(folder, 'chaincode-tls'), mspId);
    const services = chaincodes.map((chaincode) => ({
        mspId,
        chaincode,
        packageId: chaincodePackage(chaincode.name).id,
        port: ports.chaincode(mspId, chaincode.name),
        tls,
        logFile: path.join(folder, `chaincode-${chaincode.name}.log`),
    }));
    return {
        peer: {
            binaries,
            organisation,
            files: nodeFiles(organisationFolder),
            administratorMsp,
            operationsPort: ports.peerOperations(mspId),
            chaincodes: {
                addresses: Object.fromEntries(
                    services.map(({ chaincode, port }) => [chaincode.name, `127.0.0.1:${port}`]),
                ),
                rootCertificatePem: readFileSync(tls.rootCertificate, 'utf8'),
                clientCertificatePem: readFileSync(tls.clientCertificate, 'utf8'),
                clientPrivateKeyPem: readFileSync(tls.clientPrivateKey, 'utf8'),
            },
            folder,
        },
        chaincodes: services,
    };
}

function privateFolder(folder: string): string {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return folder;
}
