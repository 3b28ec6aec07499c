import { airConditioners, loudspeakers } from '@cohong/fixtures';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Answer, Client } from '../../story/client.js';
import type { TestConsortium } from '../consortium.js';

type Declared = typeof airConditioners;
type Hit = Readonly<Record<string, unknown>>;

const period = { since: '2025-03-01', before: '2025-04-01' };
const [unit] = airConditioners.lines;
const usual = 25;

let serial = 99_400;
/** Of March 2025, when nobody else in this story has declared anything. */
function declaration(changes: Partial<Declared> & { readonly price?: string } = {}): Declared {
    serial += 1;
    const { price = '88.425', ...others } = changes;
    return {
        ...airConditioners,
        declarationNumber: `514120250${String(serial).padStart(9, '0')}`,
        declarationDate: '2025-03-10',
        transportDocumentReference: `NSABAH25${serial}`,
        lines: [{ ...unit!, unitPrice: { ...unit!.unitPrice, amount: price } }],
        ...others,
    };
}

const kite = { vesselName: 'GULF KITE', voyage: '011W', exportDate: '2025-03-14' };
const heron = { vesselName: 'EASTERN HERON', voyage: '0122S', exportDate: '2025-03-16' };
const boxed = { containers: [{ equipmentReference: 'LNTU3124007' }] };

/** Prices between 85 and 94.6 dinar, and three ships that call at several ports. */
const honest = Array.from({ length: usual }, (_, index) =>
    declaration({
        price: (85 + index * 0.4).toFixed(3),
        ...(index % 3 === 0 ? {} : { ...(index % 2 === 0 ? kite : heron), exportDate: `2025-03-${12 + (index % 5)}` }),
    }),
);
const dear = declaration({ price: '884.250' });
const cheap = declaration({ price: '8.842' });
const elsewhere = declaration({ destinationPort: 'AEJEA' });
const onNoShip = declaration({ exportDate: '2025-03-14' });
const late = declaration({ ...kite, voyage: '012W', exportDate: '2025-05-20' });
const early = declaration({ ...kite, voyage: '009W', exportDate: '2025-03-11' });
const again = declaration({ ...kite, voyage: '009 w', exportDate: '2025-04-20' });
const box = declaration({ ...kite, ...boxed });
const boxAgain = declaration({ ...heron, ...boxed });
const bill = declaration({ ...kite, transportDocumentReference: 'NSABAH25-77' });
const billAgain = declaration({ ...heron, transportDocumentReference: 'nsabah 2577' });
const { consignor, overseasConsignee } = airConditioners;
const ring = { ...overseasConsignee, partyName: 'Ring Trading W.L.L.' };
const out = declaration({ overseasConsignee: ring });
const back = declaration({
    declarationDate: '2025-03-20',
    producerSeller: { ...ring, partyName: 'RING TRADING WLL' },
    consignor: loudspeakers.consignor,
    overseasConsignee: { partyName: consignor.partyName.toUpperCase() },
});
const planted = [out, back, dear, cheap, elsewhere, onNoShip, late, early, again, box, boxAgain, bill, billAgain];

