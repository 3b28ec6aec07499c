import { common, peer } from '@hyperledger/fabric-protos';

import type { TouchedNamespace } from './ledger/touched.js';

/**
 * What a simulated transaction needs endorsed, in the form in which a peer tells its gateway. An invoked chaincode that
 * leaves all reading and writing to others is not in it: then Fabric plans without its policy, and validation fails.
 */
export function interestOf(touched: readonly TouchedNamespace[]): peer.ChaincodeInterest {
    const interest = new peer.ChaincodeInterest();
    for (const { namespace, underOwnPolicy, collections, keyPolicies } of touched) {
        if (underOwnPolicy || keyPolicies.length > 0) {
            const call = callOf(namespace);
            call.setDisregardNamespacePolicy(!underOwnPolicy);
            call.setKeyPoliciesList(
                keyPolicies.map((policy) => common.SignaturePolicyEnvelope.deserializeBinary(policy)),
            );
            interest.addChaincodes(call);
        }
        // Each collection by itself, since not all of them need be read.
        for (const { name, read } of collections) {
            const call = callOf(namespace);
            call.setCollectionNamesList([name]);
            call.setNoPrivateReads(!read);
            interest.addChaincodes(call);
        }
    }
    return interest;
}

function callOf(namespace: string): peer.ChaincodeCall {
    const call = new peer.ChaincodeCall();
    call.setName(namespace);
    return call;
}
