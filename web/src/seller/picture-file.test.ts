import { describe, expect, it } from 'vitest';
import { base64_of, fitting, name_of } from './picture-file';

describe('a picture for the library', () => {
    it.each([
        ['north_logo-2.png', 'north logo 2'],
        ['Oak & Iron.JPEG', 'Oak & Iron'],
        ['.png', '.png'],
        ['v1.2 final', 'v1.2 final'],
    ])('%s is called %s', (file, name) => expect(name_of(file)).toBe(name));
    it.each([
        [800, 600, 800, 600],
        [4000, 2000, 1000, 500],
        [1, 5000, 1, 1000],
    ])('%i x %i becomes %i x %i', (width, height, fit_width, fit_height) =>
        expect(fitting(width, height)).toEqual({ width: fit_width, height: fit_height }),
    );
    it('goes as base64', async () => expect(await base64_of(new Blob([new Uint8Array([0, 255, 16])]))).toBe('AP8Q'));
});
