import { describe, expect, it } from 'vitest';
import { drawn_size, kept_middle, limited, swipe_of, zoomed_in, zoomed_out } from './zoom';

describe('the viewer', () => {
    it('draws all of a picture, and not larger than it is', () => {
        const stage = { width: 1000, height: 500 };
        expect(drawn_size({ width: 4000, height: 1000 }, stage, 1)).toEqual({ width: 1000, height: 250 });
        expect(drawn_size({ width: 20, height: 20 }, stage, 1)).toEqual({ width: 20, height: 20 });
        expect(drawn_size({ width: 20, height: 20 }, stage, 4)).toEqual({ width: 80, height: 80 });
        expect(drawn_size({ width: 1, height: 9000 }, stage, 1)).toEqual({ width: 1, height: 500 });
    });
    it('zooms between once and eight times', () => {
        expect(zoomed_out(1)).toBe(1);
        expect(zoomed_in(7)).toBe(8);
        expect([limited(0.2), limited(3), limited(90)]).toEqual([1, 3, 8]);
    });
    it('keeps the middle in the middle', () => {
        expect(kept_middle(0, 100, 2)).toBe(50);
        expect(kept_middle(50, 100, 0.5)).toBe(0);
    });
    it('goes on by a finger', () => {
        expect(swipe_of(-80, 10)).toBe(1);
        expect(swipe_of(80, -10)).toBe(-1);
        expect(swipe_of(-80, 60)).toBeUndefined();
        expect(swipe_of(20, 0)).toBeUndefined();
    });
});
