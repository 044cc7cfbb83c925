// Whether a seller can open a message about an order now: where any reason is open.
import type { Order } from '../api/types';

export const is_open = ({ allowed_reasons }: Order): boolean => allowed_reasons.some((each) => each.open);

// What stands against them, each said once: what the rules say, and only without that what the order's state is not for.
export function whys_of({ allowed_reasons }: Order): string[] {
    const ruled = allowed_reasons.filter(({ rule }) => rule !== undefined);
    return [...new Set((ruled.length > 0 ? ruled : allowed_reasons).flatMap(({ why }) => why ?? []))];
}
