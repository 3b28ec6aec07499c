import { common, peer } from '@hyperledger/fabric-protos';

import type { SimulationResults } from './ledger/simulator.js';

/** What a simulated transaction needs endorsed, in the form in which a peer tells its gateway. */
export function interestOf({ touched }: SimulationResults, invoked: string): peer.ChaincodeInterest {
    const interest = new peer.ChaincodeInterest();
    // The invoked chaincode's policy counts even where it left reading and writing to others.
    const untouched = { namespace: invoked, publicWrites: false, collections: [], keyPolicies: [] };
    const namespaces = touched.some(({ namespace }) => namespace === invoked) ? touched : [untouched, ...touched];
    for (const { namespace, publicWrites, collections, keyPolicies } of namespaces) {
        const written = collections.filter((collection) => collection.written);
        // What is only read in another chaincode needs nobody's endorsement, but private reads need members.
        if (namespace !== invoked && !publicWrites && collections.length === 0) continue;
        const call = new peer.ChaincodeCall();
        call.setName(namespace);
        call.setCollectionNamesList(collections.map(({ name }) => name));
        call.setNoPrivateReads(!collections.some(({ read }) => read));
        call.setNoPublicWrites(!publicWrites && written.length > 0);
        call.setKeyPoliciesList(keyPolicies.map((policy) => common.SignaturePolicyEnvelope.deserializeBinary(policy)));
        interest.addChaincodes(call);
    }
    return interest;
}
