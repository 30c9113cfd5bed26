// The models that the product ships, loaded once for all tests.
import { shippedModels } from '../server/main/read-models.ts';

export const models = shippedModels().models();
