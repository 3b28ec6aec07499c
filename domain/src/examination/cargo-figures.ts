import type { TransportDocument } from '../document/trade-document.js';
import { decimalText, hundredThousandths } from '../kernel/decimal.js';
import type { Quantity } from '../kernel/quantity.js';

/** The numbers of packages that a transport document says, each of one item; undefined of an item that says none. */
export function packagesOn({ consignmentItems }: TransportDocument): readonly (string | undefined)[] {
    return consignmentItems.flatMap(({ cargoItems }) =>
        cargoItems.map(({ outerPackaging }) => outerPackaging?.numberOfPackages.toString()),
    );
}

/** As what they are counted: cartons on pallets may be either. */
export function packingsOn({ consignmentItems }: TransportDocument): readonly string[] {
    return consignmentItems.flatMap(({ cargoItems }) =>
        cargoItems.flatMap(({ outerPackaging }) => outerPackaging?.packageCode ?? []),
    );
}

/** Gross weights in kilograms, each of one item. */
export function weightsOn({ consignmentItems }: TransportDocument): readonly (string | undefined)[] {
    return consignmentItems.flatMap(({ cargoItems }) =>
        cargoItems.map(({ cargoGrossWeight }) => kilograms(cargoGrossWeight)),
    );
}

/** Of other units than the tonne and the kilogram people judge. */
export function kilograms(quantity: Quantity | undefined): string | undefined {
    if (quantity?.unit === 'TNE') {
        return decimalText(hundredThousandths(quantity.value) * 1_000n);
    }

    return quantity?.unit === 'KGM' ? quantity.value : undefined;
}

/** The containers in which the goods go. */
export function containersOn(document: TransportDocument): readonly string[] {
    return 'utilizedTransportEquipments' in document
        ? (document.utilizedTransportEquipments ?? []).map(({ equipment }) => equipment.equipmentReference)
        : [];
}
