import { presentationAddressSchema, refusePresentationSchema } from '@cohong/domain/presentation/api';
import { refusePresentation } from '@cohong/domain/presentation/refuse-presentation';
import { waiveDiscrepancies } from '@cohong/domain/presentation/waive-discrepancies';
import { adviceOn } from '../discrepancy-advice/find-advice.js';
import { bindingAct } from './change-presentation.js';
import { examiningFacts } from './find-presentation.js';

/** The one notice of refusal. */
export const refusalByTwo = bindingAct({
    act: 'presentation:ApproveRefusal',
    schema: refusePresentationSchema,
    decide:
        ({ disposal }) =>
        async ({ presentation, examining }, ctx, acting) => {
            const advice = await adviceOn(ctx, acting, presentation);

            return { presentation: refusePresentation({ disposal }, { ...examining, presentation, advice }) };
        },
    events: ['RefusalProposed', 'PresentationRefused'],
});

/** To take documents in spite of what is wrong with them. */
export const waiverByTwo = bindingAct({
    act: 'presentation:ApproveWaiver',
    schema: presentationAddressSchema,
    decide: () => async (found, ctx, acting) => {
        const { presentation } = found;
        const facts = await examiningFacts(ctx, acting, found);
        const advice = await adviceOn(ctx, acting, presentation);

        return { presentation: waiveDiscrepancies({ ...facts, presentation, advice }) };
    },
    events: ['WaiverProposed', 'DiscrepanciesWaived'],
});
