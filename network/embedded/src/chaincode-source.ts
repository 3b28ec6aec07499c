import type { OpenConversation } from './chaincode/conversation.js';
import type { InThreadOptions } from './chaincode/in-thread.js';
import type { ContractClass } from './chaincode/load-contracts.js';
import { openService, type ServiceAddress } from './chaincode/service.js';
import { OrganisationWorker } from './chaincode/worker.js';

/** Where a chaincode runs. */
export type ChaincodeSource =
    /** In the network's own thread. `load` is asked once per peer and should load afresh, see `loadContractsAfresh`. */
    | { readonly kind: 'in-thread'; readonly load: (mspId: string) => readonly ContractClass[] }
    /** In one thread per organisation, which loads the module at this absolute path: a file or a package that exports `contracts`. */
    | { readonly kind: 'worker'; readonly module: string }
    /** In a process of its own, which each of the organisation's peers connects to. */
    | { readonly kind: 'service'; readonly addressOf: (mspId: string) => ServiceAddress };

/** A chaincode's name and where it runs. */
export interface NamedSource {
    readonly name: string;
    readonly source: ChaincodeSource;
}

/** Asked once for each peer, which gets a way of its own to the chaincode. */
export type OpenChaincode = (chaincode: NamedSource) => OpenConversation;

/** The ways to the chaincodes of one organisation; those in threads share one. */
export function transportsOf(mspId: string, chaincodes: readonly NamedSource[]): OpenChaincode {
    const modules = chaincodes.flatMap(({ name, source }) => (source.kind === 'worker' ? [[name, source.module]] : []));
    const worker = new OrganisationWorker({ mspId, modules: Object.fromEntries(modules) as Record<string, string> });
    return ({ name, source }) => {
        switch (source.kind) {
            case 'in-thread':
                return openHere({ name, mspId, contracts: source.load(mspId) });
            case 'worker':
                return worker.conversationWith(name);
            case 'service':
                return openService(source.addressOf(mspId));
        }
    };
}

/** Fabric's shim takes long to load, so only a network that has chaincode in its own thread does. */
function openHere(options: InThreadOptions): OpenConversation {
    return async (listener) => {
        const { openInThread } = await import('./chaincode/in-thread.js');
        return await openInThread(options)(listener);
    };
}
