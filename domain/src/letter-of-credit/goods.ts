import { z } from 'zod';
import { countryCodeSchema } from '../kernel/identifiers/country.js';
import { commodityCodeSchema } from '../kernel/identifiers/hs-code.js';
import { incotermSchema } from '../kernel/identifiers/incoterm.js';
import { quantitySchema, unitPriceSchema } from '../kernel/quantity.js';
import { textSchema } from '../kernel/text.js';

const percentSchema = z.int().min(0).max(99);

export const toleranceSchema = z.strictObject({ plusPercent: percentSchema, minusPercent: percentSchema });
/** How far an amount or a quantity may be above or below what is stated, in per cent (39A). */
export type Tolerance = z.output<typeof toleranceSchema>;

export const goodsLineSchema = z.strictObject({
    description: textSchema(6500),
    hsCodes: z.array(commodityCodeSchema).min(1).max(10).exactOptional(),
    quantity: quantitySchema.exactOptional(),
    /** "About" or "approximately": ten per cent up or down (UCP 600 art. 30a). */
    isQuantityApproximate: z.boolean().exactOptional(),
    /** The credit's own, in place of articles 30a and 30b. */
    quantityTolerance: toleranceSchema.exactOptional(),
    /** Counted in packing units or items, where article 30b gives no five per cent. */
    isCounted: z.boolean().exactOptional(),
    unitPrice: unitPriceSchema.exactOptional(),
    isUnitPriceApproximate: z.boolean().exactOptional(),
    countryOfOrigin: countryCodeSchema.exactOptional(),
});
export type GoodsLine = z.output<typeof goodsLineSchema>;

export const tradeTermSchema = z.strictObject({
    code: incotermSchema,
    namedPlace: textSchema(140),
    version: z.literal('2020'),
});
/** The rule of Incoterms, as "FOB Ningbo". */
export type TradeTerm = z.output<typeof tradeTermSchema>;

export const goodsSchema = z.strictObject({
    /** A PRC domestic credit may be for services. */
    kind: z.enum(['GOODS', 'SERVICES']),
    lines: z.array(goodsLineSchema).min(1).max(100),
    incoterm: tradeTermSchema.exactOptional(),
});
/** What is bought (45A). The invoice must describe it so; other documents may do so in general terms (art. 14e, 18c). */
export type GoodsTerms = z.output<typeof goodsSchema>;
