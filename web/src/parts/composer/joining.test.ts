import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Words, type Catalogue } from '../../words/words';
import { differing_parts, join_drafts, part_words } from './joining';
import { content_of } from './meeting';
import type { Unsent } from './unsent';

const catalogue = JSON.parse(readFileSync(join(import.meta.dirname, '../../../../catalogues/en/web.json'), 'utf8')) as Catalogue;
const words = new Words('en', 'en-US', catalogue);
const joined = (mine: Unsent, theirs: Unsent) => join_drafts(words, mine, theirs);

describe('two drafts', () => {
    const mine: Unsent = { text: 'The same.', subject: 'Your shelf', reason: 'customization', form: { verify: 'Oak' } };
    it('differ in what is told of them, whatever it is', () => {
        const theirs: Unsent = {
            text: 'The same.',
            subject: 'Your oak shelf',
            reason: 'warranty',
            form: { verify: 'Elm', by: '2026-12-03' },
        };
        expect(differing_parts(mine, theirs)).toEqual(['reason', 'form.by', 'form.verify', 'subject']);
        expect(differing_parts({ text: 'a' }, { text: 'b', topic: 'return' })).toEqual(['topic', 'text']);
        expect(part_words(words, theirs, 'reason')).toBe('Warranty');
        expect(part_words(words, theirs, 'form.by')).toBe('Thursday, December 3, 2026');
        expect(part_words(words, mine, 'form.by')).toBe('');
    });
    it('say the same in whichever order their form was filled in', () => {
        const [one, other] = [
            { verify: 'Oak', by: '2026-12-03' },
            { by: '2026-12-03', verify: 'Oak', service: '' },
        ];
        expect(content_of({ text: '', form: one })).toBe(content_of({ text: '', form: other }));
    });
});

describe('joined drafts', () => {
    it('have both texts, and one that is the same once', () => {
        expect(joined({ text: 'Mine.' }, { text: 'Theirs.' }).text).toBe('Mine.\n\nTheirs.');
        expect(joined({ text: 'Same.' }, { text: 'Same.\n' }).text).toBe('Same.');
        expect(joined({ text: ' ' }, { text: 'Theirs.' }).text).toBe('Theirs.');
    });
    it('have the subject of the other one, as a line where there is one here', () => {
        expect(joined({ text: 'a' }, { text: 'b', subject: 'Theirs' })).toMatchObject({ text: 'a\n\nb', subject: 'Theirs' });
        const two = joined({ text: 'a', subject: 'Mine' }, { text: 'b', subject: 'Theirs' });
        expect(two).toMatchObject({ text: 'a\n\nTheirs\nb', subject: 'Mine' });
        expect(joined({ text: 'a', subject: 'Mine' }, { text: 'a', subject: 'Theirs' }).text).toBe('a\n\nTheirs');
        expect(joined({ text: 'a', subject: 'Same' }, { text: 'a', subject: 'Same' }).text).toBe('a');
    });
    it('have what the forms were filled with, and what has no field as a line', () => {
        const theirs: Unsent = { text: 'b', reason: 'customization', form: { verify: 'Elm', by: '2026-12-03', service: '' } };
        const both = joined({ text: 'a', reason: 'customization', form: { verify: 'Oak', by: '' } }, theirs);
        expect(both.form).toEqual({ verify: 'Oak', by: '2026-12-03', service: '' });
        expect(both.text).toBe('a\n\nb\nWhat is to be verified: Elm');
        expect(joined({ text: 'a', form: { verify: 'Oak' } }, { ...theirs, text: 'Please verify: Elm' }).text).toBe(
            'a\n\nPlease verify: Elm',
        );
    });
    it('keep the reason and the topic from here, but not a reason by which no words are sent', () => {
        expect(joined({ text: 'a', reason: 'warranty' }, { text: 'b', reason: 'return_issue', topic: 'return' })).toMatchObject({
            reason: 'warranty',
            topic: 'return',
        });
        expect(joined({ text: 'a', reason: 'feedback_request' }, { text: 'b', reason: 'warranty' }).reason).toBe('warranty');
        expect(joined({ text: 'a' }, { text: 'b', reason: 'warranty' }).reason).toBe('warranty');
    });
});