/** What SAFE asks about, out of figures alone. Each hit shows the rows that it comes of, and nothing is stopped. */
export function features(running: () => TestConsortium): void {
    describe('SAFE looks for what is odd among declarations', () => {
        const user = (mspId: string, name: string): Client => running().organisation(mspId).user(name);
        const find = (what: string, filters: Readonly<Record<string, string>> = {}): Promise<Answer> =>
            user('SafeMSP', 'regulator-1').get(
                `/v1/supervision/${what}?${new URLSearchParams({ ...period, ...filters }).toString()}`,
            );
        const numbers = (rows: unknown): unknown => (rows as Hit[]).map(({ declarationNumber }) => declarationNumber);

        beforeAll(async () => {
            const told = await user('CustomsMSP', 'officer-1').postLines(
                '/v1/declaration-imports',
                [...honest, ...planted],
                { 'idempotency-key': randomUUID() },
            );
            const all = honest.length + planted.length;
            expect((told.body as Hit[]).at(-1)).toMatchObject({ status: 'COMPLETE', imported: all });
        }, 60_000);

        it('prices far from what the same goods cost on the same route: the two that were planted, and their route', async () => {
            const outliers = await find('price-outliers');

            expect(outliers.list('data')).toMatchObject([
                {
                    ...{ rule: 'PRICE_FAR_FROM_ROUTE', side: 'BELOW', basisPointsOff: 9_000 },
                    line: { declarationNumber: cheap.declarationNumber, unitPrice: { amount: '8.842' }, banks: [] },
                },
                {
                    ...{ rule: 'PRICE_FAR_FROM_ROUTE', side: 'ABOVE', basisPointsOff: 90_000 },
                    ...{ prices: usual + planted.length, median: '88.425' },
                    line: { declarationNumber: dear.declarationNumber, lineNumber: 1, unitPrice: { amount: '884.25' } },
                },
            ]);
            const [hit] = outliers.list('data');
            const route = await user('SafeMSP', 'regulator-1').get(String(hit!['rows']));
            expect(route.at('total')).toBe(usual + planted.length);
            expect((await find('price-outliers', { leastPrices: '39' })).at('total')).toBe(0);
            expect((await find('price-outliers', { hsCode: loudspeakers.lines[0]!.hsCode })).at('total')).toBe(0);
        });

        it('dates, voyages, containers and ports that cannot be: one of each rule, and no honest declaration', async () => {
            const found = await find('impossible-journeys', { order: 'oldest-first' });
            const told = found.list('data').map(({ rule, about, days, rows }) => [rule, about, days, numbers(rows)]);
            const of = (...those: Declared[]): unknown => those.map(({ declarationNumber }) => declarationNumber);

            expect(told).toEqual([
                ['BILL_ON_TWO_VOYAGES', 'NSABAH2577', undefined, of(bill, billAgain)],
                ['CONTAINER_SAILED_TWICE', 'LNTU3124007', 2, of(box, boxAgain)],
                ['PORT_IN_ANOTHER_COUNTRY', 'AEJEA', undefined, of(elsewhere)],
                ['SAILED_LONG_AFTER_DECLARED', late.transportDocumentReference, 71, of(late)],
                ['SAILED_WITHOUT_VESSEL', onNoShip.transportDocumentReference, undefined, of(onNoShip)],
                ['VOYAGE_SAILED_TWICE', 'GULFKITE 009W', 40, of(early, again)],
            ]);
            const [row] = found.list('data')[0]!['rows'] as Hit[];
            expect(row!['ledger']).toMatchObject({ transactionId: expect.stringMatching(/^[0-9a-f]{64}$/) });

            const patient = { waitingDays: '71', voyageDays: '40', returnDays: '2', rule: 'CONTAINER_SAILED_TWICE' };
            expect((await find('impossible-journeys', patient)).at('total')).toBe(0);
        });

        it('goods that are sold on until they are back where they came from', async () => {
            const circles = await find('circles');

            expect(circles.list('data')).toMatchObject([
                { rule: 'SALES_IN_A_CIRCLE', chapter: '84', days: 10, sales: 3, parties: { length: 3 } },
            ]);
            const rows = circles.list('data')[0]!['rows'] as Hit[];
            expect(rows.map(({ sourceId }) => sourceId)).toEqual(
                [out, back, back].map(({ declarationNumber }) => declarationNumber),
            );
            expect((await find('circles', { circleDays: '9' })).at('total')).toBe(0);
            expect((await find('circles', { mostParties: '2' })).at('total')).toBe(0);
        });

        it('page by page, as a table, and as it was before they were declared; a bank is told of none', async () => {
            const first = await find('impossible-journeys', { limit: '4' });
            const rest = await find('impossible-journeys', { limit: '4', cursor: first.text('nextCursor') });
            expect([first.list('data').length, rest.list('data').length, rest.at('total')]).toEqual([4, 2, 6]);
            expect((await find('impossible-journeys', { asOfBlock: '0' })).at('total')).toBe(0);
            expect((await find('price-outliers', { asOfBlock: '0' })).at('total')).toBe(0);
            expect((await find('price-outliers', { before: '2026-03-03' })).status).toBe(422);

            const query = new URLSearchParams(period).toString();
            const path = `/v1/supervision/impossible-journeys?${query}`;
            const { url, token } = running().organisation('PbocMSP');
            const authorization = `Bearer ${await token('officer-1')}`;
            const table = await fetch(`${url}${path}`, { headers: { authorization, accept: 'text/csv' } });
            expect((await table.text()).trimEnd().split('\r\n')).toHaveLength(7);
            expect((await user('PearlBankMSP', 'auditor-1').get(path)).status).toBe(404);
        });
    });
}
