// The form of a REST API's mapping, which several parts of the page fill in.

import type { UseFormReturnType } from '@mantine/form';
import type { RestMapping } from '#contract/rest-report.ts';

export type RestForm = UseFormReturnType<RestMapping>;
