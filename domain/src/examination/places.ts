import type { Location } from '../document/location.js';
import type { TransportDocument } from '../document/trade-document.js';
import type { Place } from '../letter-of-credit/credit-party.js';
import type { ShipmentTerms } from '../letter-of-credit/shipment.js';
import { findingsOf, when, type Finding } from './finding.js';
import { canonicalName, isSameName, tokensOf } from './names.js';

const found = findingsOf({
    PLACE_MUST_BE_AS_IN_CREDIT: ['DISCREPANCY', 'UCP 600 art. 19a iii to 24a iii'],
    PLACE_IS_FOR_PEOPLE: ['INFORM', 'UCP 600 art. 19a iii to 24a iii'],
});

type NamedPlaces = Readonly<Partial<Record<keyof typeof fieldsOfCredit, Location | undefined>>>;

const fieldsOfCredit = {
    placeOfReceipt: 'MT700 44A',
    portOfLoading: 'MT700 44E',
    portOfDischarge: 'MT700 44F',
    placeOfDelivery: 'MT700 44B',
} as const;

/** The places from which and to which the goods go, as the credit states them (articles 19 to 24, a iii). */
export function placeFindings(document: TransportDocument, terms: ShipmentTerms): readonly Finding[] {
    const named = placesOf(document);

    return (Object.keys(fieldsOfCredit) as (keyof typeof fieldsOfCredit)[]).flatMap((field) => {
        const stated = terms[field];
        if (stated === undefined || !isExamined(document, field)) {
            return [];
        }
        const shown = named[field];
        const likeness = shown === undefined ? 'OTHER' : likenessOn(document, field, { shown, stated });
        const code = likeness === 'OTHER' ? 'PLACE_MUST_BE_AS_IN_CREDIT' : 'PLACE_IS_FOR_PEOPLE';

        return when(likeness !== 'SAME', () =>
            found(code, {
                documentId: document.documentId,
                field,
                expected: stated.locationName,
                found: shown?.locationName ?? '',
            }),
        );
    });
}

/**
 * A document names the port at which goods are loaded or unloaded, also where the credit names a range of ports or an area
 * (ISBP E6, E8). Only where goods go under a charter party may it name the port of discharge as the credit does (22a iii).
 */
function likenessOn(
    { kind }: TransportDocument,
    field: keyof typeof fieldsOfCredit,
    { shown, stated }: { readonly shown: Location; readonly stated: Place },
): Likeness {
    if (!isArea(shown)) {
        return likenessOf(shown, stated);
    }
    const mayBeArea = kind === 'CHARTER_PARTY_BILL_OF_LADING' && field === 'portOfDischarge' && isArea(stated);
    if (!mayBeArea) {
        return 'OTHER';
    }

    return isSameName(shown.locationName, stated.locationName) ? 'SAME' : 'UNCLEAR';
}

/** Words for several ports: "any port in China", "Antwerp-Hamburg range", "one or two safe ports on the US Gulf". */
function isArea({ locationName }: Pick<Location, 'locationName'>): boolean {
    return /^ANY\b|\bRANGE\b|\bSAFE PORTS?\b/.test(canonicalName(locationName));
}

/** Whether a place is the one stated; where some of its words are and others not, a person can tell. */
export type Likeness = 'SAME' | 'UNCLEAR' | 'OTHER';

/**
 * By its code where both have one; otherwise by its words: "Ningbo" is "Ningbo, China", and either of "Ningbo or Shanghai
 * port". "Any Chinese port" names a country only, and every place in it is one; which ports lie in a range people know.
 */
export function likenessOf(shown: Location, stated: Place): Likeness {
    if (shown.UNLocationCode !== undefined && stated.UNLocationCode !== undefined) {
        return shown.UNLocationCode === stated.UNLocationCode ? 'SAME' : 'OTHER';
    }
    if (/^ANY\b/.test(canonicalName(stated.locationName))) {
        return likenessOfCountries(shown.countryCode ?? shown.UNLocationCode?.slice(0, 2), stated.countryCode);
    }
    const [there, wanted] = [wordsOf(shown.locationName), wordsOf(stated.locationName)];
    const common = there.filter((word) => wanted.includes(word)).length;
    if (common === 0) {
        return isArea(stated) ? 'UNCLEAR' : 'OTHER';
    }

    return common === Math.min(there.length, wanted.length) ? 'SAME' : 'UNCLEAR';
}

function likenessOfCountries(shown: string | undefined, stated: string | undefined): Likeness {
    if (shown === undefined || stated === undefined) {
        return 'UNCLEAR';
    }

    return shown === stated ? 'SAME' : 'OTHER';
}

/** Every port is a port: such words tell nothing of which. */
function wordsOf(name: string): readonly string[] {
    return [...tokensOf(name)].filter((word) => !['PORT', 'SEAPORT', 'AIRPORT', 'CITY', 'OR'].includes(word));
}

/** A port-to-port bill need not show a place of receipt or delivery, and by air or land there are no ports. */
function isExamined({ kind }: TransportDocument, field: keyof typeof fieldsOfCredit): boolean {
    const isPort = field === 'portOfLoading' || field === 'portOfDischarge';
    switch (kind) {
        case 'BILL_OF_LADING':
        case 'CHARTER_PARTY_BILL_OF_LADING':
        case 'SEA_WAYBILL':
        case 'AIR_WAYBILL':
            return isPort;
        case 'MULTIMODAL_TRANSPORT_DOCUMENT':
            return true;
        case 'RAIL_CONSIGNMENT_NOTE':
            return !isPort;
    }
}

function placesOf(document: TransportDocument): NamedPlaces {
    switch (document.kind) {
        case 'BILL_OF_LADING':
        case 'CHARTER_PARTY_BILL_OF_LADING':
        case 'SEA_WAYBILL':
        case 'MULTIMODAL_TRANSPORT_DOCUMENT': {
            const { placeOfReceipt, portOfLoading, portOfDischarge, placeOfDelivery } = document.transports;
            const noted = document.onBoardNotations.find((each) => each.portOfLoading !== undefined)?.portOfLoading;

            return { placeOfReceipt, portOfLoading: noted ?? portOfLoading, portOfDischarge, placeOfDelivery };
        }
        case 'AIR_WAYBILL':
            return { portOfLoading: document.departureLocation, portOfDischarge: document.arrivalLocation };
        case 'RAIL_CONSIGNMENT_NOTE':
            return { placeOfReceipt: document.placeOfReceipt, placeOfDelivery: document.placeOfDelivery };
    }
}
