import { decodeRefusal, type Refusal } from '@cohong/domain/kernel/refusal';
import { EndorseError, GatewayError } from '@hyperledger/fabric-gateway';

/** What a failed endorsement means. */
export type EndorsementFailure =
    /** All endorsers that answered gave the same refusal, and none endorsed: the rules said no. */
    | { readonly kind: 'refused'; readonly refusal: Refusal }
    /** The chaincode itself failed on every endorser: another try would fail alike. */
    | { readonly kind: 'defect' }
    /** A peer was away, or one of them a block behind: nothing was ordered, and another try may succeed. */
    | { readonly kind: 'undecided' };

/**
 * Judges a failed endorsement by what each endorser said. Text is all there is: a refusal by the chaincode and a
 * disagreement between endorsers have the same status code.
 */
export function endorsementFailure(error: EndorseError, endorsers: readonly string[]): EndorsementFailure {
    const answers = error.details.filter(({ message }) => message.includes(chaincodeAnswer));
    const silent = error.details.length - answers.length;
    // Whoever is not in the details has endorsed, so the answers differ.
    if (answers.length === 0 || answers.length + silent < endorsers.length) {
        return { kind: 'undecided' };
    }

    const [refusal, ...others] = answers.map(({ message }) => decodeRefusal(message));
    if (refusal === undefined) {
        return others.every((other) => other === undefined) ? { kind: 'defect' } : { kind: 'undecided' };
    }

    return others.every((other) => isSame(refusal, other)) ? { kind: 'refused', refusal } : { kind: 'undecided' };
}

/** The refusal in a failed evaluation, which only the own peer answers. */
export function evaluationRefusal(error: unknown): Refusal | undefined {
    if (!(error instanceof GatewayError)) {
        return undefined;
    }

    return [...error.details.map(({ message }) => message), error.message]
        .map(decodeRefusal)
        .find((refusal) => refusal !== undefined);
}

const chaincodeAnswer = 'chaincode response';

function isSame(left: Refusal, right: Refusal | undefined): boolean {
    return left.code === right?.code && JSON.stringify(left.detail) === JSON.stringify(right.detail);
}
