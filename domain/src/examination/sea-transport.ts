import type { SeaDocument } from '../document/trade-document.js';
import type { Examined } from './examined.js';
import { findingsOf, when, type Finding } from './finding.js';

const found = findingsOf({
    GOODS_MUST_BE_ON_BOARD: ['DISCREPANCY', 'UCP 600 art. 20a ii to 22a ii'],
    INTENDED_VESSEL_MUST_BE_NOTED_ON_BOARD: ['DISCREPANCY', 'UCP 600 art. 20a ii, 21a ii'],
    FULL_SET_MUST_BE_PRESENTED: ['DISCREPANCY', 'UCP 600 art. 19a iv to 22a iv'],
    TRANSHIPMENT_MUST_BE_ALLOWED: ['DISCREPANCY', 'UCP 600 art. 20b, 20c, 21b, 21c, MT700 43T'],
    GOODS_MUST_NOT_BE_ON_DECK: ['DISCREPANCY', 'UCP 600 art. 26a'],
});

/** Goods that go from port to port are on board by the printed text or by a dated notation (articles 20 to 22, a ii). */
export function onBoardFindings(document: SeaDocument): readonly Finding[] {
    const { documentId, isShippedOnBoardType, onBoardNotations, shippedOnBoardDate } = document;
    const isNoted = onBoardNotations.length > 0 || shippedOnBoardDate !== undefined;

    return when(!isShippedOnBoardType && !isNoted, () =>
        found('GOODS_MUST_BE_ON_BOARD', {
            documentId,
            field: 'onBoardNotations',
            expected: 'shipped on board a named vessel',
            found: 'received for shipment',
        }),
    );
}

/** An intended vessel always needs a notation with its name. Article 22 says nothing of intended vessels. */
export function intendedVesselFindings({ documentId, onBoardNotations, transports }: SeaDocument): readonly Finding[] {
    const intended = transports.vesselVoyages.filter(({ isIntended }) => isIntended);
    const unnoted = intended.find(({ vesselName }) => !onBoardNotations.some((each) => each.vesselName === vesselName));

    return when(unnoted !== undefined, () =>
        found('INTENDED_VESSEL_MUST_BE_NOTED_ON_BOARD', {
            documentId,
            field: 'onBoardNotations.vesselName',
            expected: unnoted?.vesselName ?? '',
            found: onBoardNotations.map(({ vesselName = '' }) => vesselName).join(', '),
        }),
    );
}

/** What holds of everything that goes by ship: all originals, and no goods on deck. */
export function seaFindings(document: SeaDocument): readonly Finding[] {
    const { documentId, numberOfOriginals, numberOfOriginalsPresented, isOnDeck } = document;

    return [
        // A set of which some originals are missing could be used by somebody else.
        ...when(numberOfOriginalsPresented < numberOfOriginals, () =>
            found('FULL_SET_MUST_BE_PRESENTED', {
                documentId,
                field: 'numberOfOriginalsPresented',
                expected: String(numberOfOriginals),
                found: String(numberOfOriginalsPresented),
            }),
        ),
        ...when(isOnDeck, () =>
            found('GOODS_MUST_NOT_BE_ON_DECK', {
                documentId,
                field: 'isOnDeck',
                expected: 'not loaded on deck',
                found: 'loaded on deck',
            }),
        ),
    ];
}

/** Even where a credit prohibits it, goods in containers, trailers or barges may be transhipped (article 20c ii). */
export function transhipmentFindings(document: SeaDocument, { terms }: Examined): readonly Finding[] {
    const isInContainers = (document.utilizedTransportEquipments ?? []).length > 0;
    const isProhibited = terms.shipment.transhipment === 'NOT_ALLOWED';

    return when(document.isTranshipmentIndicated && isProhibited && !isInContainers, () =>
        found('TRANSHIPMENT_MUST_BE_ALLOWED', {
            documentId: document.documentId,
            field: 'isTranshipmentIndicated',
            expected: 'no transhipment',
            found: 'transhipment of goods that are in no container',
        }),
    );
}
