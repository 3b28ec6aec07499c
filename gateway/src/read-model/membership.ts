import type { Network } from '@hyperledger/fabric-gateway';
import { msp, peer } from '@hyperledger/fabric-protos';
import { placeOf } from './private-set.js';

const { QueryChaincodeDefinitionsArgs, QueryChaincodeDefinitionsResult } = peer.lifecycle;

/** The namespace in which members agree on chaincodes and their collections. */
export const lifecycle = '_lifecycle';

/** The private collections that an organisation's peers hold in clear, as the own peer's newest definitions have it. */
export async function heldPlaces(network: Network, mspId: string): Promise<ReadonlySet<string>> {
    const answer = await network.getContract(lifecycle).evaluate('QueryChaincodeDefinitions', {
        arguments: [new QueryChaincodeDefinitionsArgs().serializeBinary()],
        endorsingOrganizations: [mspId],
    });
    const definitions = QueryChaincodeDefinitionsResult.deserializeBinary(answer).getChaincodeDefinitionsList();

    return new Set(
        definitions.flatMap((definition) =>
            (definition.getCollections()?.getConfigList() ?? []).flatMap((config) => {
                const collection = config.getStaticCollectionConfig();
                return collection !== undefined && isMember(collection, mspId)
                    ? [placeOf(definition.getName(), collection.getName())]
                    : [];
            }),
        ),
    );
}

function isMember(collection: peer.StaticCollectionConfig, mspId: string): boolean {
    const principals = collection.getMemberOrgsPolicy()?.getSignaturePolicy()?.getIdentitiesList() ?? [];

    return principals.some((principal) => {
        const role = msp.MSPRole.deserializeBinary(principal.getPrincipal_asU8());
        return role.getMspIdentifier() === mspId;
    });
}
