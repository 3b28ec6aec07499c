import type { ParticipationPolicy } from '@cohong/domain/forfaiting/participation/participation-policy';

export const exampleParticipationPolicy: ParticipationPolicy = {
    effectiveFrom: '2027-01-01',
    undisclosedIn: ['CN', 'SG'],
    source: 'Opinions of counsel, 2026',
};

/** A bank stands by for half of a claim until a month after it is payable. */
export const exampleParticipationOffer = {
    claimId: '4d2b8f60c1a94e7793f5d8e6b0a3c217',
    participant: 'PearlBankMSP',
    disclosure: 'DISCLOSED',
    share: { amount: '40000.00', currency: 'CNY' },
    funding: { kind: 'UNFUNDED', yearlyBasisPoints: 90, callableUntil: '2026-09-30' },
    validUntil: '2026-06-05T09:00:00.000Z',
};
