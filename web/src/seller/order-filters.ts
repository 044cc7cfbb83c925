// What Manage Orders is narrowed to: read from the address, written into it, and asked of the server.
import type { OrdersQuery } from '../api/orders';
import type { DeliveryState } from '../api/types';

export const delivery_states = [
    'pending',
    'to_plan',
    'not_shipped',
    'shipped',
    'delivered',
    'cancelled',
] as const satisfies DeliveryState[];
export const periods = [7, 30, 90] as const;
const words = ['yes', 'no'] as const;
type YesOrNo = (typeof words)[number];

// As it stands in the address. `from` and `to` are days of the reader's calendar, "2026-11-01".
export interface OrderFilters {
    search?: string;
    days?: (typeof periods)[number];
    from?: string;
    to?: string;
    delivery?: DeliveryState;
    messages?: YesOrNo;
    contact?: YesOrNo;
    sort?: 'oldest';
}

const is_day = (value: unknown): value is string =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));

// Whatever the address says, made into filters; what is none is left out.
export function read_filters(query: Record<string, unknown>): OrderFilters {
    const filters: OrderFilters = {};
    if (typeof query['search'] === 'string' && query['search'] !== '') filters.search = query['search'].slice(0, 200);
    const days = periods.find((each) => each === Number(query['days']));
    if (days !== undefined) filters.days = days;
    else {
        if (is_day(query['from'])) filters.from = query['from'];
        if (is_day(query['to'])) filters.to = query['to'];
    }
    const delivery = delivery_states.find((each) => each === query['delivery']);
    if (delivery !== undefined) filters.delivery = delivery;
    for (const name of ['messages', 'contact'] as const) {
        const word = words.find((each) => each === query[name]);
        if (word !== undefined) filters[name] = word;
    }
    if (query['sort'] === 'oldest') filters.sort = 'oldest';
    return filters;
}

// The search is no filter, and neither is the sorting.
export function is_filtered({ days, from, to, delivery, messages, contact }: OrderFilters): boolean {
    return [days, from, to, delivery, messages, contact].some((each) => each !== undefined);
}

// The first moment of a day in the reader's zone, `days` later.
function midnight(day: Date, days: number): Date {
    return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days);
}
const local_day = (text: string) => new Date(`${text}T00:00:00`);

// `now` in milliseconds. The last days begin at a midnight, so that the same question is asked all day long.
export function query_of(filters: OrderFilters, now: number): OrdersQuery {
    const { search, days, from, to, delivery, messages, contact, sort } = filters;
    const query: OrdersQuery = {};
    if (search !== undefined) query.search = search;
    if (days !== undefined) query.placed_from = midnight(new Date(now), 1 - days).toISOString();
    if (from !== undefined) query.placed_from = local_day(from).toISOString();
    if (to !== undefined) query.placed_to = new Date(midnight(local_day(to), 1).getTime() - 1).toISOString();
    if (delivery !== undefined) query.delivery_state = delivery;
    if (messages !== undefined) query.has_conversation = messages === 'yes';
    if (contact !== undefined) query.can_be_messaged = contact === 'yes';
    if (sort !== undefined) query.sort = sort;
    return query;
}
