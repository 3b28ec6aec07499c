import type { WrittenTransaction } from '../audit/written-blocks.js';
import {
    altered,
    dearer,
    having,
    inOne,
    isOf,
    oneFenMore,
    owned,
    stranger,
    without,
    type Fault,
    type Record,
    type Told,
    type Writes,
} from './planting.js';

const registering = having('device', () => true);
const loading = having('load', ({ statements }) => (statements as readonly unknown[]).length === 0);
const paying = having('offline-payment', ({ status }) => status === 'REGISTERED');
const duplicate = having('offline-payment', ({ status }) => status === 'DUPLICATE');
const unloading = having('load', ({ statements }) => JSON.stringify(statements).includes('UNLOADING'));
const returning = having('load', ({ returned }) => returned !== undefined);

const dated =
    (choose: (told: Told) => WrittenTransaction, minutes: number) =>
    (told: Told): Told =>
        told.map((each) => {
            if (each !== choose(told)) {
                return each;
            }
            const load = each.writes.find(isOf('load'))!.record as { readonly registrableUntil: string };
            return { ...each, at: new Date(Date.parse(load.registrableUntil) + minutes * 60_000) };
        });
const dearerCoins = (writes: Writes): Writes => altered('coin', dearer)(altered('coin-status', dearer)(writes));
const elsewhere = (writes: Writes): Writes => altered('coin', owned)(altered('coin-status', owned)(writes));
const lastStatement =
    (change: (statement: Record) => object) =>
    ({ statements }: Record) => {
        const all = statements as readonly Record[];
        return { statements: [...all.slice(0, -1), { ...all.at(-1), ...change(all.at(-1)!) }] };
    };

/** The same of devices, and of what they were loaded with. */
export const faultsOfDevices: readonly Fault[] = [
    {
        fault: 'a device that its holder did not sign for',
        found: 'a device is not as its holder signed',
        plant: inOne(registering)(altered('device', () => ({ deviceKey: `04${'0'.repeat(128)}` }))),
    },
    {
        fault: 'coins that go on a device and can still be spent',
        found: 'a state is not that of its coin',
        plant: inOne(loading)((writes) =>
            writes.map((each) =>
                isOf('coin-status')(each) && each.record?.['status'] === 'ON_DEVICE'
                    ? { ...each, record: { ...each.record, status: 'UNSPENT' } }
                    : each,
            ),
        ),
    },
    {
        fault: 'a device that carries more than one payment may hand over',
        found: 'a device carries more than it may',
        plant: inOne(loading)(
            altered('load', ({ caps }) => ({
                caps: { ...(caps as object), amount: { amount: '0.01', currency: 'CNY' } },
            })),
        ),
    },
    {
        fault: 'a device that is loaded with a fen more than was taken for it',
        found: 'a load is of other coins than were made for it',
        plant: inOne(loading)(
            altered('load', ({ coins }) => ({
                coins: (coins as readonly Record[]).map((coin, place) =>
                    place === 0 ? { ...coin, amount: oneFenMore(coin['amount']) } : coin,
                ),
            })),
        ),
    },
    {
        fault: 'an offline payment of a fen more than the device handed over',
        found: 'a device gives other coins than are due',
        plant: inOne(paying)(dearerCoins),
    },
    {
        fault: 'an offline payment that reaches somebody else',
        found: 'a device gives other coins than are due',
        plant: inOne(paying)(elsewhere),
    },
    {
        fault: 'an offline payment that the device did not sign',
        found: 'an offline payment is not as the device signed it',
        plant: inOne(paying)(
            altered('offline-payment', ({ terms }) => ({ terms: { ...(terms as object), counter: 2 } })),
        ),
    },
    {
        fault: 'an offline payment that its payee’s device did not take',
        found: 'an offline payment is not as its payee took it',
        plant: inOne(paying)(altered('offline-payment', ({ payerSignature }) => ({ payeeSignature: payerSignature }))),
    },
    {
        fault: 'coins that leave a device without a word of it',
        found: 'what is released is not what locks and devices release',
        plant: inOne(paying)((writes) => without('offline-payment')(without('transfer')(without('load')(writes)))),
    },
    {
        fault: 'a load of which nobody says what is left',
        found: 'a load holds other coins than are left',
        plant: inOne(paying)(altered('load', () => ({ statements: [] }))),
    },
    {
        fault: 'an offline payment that comes when its time is over',
        found: 'an offline payment is registered too late',
        plant: dated(paying, 0),
    },
    {
        fault: 'a duplicate that passes as a payment',
        found: 'a duplicate passes as a payment, or the reverse',
        plant: inOne(duplicate)(altered('offline-payment', () => ({ status: 'REGISTERED' }))),
    },
    {
        fault: 'a duplicate that is paid once more',
        found: 'an offline payment pays other than is there',
        plant: inOne(duplicate)(altered('offline-payment', ({ terms }) => ({ paid: (terms as Record)['amount'] }))),
    },
    {
        fault: 'a fraud of which the proof is left out',
        found: 'a device is stopped for a fraud that nobody proves',
        plant: inOne(duplicate)(without('fraud-proof')),
    },
    {
        fault: 'a fraud after which the device goes on',
        found: 'a device goes on after its fraud',
        plant: inOne(duplicate)(without('device')),
    },
    {
        fault: 'a proof of fraud of twice the same',
        found: 'a proof of fraud proves nothing',
        plant: inOne(duplicate)(altered('fraud-proof', ({ earlier }) => ({ later: earlier }))),
    },
    {
        fault: 'a device that was stopped and is in use again',
        found: 'a device becomes what it cannot',
        plant: (told: Told): Told =>
            told.flatMap((each) => {
                const [device] = each.writes.filter(isOf('device'));
                return each === duplicate(told)
                    ? [
                          each,
                          {
                              ...each,
                              id: 'again',
                              writes: [{ ...device!, record: { ...device!.record, status: 'REGISTERED' } }],
                          },
                      ]
                    : [each];
            }),
    },
    {
        fault: 'coins that come back from a device that has not signed',
        found: 'a device gives back what it has not signed',
        plant: inOne(unloading)(
            altered(
                'load',
                lastStatement(() => ({ signature: '00'.repeat(64) })),
            ),
        ),
    },
    {
        fault: 'coins that come back from a device as a fen more',
        found: 'a device gives other coins than are due',
        plant: inOne(unloading)(dearerCoins),
    },
    {
        fault: 'a load that is returned while payees may come',
        found: 'a load is returned while payees may come',
        plant: dated(returning, 29),
    },
    {
        fault: 'a load that is returned to somebody else',
        found: 'a device gives other coins than are due',
        plant: inOne(returning)(elsewhere),
    },
    {
        fault: 'a wallet that loads a device though it is frozen',
        found: 'a frozen wallet pays',
        plant: (told: Told): Told => {
            const { walletId } = loading(told).writes.find(isOf('load'))!.record as { readonly walletId: string };
            const freeze = { collection: 'frozen', key: ['freeze', walletId], record: { walletId } };
            return told.flatMap((each) =>
                each === loading(told) ? [{ id: 'freeze', at: each.at, writes: [freeze] }, each] : [each],
            );
        },
    },
    {
        fault: 'a load that its holder did not sign',
        found: 'a payment is not as the holder signed it',
        plant: inOne(loading)(
            altered('load', ({ signed }) => ({ signed: { ...(signed as object), signature: stranger.repeat(4) } })),
        ),
    },
];
