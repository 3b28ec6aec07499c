import type { Deposit, LicenseInstitution, SetAccountKey, Withdrawal } from '@cohong/domain/custody/api';
import { custodyAccountSchema, type CustodyAccount } from '@cohong/domain/custody/custody-account';
import { custodyMovementSchema, type CustodyMovement } from '@cohong/domain/custody/custody-movement';
import { custodySheetSchema, type CustodySheet } from '@cohong/domain/custody/custody-sheet';
import {
    institutionAt,
    institutionBookSchema,
    type Institution,
    type InstitutionBook,
} from '@cohong/domain/custody/institution';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** Payment institutions, their accounts and the coins behind them, as the gateway sees them. */
export class CustodyClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    licenseInstitution(input: LicenseInstitution, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({
            name: 'dcep/custody:LicenseInstitution',
            input,
            request,
            bank: input.bank,
        });
    }

    readInstitutions(): Promise<InstitutionBook> {
        return this.#ledger.evaluate({
            name: 'dcep/custody:ReadInstitutions',
            input: {},
            answer: institutionBookSchema,
        });
    }

    /** Refuses INSTITUTION_MUST_EXIST unless this bank keeps its coins. */
    async institutionAt(of: Pick<Institution, 'institutionId' | 'bank'>): Promise<Institution> {
        return institutionAt(await this.readInstitutions(), of);
    }

    readCustody(institutionId: string): Promise<CustodySheet> {
        return this.#ledger.evaluate({
            name: 'dcep/custody:ReadCustody',
            input: { institutionId },
            answer: custodySheetSchema,
        });
    }

    openAccount(input: SetAccountKey, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/custody-account:OpenAccount', input, request });
    }

    replaceAccountKey(input: SetAccountKey, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/custody-account:ReplaceAccountKey', input, request });
    }

    readAccount(address: Readonly<Pick<CustodyAccount, 'institutionId' | 'accountId'>>): Promise<CustodyAccount> {
        const { institutionId, accountId } = address;

        return this.#ledger.evaluate({
            name: 'dcep/custody-account:ReadAccount',
            input: { institutionId, accountId },
            answer: custodyAccountSchema,
        });
    }

    deposit(input: Deposit, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/custody:Deposit', input, request });
    }

    withdraw(input: Withdrawal, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/custody:Withdraw', input, request });
    }

    readMovement(input: Pick<CustodyMovement, 'institutionId' | 'movementId'>): Promise<CustodyMovement> {
        return this.#ledger.evaluate({
            name: 'dcep/custody:ReadMovement',
            input,
            answer: custodyMovementSchema,
        });
    }
}
