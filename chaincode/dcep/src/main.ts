import { serve } from '@cohong/chaincode-runtime/host';

serve(async () => (await import('./index.js')).contracts);
