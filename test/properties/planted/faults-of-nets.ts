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
    type Fault,
    type Record,
    type Told,
    type Writes,
} from './planting.js';

const ofPayment = (status: string) => having('deferred-payment', (record) => record['status'] === status);

const [queuing, crediting, refusing, returning] = ['QUEUED', 'CREDITED', 'REFUSED', 'RETURNED'].map(ofPayment) as [
    (told: Told) => WrittenTransaction,
    (told: Told) => WrittenTransaction,
    (told: Told) => WrittenTransaction,
    (told: Told) => WrittenTransaction,
];
const confirming = having(
    'position',
    ({ status, pays }) => status === 'CONFIRMED' && (pays as Record)['amount'] !== '0.00',
);
const collecting = having(
    'position',
    ({ status, receives }) => status === 'SETTLED' && (receives as Record)['amount'] !== '0.00',
);
const settling = having('settled-cycle');
const failing = having('failed-cycle');

const dated =
    (choose: (told: Told) => WrittenTransaction, hours: number) =>
    (told: Told): Told =>
        told.map((each) =>
            each === choose(told) ? { ...each, at: new Date(each.at.getTime() + hours * 3_600_000) } : each,
        );
/** Of coins that wallets have, or that are set aside. */
const ofCoins =
    (isAside: boolean, change: (record: Record) => object) =>
    (writes: Writes): Writes => {
        const aside = new Set(
            writes
                .filter((each) => isOf('coin-status')(each) && each.record?.['status'] === 'PENDING')
                .map(({ key }) => key[1]),
        );
        return writes.map((each) =>
            (isOf('coin')(each) || isOf('coin-status')(each)) && each.record && aside.has(each.key[1]) === isAside
                ? { ...each, record: { ...each.record, ...change(each.record) } }
                : each,
        );
    };
const nothing = { serial: 'f'.repeat(64), amount: { amount: '0.00', currency: 'CNY' } };

/** The same of payments of a day, and of the nets that they come to. */
export const faultsOfNets: readonly Fault[] = [
    {
        fault: 'a deferred payment of which the payee’s bank holds another',
        found: 'the twins of a deferred payment differ',
        plant: inOne(queuing)((writes) =>
            writes.map((each) =>
                isOf('deferred-payment')(each) && each.collection === 'coins_PearlBankMSP'
                    ? { ...each, record: { ...each.record, payee: stranger } }
                    : each,
            ),
        ),
    },
    {
        fault: 'a deferred payment that its holder did not sign',
        found: 'a deferred payment is not as the holder signed it',
        plant: inOne(queuing)(altered('deferred-payment', () => ({ payee: stranger }))),
    },
    {
        fault: 'a deferred payment that is queued for a fen less than it takes',
        found: 'an obligation is not what its payments add up to',
        plant: inOne(queuing)(altered('deferred-payment', dearer)),
    },
    {
        fault: 'a deferred payment of which less is set aside',
        found: 'what is set aside is not what waits for its end',
        plant: inOne(queuing)(ofCoins(true, dearer)),
    },
    {
        fault: 'a deferred payment whose change goes astray',
        found: 'the change of a deferred payment goes astray',
        plant: inOne(queuing)(ofCoins(false, owned)),
    },
    {
        fault: 'a payment that is queued on another day',
        found: 'a payment is queued on another day',
        plant: dated(queuing, 24),
    },
    {
        fault: 'an obligation that is counted and grows on',
        found: 'an obligation is closed by nobody, or left open',
        plant: inOne(confirming)(altered('obligation', () => ({ isClosed: false }))),
    },
    {
        fault: 'a bank that is to be paid a fen more than its net',
        found: 'a position is not what the payments come to',
        plant: inOne(confirming)(altered('position', ({ receives }) => ({ receives: oneFenMore(receives) }))),
    },
    {
        fault: 'a bank that lays down other than it has counted',
        found: 'a bank lays down other than it has counted',
        plant: inOne(confirming)(altered('contribution', ({ pays }) => ({ pays: oneFenMore(pays) }))),
    },
    {
        fault: 'a bank that lays down nothing of what it pays',
        found: 'what is set aside is not what waits for its end',
        plant: inOne(confirming)((writes) =>
            writes.filter((each) => each.collection !== 'netting' || isOf('contribution')(each)),
        ),
    },
    {
        fault: 'a position that is counted before its day is over',
        found: 'a position is counted before its day is over',
        plant: dated(confirming, -2),
    },
    {
        fault: 'a cycle that is settled without a bank',
        found: 'a cycle is settled without a bank',
        plant: (told: Told): Told => {
            const missing = having('contribution', ({ bank }) => bank === 'HarbourBankMSP')(told);
            return told.filter((each) => each !== missing);
        },
    },
    {
        fault: 'a cycle that pays out a fen more than was laid down',
        found: 'what is set aside is not what waits for its end',
        plant: inOne(settling)(ofCoins(true, dearer)),
    },
    {
        fault: 'a cycle that is settled twice',
        found: 'a cycle ends twice',
        plant: (told: Told): Told =>
            told.flatMap((each) => (each === settling(told) ? [each, { ...each, id: 'again' }] : [each])),
    },
    {
        fault: 'a cycle that fails before its time is over',
        found: 'a cycle fails before its time is over',
        plant: dated(failing, -2),
    },
    {
        fault: 'a bank that collects what another was paid too',
        found: 'a bank holds other than it is due',
        plant: inOne(collecting)(
            altered('position', ({ held }) => ({ held: { ...(held as Record), ...dearer(held as Record) } })),
        ),
    },
    {
        fault: 'a bank that is paid and leaves it where it was',
        found: 'what is set aside is not what waits for its end',
        plant: inOne(collecting)((writes) => writes.filter(({ collection }) => collection !== 'netting')),
    },
    {
        fault: 'a deferred payment that is credited with a fen more',
        found: 'a deferred payment gives other coins than are due',
        plant: inOne(crediting)(ofCoins(false, dearer)),
    },
    {
        fault: 'a deferred payment that is credited to somebody else',
        found: 'a deferred payment gives other coins than are due',
        plant: inOne(crediting)(ofCoins(false, owned)),
    },
    {
        fault: 'a deferred payment that is credited and stays with the bank',
        found: 'a bank holds other than it is due',
        plant: inOne(crediting)(
            altered('position', ({ held = nothing }) => ({ held: { ...(held as Record), ...dearer(held as Record) } })),
        ),
    },
    {
        fault: 'a deferred payment that is credited before its cycle is settled',
        found: 'a deferred payment is credited before its cycle is settled',
        plant: (told: Told): Told => {
            const credit = crediting(told);
            const before = told.indexOf(settling(told));
            const rest = told.filter((each) => each !== credit);
            return [...rest.slice(0, before), credit, ...rest.slice(before)];
        },
    },
    {
        fault: 'a deferred payment that is credited twice',
        found: 'a deferred payment becomes what it cannot',
        plant: (told: Told): Told =>
            told.flatMap((each) => (each === crediting(told) ? [each, { ...each, id: 'again' }] : [each])),
    },
    {
        fault: 'a deferred payment that is refused and given back as a fen more',
        found: 'what is set aside is not what waits for its end',
        plant: inOne(refusing)(ofCoins(true, dearer)),
    },
    {
        fault: 'a deferred payment that comes back to somebody else',
        found: 'a deferred payment gives other coins than are due',
        plant: inOne(returning)(ofCoins(false, owned)),
    },
];
