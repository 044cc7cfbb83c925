// Holds the verdicts on the labelled corpus to floors that only rise. Nothing is ever tuned on its sentences.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shared } from '../support/paths.ts';
import { score, type Found, type Labelled } from '../support/score.ts';
import { runStoa } from '../support/server.ts';

const ofTheCorpus = new Set(['labels', 'note', 'source', 'arguable']); // What is no part of a draft.
const corpus = shared('corpus/dev.jsonl');

describe.skipIf(corpus.missing)('the labelled corpus (needs ../shared/corpus)', { timeout: 60_000 }, () => {
    it('is decided at least as well as before', () => {
        const messages = readFileSync(corpus.path, 'utf8')
            .split('\n')
            .filter(Boolean)
            .map((line) => JSON.parse(line) as Labelled)
            .filter(({ arguable }) => !arguable);
        const drafts = messages.map((message) =>
            JSON.stringify(Object.fromEntries(Object.entries(message).filter(([key]) => !ofTheCorpus.has(key)))),
        );
        const ran = runStoa(['check', '--batch'], { input: `${drafts.join('\n')}\n` });
        expect(ran.status, ran.err).toBe(0);
        const found = ran.out
            .split('\n')
            .filter(Boolean)
            .map((line) => (JSON.parse(line) as { findings: Found[] }).findings);
        expect(found).toHaveLength(messages.length);
        const reached = score(messages, found);
        expect(reached.macroF1).toBeGreaterThan(0.974);
        expect(reached.spanRecall).toBeGreaterThan(0.9);
        expect(reached.falseAlarms).toBeLessThan(0.01);
        expect(reached.missed).toBeLessThan(0.08);
        for (const [rule, f1] of reached.f1) expect(f1, rule).toBeGreaterThan(0.7);
    });
});
