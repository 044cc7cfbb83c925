import { describe, expect, it } from 'vitest';
import { is_filtered, query_of, read_filters } from './order-filters';

describe('the filters of Manage Orders', () => {
    it('are read from the address, and what is none is left out', () => {
        const all = {
            search: 'oak',
            from: '2026-11-01',
            to: '2026-11-30',
            delivery: 'shipped',
            messages: 'yes',
            contact: 'no',
            sort: 'oldest',
        };
        expect(read_filters(all)).toEqual(all);
        const wrong = {
            search: '',
            days: 8,
            from: 'soon',
            to: '2026-13-45',
            delivery: 'lost',
            messages: 'perhaps',
            contact: 1,
            sort: 'newest',
        };
        expect(read_filters(wrong)).toEqual({});
        expect(read_filters({ days: 30, from: '2026-11-01' }), 'a number of days stands for both ends').toEqual({ days: 30 });
    });
    it('are asked of the server by whole days of the reader', () => {
        const query = query_of({ from: '2026-11-01', to: '2026-11-02', messages: 'no', contact: 'yes' }, 0);
        expect(query.placed_from).toBe(new Date(2026, 10, 1).toISOString());
        expect(Date.parse(query.placed_to!) + 1).toBe(new Date(2026, 10, 3).getTime());
        expect(query).toMatchObject({ has_conversation: false, can_be_messaged: true });
    });
    it('ask the same all day long, today being one of the last seven', () => {
        const at = (hour: number) => query_of({ days: 7 }, new Date(2026, 10, 25, hour).getTime()).placed_from;
        expect(at(0)).toBe(at(23));
        expect(at(9)).toBe(new Date(2026, 10, 19).toISOString());
    });
    it('are told from a search and from sorting', () => {
        expect(is_filtered({ search: 'oak', sort: 'oldest' })).toBe(false);
        expect(is_filtered({ contact: 'no' })).toBe(true);
    });
});
