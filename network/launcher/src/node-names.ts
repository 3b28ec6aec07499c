import type { Ordering, OrderingNode } from './consortium/consortium.js';

/** A node's name in ports, folders and tables, such as `peer1.SafeMSP`. */
export function peerName(mspId: string, index: number): string {
    return `peer${index}.${mspId}`;
}

/** Each peer has its own chaincode processes: `trade.peer1.SafeMSP`. */
export function chaincodeName(chaincode: string, peer: string): string {
    return `${chaincode}.${peer}`;
}

export function gatewayName(mspId: string): string {
    return `gateway.${mspId}`;
}

/** An orderer with its place among those of its organisation. */
export interface NamedOrderer extends OrderingNode {
    readonly name: string;
    readonly index: number;
}

/** The orderers, numbered within each organisation: `orderer0.PbocMSP`, `orderer0.SafeMSP`. */
export function orderingNodes({ nodes }: Ordering): NamedOrderer[] {
    return nodes.map((node, position) => {
        const index = nodes.slice(0, position).filter(({ mspId }) => mspId === node.mspId).length;
        return { ...node, index, name: `orderer${index}.${node.mspId}` };
    });
}
