import { afterAll, beforeAll, describe } from '@jest/globals';
import { reasonToSkip, startTestConsortium, type TestConsortium } from '../consortium.js';
import { amendment } from './amendment.js';
import { balance } from './balance.js';
import { bulkImport } from './bulk-import.js';
import { creditPayments } from './credit-payments.js';
import { consents } from './consents.js';
import { capitalAccounts } from './capital-accounts.js';
import { declarations } from './declarations.js';
import { duplicates } from './duplicates.js';
import { importDeclarations } from './import-declarations.js';
import { importFinancings } from './import-financings.js';
import { leaving } from './leaving.js';
import { features } from './features.js';
import { looks } from './looks.js';
import { paymentReports } from './payment-reports.js';
import { reportDocuments } from './report-documents.js';
import { packingCredits } from './packing-credits.js';
import { singleWindow } from './single-window.js';
import { recomputation } from './recomputation.js';
import { supervision } from './supervision.js';
import { financingLife } from './financing-life.js';
import { taxForms } from './tax-forms.js';
import { verifications } from './verifications.js';

const skipped = reasonToSkip();
const title = 'the foreign-exchange regulator';

(skipped === undefined ? describe : describe.skip)(
    skipped === undefined ? title : `${title} (skipped: ${skipped})`,
    () => {
        let consortium: TestConsortium;
        beforeAll(async () => {
            consortium = await startTestConsortium();
        }, 120_000);
        afterAll(() => consortium.stop());

        declarations(() => consortium);
        importDeclarations(() => consortium);
        amendment(() => consortium);
        taxForms(() => consortium);
        balance(() => consortium);
        capitalAccounts(() => consortium);
        duplicates(() => consortium);
        looks(() => consortium);
        consents(() => consortium);
        bulkImport(() => consortium);
        packingCredits(() => consortium);
        importFinancings(() => consortium);
        verifications(() => consortium);
        singleWindow(() => consortium);
        recomputation(() => consortium);
        supervision(() => consortium);
        features(() => consortium);
        financingLife(() => consortium);
        leaving(() => consortium);
        paymentReports(() => consortium);
        reportDocuments(() => consortium);
        creditPayments(() => consortium);
    },
);
